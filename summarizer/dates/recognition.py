"""Expressions of time in a sentence: which words are one, and which only look like one.

"Theresa May", "the Sunday Times", "1500 people" and "the second half" only look like one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.dates.lexicon import lexicon
from summarizer.dates.resolution import is_resolvable
from summarizer.dates.tokens import Token, primary, read
from summarizer.schema import Span

_LONGEST = 14  # tokens in one expression; keeps the search in a sentence short
_NO_BEGINNING = {"and", "to", "f", "that", "X"}
_PREPOSITIONS = {"at", "in", "by", "for", "from", "since", "until", "about", "between"}
_NO_END = _NO_BEGINNING | {"at", "in", "by", "for", "from", "about", "between", "n1"}

# A vague time, which names no days: "soon", "in the morning", "hours ago".
_LINK = "(?:at|in|by|early|earlier|later|this|last|from|since|until|about|f|to|and)"
_STEP = "(?:recent|last|past|this|next|coming|ahead|early|later)"
_VAGUE = re.compile(
    rf"(?:{_LINK} )*[MWDSIKHCV][-\d]*(?: (?:{_LINK}|[MWDSIKHCVP][-\d]*))*|{_LINK} (?:.* )?P"
    rf"|ago .*U.*|(?:.* )?U\S+ ago|(?:.* )?{_STEP} .*U(?!half|minute)\S+"
)
# A number, a person, "the fall of the city"; "the 2011 attack"; "2000 to 3000 troops"; a quarter of anything.
_BARE = re.compile(r"(?:(?:f|n1) )*(?:Y\d+|S\d+|(M\d+))")
_MONTH_ATTRIBUTE = re.compile(r"(?:(?:at|in|for|since|by|about) f )?M\d+.*")
_ATTRIBUTE = re.compile(r"(?:(?:at|in|for|since|by|about) f )?(?:W\d(?: P)?|Y\d+)")
_NUMBER = re.compile(r"(?:(?:at|in|by|for|from|since|until|about|between|to|and|Q|f|Y\d+) )*Y\d+")
_YEAR = re.compile(r"(?:since|until|in) Y(?:19|20)\d\d")
_PART = re.compile(r"(?:\S+ )*?(?:o|N)\d+ Uquarter|in f n\d+ U\w+")
_MONTH_OR_PERSON = re.compile(r"(?:by|for|from|about|since|until) (M\d+)")


class Expression(NamedTuple):
    """Where an expression of time stands in its sentence, end exclusive, and the codes of its tokens."""

    start: int
    end: int
    codes: str
    resolvable: bool


@lru_cache(maxsize=4_096)  # a sentence is looked at once for each of its events
def expressions(sentence: str, language: str) -> tuple[Expression, ...]:
    """All expressions of time in the order of the sentence; none lies in another.

    One that can mean an interval goes before one that cannot ("recently"); of those, the longer.
    """
    found: list[Expression] = []
    for candidate in sorted(_candidates(sentence, language), key=_rank):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in found):
            found.append(candidate)
    return tuple(sorted(found))


def find(text: str, sentence: Span, near: Span, language: str = "en") -> Span | None:
    """The expression of time that words of a sentence belong to: "by Friday" for "Friday"; None where they are none."""
    months, at = people(text, language), sentence.start
    found = [
        e
        for e in expressions(text[at : sentence.end], language)
        if at + e.start < near.end and near.start < at + e.end and not may_be_person(e, months)
    ]
    best = min(found, key=lambda e: (not e.resolvable, e.start), default=None)
    return Span.of(text, at + best.start, at + best.end) if best else None


def ahead(words: str, language: str = "en") -> bool:
    """Whether the words end in a time after the act they report: "called a strike for Friday", "gave them until Friday"."""
    found = expressions(words, language)
    if not found:
        return False
    if re.match(r"(?:by|until) ", found[-1].codes):
        planning = "|".join(lexicon(primary(language)).planning)
        clause = words[: found[-1].start].rpartition(",")[2]
        return bool(planning and re.search(rf"\b(?:{planning})\b", clause))
    return re.match(r"for (?!(?:f )?(?:past|last|earlier))", found[-1].codes) is not None


def is_kept_later(words: str, language: str = "en") -> bool:
    """Whether an act with the words after it, up to those of time, lies ahead: "will meet in May", "agreed to pay in May"."""
    known = lexicon(primary(language))
    planning, coming = "|".join(known.planning), "|".join(known.coming)
    kept = rf"\b(?:{planning})\b.*?{known.purpose}" if planning and known.purpose else "(?!)"
    return bool(coming and re.search(rf"\b(?:{coming})\b|{kept}", words))


@lru_cache(maxsize=64)
def people(text: str, language: str) -> frozenset[str]:
    """Codes of the months that are names of people in this text: M5 where it speaks of "Theresa May"."""
    months = "|".join(lexicon(primary(language)).names.of_people)
    pairs = re.findall(rf"\b([A-Z]\w+\.?) ({months})\b(?! \d)", text) if months else []
    return frozenset(
        read(month, language)[0].code for before, month in pairs if read(before, language)[0].code == "?"
    )


def may_be_person(expression: Expression, months: frozenset[str]) -> bool:
    """Whether an expression may be a person's name, one of `months`: "a speech by May"."""
    match = _MONTH_OR_PERSON.fullmatch(expression.codes)
    return match is not None and match[1] in months


def _rank(candidate: Expression) -> tuple[bool, int, int]:
    return not candidate.resolvable, candidate.start - candidate.end, candidate.start


def _candidates(sentence: str, language: str) -> Iterator[Expression]:
    tokens = read(sentence, language)
    counted = 0  # the end of what counts things: no part of "from 2000 to 3000 troops" is a time
    for i, j in _runs(tokens):
        codes = [token.code for token in tokens[i:j]]
        line, follower = " ".join(codes), _word(tokens[j : j + 1], sentence)
        if re.fullmatch(r"[nN]\d+", codes[-1]) and j < len(tokens) and tokens[j].code[0] == "U":
            continue  # "this month 20 years ago"
        if _is_counted(line, follower) or _is_open_range(line, tokens[j : j + 2], sentence):
            counted = j
        resolvable = is_resolvable(codes)
        if j <= counted or not (resolvable or _VAGUE.fullmatch(line)) or _is_ambiguous(line, language):
            continue
        attribute = _is_attribute(sentence[: tokens[i].start], line, follower, language)
        if not attribute and not _is_name(tokens[i:j], sentence, language):
            yield Expression(tokens[i].start, tokens[j - 1].end, line, resolvable)


def _word(tokens: Sequence[Token], sentence: str) -> str:
    """The word of a single token; empty where there is none, or where it may be part of the expression."""
    return "".join(sentence[t.start : t.end] for t in tokens if t.code in ("?", "f", "P"))


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Bounds of every run of words of time that neither begins nor ends with a mere connection."""
    relation = ""  # "after" in "after the weekend", which is not the weekend; "3" in "3 days ago"
    for i, first in enumerate(tokens):
        bound = relation == "X" and first.code not in _PREPOSITIONS
        counted = first.code[0] == "U" and re.match(r"[nN]\d", relation)
        if first.code not in _NO_BEGINNING and not bound and not counted:
            yield from ((i, j) for j in _ends(tokens, i))
        relation = relation if first.code in ("f", "n1") else first.code


def _ends(tokens: Sequence[Token], i: int) -> list[int]:
    """The ends of the runs that begin with a token, the longest first."""
    longest = next((j for j in range(i, len(tokens)) if tokens[j].code == "?"), len(tokens))
    last = min(longest, i + _LONGEST)
    return [j for j in range(last, i, -1) if tokens[j - 1].code not in _NO_END]


def _is_ambiguous(line: str, language: str) -> bool:
    """Whether a single word may be a number, a person, or a half or quarter of something other than a year."""
    bare = _BARE.fullmatch(line)
    if bare is None:
        return _PART.fullmatch(line) is not None
    return bare[1] is None or bare[1] in _names_of_people(language)


@cache
def _names_of_people(language: str) -> frozenset[str]:
    names = lexicon(primary(language)).names.of_people
    return frozenset(read(name, language)[0].code for name in names)


def _is_attribute(before: str, line: str, follower: str, language: str) -> bool:
    """Whether it describes the noun beside it: "the 2011 attack", "elections of May 3", "for Monday's attack"."""
    names = lexicon(primary(language)).names
    word = "".join(before.split()[-1:]).lower()
    if word in names.genitive or (line.startswith("for ") and follower in ("'s", "’s")):
        return True
    if word in names.inexact and re.match(r"[nN]\d+ U", line):  # "more than two years ago"
        return True
    if word not in names.determiners and " f " not in line:
        return False
    return bool(_MONTH_ATTRIBUTE.fullmatch(line) or (follower[:1].islower() and _ATTRIBUTE.fullmatch(line)))


def _is_counted(line: str, follower: str) -> bool:
    """Whether a number counts what follows ("1500 people"), or a season is none ("the fall of a city")."""
    if follower == "of":
        return "S23" in line
    number = _NUMBER.fullmatch(line) and not _YEAR.fullmatch(line)
    return bool(number) and follower[:1].islower()


def _is_open_range(line: str, followers: Sequence[Token], sentence: str) -> bool:
    """Whether a number is the beginning of a range whose end is no year: "from 2000 to 3000"."""
    if len(followers) < 2 or not _NUMBER.fullmatch(line):
        return False
    to, end = followers
    return to.code == "to" and end.code == "?" and sentence[end.start].isdecimal()


def _is_name(tokens: Sequence[Token], sentence: str, language: str) -> bool:
    """Whether a word at its edge belongs to a name: "Black Friday", "the Sunday Times"."""
    names = lexicon(primary(language)).names
    first, last = tokens[0], tokens[-1]
    if first.code[0] in "DV" and sentence[first.start].isupper() and re.search(r"\w\s*$", sentence[: first.start]):
        return True  # a newspaper called "Today"
    if first.code[0] == "W" and sentence[: first.start].split()[-1:] in [[word] for word in names.before_weekday]:
        return True
    follower = re.match(r" ([A-Z]\w*)", sentence[last.end :])
    if last.code[0] != "W" or follower is None:
        return False
    determined = "".join(sentence[: last.start].split()[-1:]).lower() in names.determiners
    return determined or follower[1] in names.after_weekday
