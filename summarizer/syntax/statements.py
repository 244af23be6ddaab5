"""Quotations that say something, and the words beside them; scare quotes and titles do not count."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.syntax.drafts import Place
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Parse, Sentence
from summarizer.syntax.quotations import Quotation
from summarizer.syntax.tokens import lemma, saying

if TYPE_CHECKING:
    from spacy.tokens import Token

INTRODUCES = frozenset({",", ":", "—", "–", "--", "-", ";"})
_CLOSES = frozenset(",.?!…—-")
_MARKS = "”\"’'“» "


class Statement(NamedTuple):
    """A quotation that says something, and the words of its sentences before and after it.

    Attributes:
        first: the sentence it begins in.
        last: the sentence it ends in.
        before: tokens of the first sentence between the quotation before and this one.
        after: tokens of the last sentence between this quotation and the next.
    """

    quotation: Quotation
    first: Sentence
    last: Sentence
    before: "tuple[Token, ...]"
    after: "tuple[Token, ...]"


def by_sentence(parse: Parse, quotations: Sequence[Quotation]) -> dict[int, list[Quotation]]:
    """The quotations that stand in every sentence, by its number."""
    found: dict[int, list[Quotation]] = {}
    first = 0
    for quotation in quotations:
        while first < len(parse.sentences) and parse.sentences[first].span.end <= quotation.start:
            first += 1
        at = first
        while at < len(parse.sentences) and parse.sentences[at].span.start < quotation.end:
            found.setdefault(parse.sentences[at].number, []).append(quotation)
            at += 1
    return found


def inside(sentence: Sentence, quotations: Sequence[Quotation]) -> frozenset[int]:
    """The tokens of a sentence that stand inside a quotation, marks included."""
    at = sentence.span.start
    pieces = [piece for q in quotations for piece in q.pieces]
    return frozenset(t.i for t in sentence.doc for a, b in pieces if a <= at + t.idx < b)


def statements(parse: Parse, quotations: Sequence[Quotation]) -> list[Statement]:
    """The quotations that say something, without single words, titles and parts of a clause."""
    joint = _coordinated(parse.text, quotations)
    touched: dict[int, list[int]] = {}
    for number, found in by_sentence(parse, joint).items():
        for quotation in found:
            touched.setdefault(quotation.start, []).append(number)
    known = {sentence.number: sentence for sentence in parse.sentences}
    result = []
    for n, quotation in enumerate(joint):
        numbers = touched.get(quotation.start)
        floor = joint[n - 1].end if n else 0
        ceiling = joint[n + 1].start if n + 1 < len(joint) else len(parse.text)
        if numbers:
            statement = _statement(known, quotation, (numbers[0], numbers[-1]), (floor, ceiling))
            result += [statement] if _says_something(parse.text, statement) else []
    return result


def _statement(
    known: Mapping[int, Sentence], quotation: Quotation, numbers: tuple[int, int], bounds: Place
) -> Statement:
    """A quotation with the words beside it, within the bounds that its neighbours set."""
    first, last = known[numbers[0]], known[numbers[1]]
    before = _tokens(first, bounds[0], quotation.start)
    lead = known.get(numbers[0] - 1)
    if not before and lead is not None and lead.span.end > bounds[0] and lead.span.text[-1] in ",:":
        first, before = lead, _tokens(lead, bounds[0], quotation.start)
    return Statement(quotation, first, last, before, _tokens(last, quotation.end, bounds[1]))


def _coordinated(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Quotations with nothing but "and", "or", "but" between them as one."""
    result: list[Quotation] = []
    for quotation in quotations:
        before = result[-1] if result else None
        if before is not None and text[before.end : quotation.start].strip(" ,") in ("and", "or", "but"):
            joint = (before.pieces[-1][0], quotation.pieces[0][1])
            result[-1] = Quotation((*before.pieces[:-1], joint, *quotation.pieces[1:]))
        else:
            result.append(quotation)
    return result


def _tokens(sentence: Sentence, start: int, end: int) -> "tuple[Token, ...]":
    at = sentence.span.start
    return tuple(t for t in sentence.doc if start <= at + t.idx < end and not t.is_space)


def _says_something(text: str, statement: Statement) -> bool:
    start, end = statement.quotation.start, statement.quotation.end
    words = text[start + 1 : end - 1].split()
    if not words:
        return False
    closed = closing(text, statement.quotation) in _CLOSES or text[end : end + 2].lstrip()[:1] in (",", "—", "–")
    capital = words[0][0] in "[(" or next((c for c in words[0] if c.isalnum()), "").isupper()
    if not statement.before:
        whole = statement.first.number != statement.last.number or not statement.after
        return len(words) > 2 or closed if whole else closed
    previous = statement.before[-1]
    if previous.text in INTRODUCES:
        return closed if len(words) == 1 else capital or closed
    if previous.pos_ == "VERB" and saying(previous) and lemma(previous) not in lexicon().naming:
        titled = not closed and all(word[:1].isupper() for word in words if len(word) > 3)
        uttered = lemma(previous) in lexicon().manner  # "roared “save the pier”"
        clause = any(t.pos_ in ("VERB", "AUX") for t in _tokens(statement.first, start, end))
        return len(words) > 1 and not titled and (capital or closed or uttered or clause or len(words) > 3)
    return begun_before(statement) and closing(text, statement.quotation) == ","


def closing(text: str, quotation: Quotation) -> str:
    """The last character inside a quotation, marks of a quotation inside it apart."""
    return text[quotation.start : quotation.end].rstrip(_MARKS)[-1:] or " "


def begun_before(statement: Statement) -> bool:
    """Whether a quotation over sentences begins within a clause: "The dam “is old. It leaks,” he said"."""
    if statement.first.number >= statement.last.number or not statement.before:
        return False
    previous = statement.before[-1]
    return previous.text not in INTRODUCES


def has_words(tokens: "Sequence[Token]") -> bool:
    """Whether there is more than marks and white space."""
    return any(not t.is_punct and not t.is_space for t in tokens)


def paragraphs_of(parse: Parse) -> dict[int, int]:
    """The number of the paragraph of every sentence; in wrapped copy only a blank line ends one."""
    least = 2 if any("\n" in s.span.text for s in parse.sentences) else 1
    numbers, number, end = {}, 0, 0
    for sentence in parse.sentences:
        number += parse.text.count("\n", end, sentence.span.start) >= least
        numbers[sentence.number], end = number, sentence.span.end
    return numbers
