"""Headlines in Title Case or CAPITALS, in the case that the article itself uses for their words.

A parser takes "Senate Backs New Dam Plan" for one long name. The words keep their places, so that offsets hold.
"""

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.schema import Span

_WORD = re.compile(r"[^\W\d_]+")
_CLOSING = " \n\"'”’)]"
_SHORT = 3  # letters: "of", "to", "the" are written small in most headlines
_CONNECTING = frozenset({"after", "amid", "from", "into", "over", "than", "that", "with"})
_FEWEST = 3  # words that tell whether a line is a headline


def truecased(text: str, sentences: Sequence[Span]) -> str:
    """The text with the words of headlines in the case they have elsewhere in it; a word of no other place is small.

    Args:
        text: the whole text.
        sentences: all of its sentences, in order.
    """
    headlines = [s for s in sentences if _is_headline(s.text)]
    body = [s for s in sentences if s not in headlines]
    if not headlines or not body:
        return text
    usual = _usual(body)
    made = list(text)
    for line in headlines:
        for n, word in enumerate(_WORD.finditer(text, line.start, line.end)):
            form = usual.get(word[0].casefold(), word[0].lower())
            if len(form) == len(word[0]):
                made[word.start() : word.end()] = form if n else form[0].upper() + form[1:]
    return "".join(made)


def _is_headline(line: str) -> bool:
    """Whether all longer words of a line but connecting ones begin with a capital; without a full stop, nearly all.

    "President Tom Hale criticised Ana Ruiz in Lume." is a sentence with many names.
    """
    words = [w for w in _WORD.findall(line) if len(w) > _SHORT and w not in _CONNECTING]
    share = 1 if line.rstrip(_CLOSING).endswith(".") else 0.8
    return len(words) >= _FEWEST and sum(w[0].isupper() for w in words) >= share * len(words)


def _usual(sentences: Sequence[Span]) -> dict[str, str]:
    """How each word is written most often, the first words of sentences apart."""
    forms: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in _WORD.findall(sentence.text)[1:]:
            forms.setdefault(word.casefold(), Counter())[word] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in forms.items()}
