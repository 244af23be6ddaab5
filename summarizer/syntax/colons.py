"""Attributions with a colon: headlines ("Mayor: Dam will not open") and the turns of an interview ("LIND: We tried.")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.syntax.drafts import Draft
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Parse, Sentence
from summarizer.syntax.speakers import speaker
from summarizer.syntax.tokens import SUBJECTS, base, child, saying, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 8  # words of a speaker before a colon
_AFTER = 4  # words of a speaker behind a colon, where only a headline has one


def colons(parse: Parse) -> Iterator[Draft]:
    """What a headline or the turns of an interview attribute with a colon."""
    if parse.sentences:
        yield from _headline(parse.sentences[0])
    yield from _turns(parse)


def _headline(sentence: Sentence) -> Iterator[Draft]:
    colon = _colon(sentence)
    if colon is None or colon.nbor(1).is_quote or _is_dateline(colon):
        return
    left, right = _sides(colon)
    for who, what, longest in ((left, right, _LONGEST), (right, left, _AFTER)):
        head = _speaker(who, longest)
        head = None if who is right and sentence.doc[-1].text == "." else head
        if head is not None and not saying(what[-1]) and any(t.pos_ in ("VERB", "AUX") for t in what):
            owner = child(head, "poss") if base(head) in lexicon().nouns else None
            place = sentence.place(who[0], who[-1])
            voice = speaker(sentence, owner) if owner is not None else speaker(sentence, head)._replace(place=place)
            content = sentence.place(what[0], what[-1])
            yield Draft("colon", sentence, None, (content,), "asserts", speaker=voice, saying=True)
            return


def _is_dateline(colon: "Token") -> bool:
    """Whether a place stands in capitals before a colon and ordinary words behind it: "LUME: The ferry sank."."""
    before, behind = colon.doc[: colon.i], colon.doc[colon.i + 1 :]
    words = [t for t in before if t.is_alpha]
    placed = any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in words) or behind[-1].text == "."
    return placed and all(t.is_upper for t in words) and not all(t.is_upper for t in behind if t.is_alpha)


def _turns(parse: Parse) -> Iterator[Draft]:
    """Paragraphs that begin with a name and a colon, where two at least do."""
    opening = [n for n, s in enumerate(parse.sentences) if n and _begins_paragraph(parse, n) and _is_turn(s)]
    for n in opening if len(opening) > 1 else []:
        sentence = parse.sentences[n]
        colon = _colon(sentence)
        last = n
        while last + 1 < len(parse.sentences) and not _begins_paragraph(parse, last + 1):
            last += 1
        if colon is not None:
            left, right = _sides(colon)
            who = speaker(sentence, left[-1])._replace(place=sentence.place(left[0], left[-1]))
            content = sentence.place(right[0], right[0])[0], parse.sentences[last].span.end
            yield Draft("colon", sentence, None, (content,), "asserts", speaker=who, saying=True)


def _begins_paragraph(parse: Parse, index: int) -> bool:
    return "\n" in parse.text[parse.sentences[index - 1].span.end : parse.sentences[index].span.start]


def _is_turn(sentence: Sentence) -> bool:
    colon = _colon(sentence)
    if colon is None or colon.nbor(1).is_quote:
        return False
    left, right = _sides(colon)
    named = 0 < len(left) <= 4 and all(t.pos_ == "PROPN" or t.text.isupper() for t in left)
    return named and any(t.dep_ in SUBJECTS for t in right) and left[-1].lemma_.lower() not in lexicon().labels


def _colon(sentence: Sentence) -> "Token | None":
    """The first colon of a sentence, if no quotation mark stands before it."""
    found = next((t for t in sentence.doc if t.text == ":" or t.is_quote), None)
    return found if found is not None and found.text == ":" and 0 < found.i < len(sentence.doc) - 1 else None


def _sides(colon: "Token") -> "tuple[list[Token], list[Token]]":
    return trimmed(colon.doc[: colon.i]), trimmed(colon.doc[colon.i + 1 :])


def _speaker(words: "list[Token]", longest: int) -> "Token | None":
    """The head of words that name a speaker: a noun or name, no verb, no label of the article's own."""
    if not words or len(words) > longest or any(t.pos_ in ("VERB", "AUX", "NUM") for t in words):
        return None
    nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN")]
    head = next((t for t in nouns if t.head not in words or t.head == t), nouns[-1] if nouns else None)
    return None if head is None or any(base(t) in lexicon().labels for t in words) else head
