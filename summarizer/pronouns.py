"""Whom a pronoun, or a phrase like "his sister", stands for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from summarizer.linking.namewords import fold, words
from summarizer.schema import Actor, Kind, Span

_ONE_PERSON = words("he she him her his hers himself herself él ella er ihm ihr ihn il elle lui")
_WOMAN, _MAN = words("she her hers herself ella elle"), words("he him his himself el")
_WOMEN = words(
    """ms mrs miss mme madame frau senora chairwoman spokeswoman congresswoman councilwoman sister mother
    wife daughter woman widow girl queen princess presidenta ministra alcaldesa prasidentin kanzlerin"""
)
_MEN = words(
    """mr sir herr senor monsieur chairman spokesman congressman councilman brother father husband son man
    boy king prince fisherman"""
)
_SEVERAL = words("they them their theirs themselves ellos ellas ihnen ils elles leur")
_ONE_BODY = words("it its itself")
_RELATIVE = words("who whom which")
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LANDS = words("nations countries states")
_PEOPLE = words("leader president minister envoy men women rival")
SEVERAL = re.compile(
    r"(?:(?:the|all|these|those)\s+)*(?P<many>two|both|three|four|five|six)\s+(?:\w+\s+)?"
    r"(?P<who>nations|countries|states|allies|neighbou?rs|sides|powers|governments|leaders|presidents|ministers|envoys|rivals)", re.I)  # fmt: skip
_LISTED = re.compile(r"(?:,|\sand|,\sand|\swith)\s(?:the\s)?")


def resolve_pronoun(pronoun: Span, sentences: Sequence[Span], actors: Sequence[Actor]) -> str | None:
    """Give the id of the actor a pronoun stands for where the passage makes it plain, else None.

    "he": the only person of this sentence so far and the two before it, or of this and the one before;
    nobody whom a title tells to be a woman. "they": the only group, else the only group or organization; "it": the only
    organization or country; both of this sentence so far, else of the one before. "who": whoever stands
    right before it. "his sister": the person whose name stands beside it.
    """
    parts = fold(pronoun.text, "und").split() if " " not in pronoun.text.strip() else []
    first = parts[0] if parts else ""
    seen = _seen_before(pronoun, sentences, actors)
    if not first:
        return _beside(pronoun, actors)
    if first in _ONE_PERSON:
        return _person_meant([[a for a in some if _may_be(a, first)] for some in seen])
    if first in _SEVERAL:
        return _nearest_only(seen, ("group",)) or _nearest_only(seen, ("group", "organization"))
    if first in _ONE_BODY:
        return _nearest_only(seen, ("organization", "country"))
    if first in _RELATIVE:
        ends = {m.end: actor for actor in actors for m in actor.mentions}
        right = next((ends[pronoun.start - gap] for gap in (1, 2) if pronoun.start - gap in ends), None)
        return right.id if right and (first == "which" or right.kind in ("person", "group")) else None
    return None


def resolve_number(phrase: Span, text: str, actors: Sequence[Actor]) -> tuple[str, ...]:
    """Give the ids of those whom "the three nations" stands for; none where that is not plain.

    The last list of so many names within the 400 code points before, else the only so many named so far.
    """
    found = SEVERAL.fullmatch(phrase.text)
    if not found:
        return ()
    many, kinds = _NUMBERS[found["many"].lower()], _kinds_meant(found["who"].lower())
    mentions = [(m, a.id) for a in actors if a.kind in kinds for m in a.mentions]
    told = sorted((m.start, m.end, identity) for m, identity in mentions if m.end <= phrase.start)
    lists = _lists(text, [place for place in told if place[0] >= phrase.start - 400])
    all_told = tuple(dict.fromkeys(identity for _, _, identity in told))
    whole = [all_told] if kinds == ("country",) else []
    return next((ids for ids in (*reversed(lists), *whole) if len(ids) == many), ())


def _kinds_meant(who: str) -> tuple[Kind, ...]:
    if who.rstrip("s") in _PEOPLE:
        return ("person",)
    return ("country",) if who in _LANDS else ("country", "organization")


def _lists(text: str, places: Sequence[tuple[int, int, str]]) -> list[tuple[str, ...]]:
    """The ids of each run of names with only commas and "and" between them, and of all beginnings of it."""
    run: list[tuple[int, int, str]] = []
    lists = []
    for place in places:
        joined = run and _LISTED.fullmatch(text[run[-1][1] : place[0]])
        run = [*run, place] if joined else [place]
        lists.append(tuple(dict.fromkeys(identity for _, _, identity in run)))
    return lists


_Seen = list[list[Actor]]


def _seen_before(pronoun: Span, sentences: Sequence[Span], actors: Sequence[Actor]) -> _Seen:
    """List the actors of the pronoun's sentence up to it, of the sentence before, of the one before that."""
    starts = [sentence.start for sentence in sentences]
    here = max(0, bisect_right(starts, pronoun.start) - 1)
    window = range(starts[max(0, here - 2)] if starts else 0, pronoun.start)
    mentions = ((m, actor) for actor in actors for m in actor.mentions)
    near = [(m, actor) for m, actor in mentions if m.start in window and m.end <= pronoun.start]
    people = [m for m, actor in near if actor.kind == "person"]
    # Somebody named within another's name ("Ivo Rey's sister") is not who the sentence is about.
    inner = {(m.start, m.end) for m in people for n in people if n.start <= m.start and m.end < n.end}
    spots = [(m.start, actor) for m, actor in near if (m.start, m.end) not in inner]
    seen: _Seen = [[], [], []]
    for start, actor in sorted(spots, key=lambda spot: spot[0]):
        back = here - (bisect_right(starts, start) - 1)
        if 0 <= back <= 2 and actor not in seen[back]:
            seen[back].append(actor)
    return seen


def _only(actors: Iterable[Actor], kinds: tuple[Kind, ...]) -> str | None:
    ids = {actor.id for actor in actors if actor.kind in kinds}
    return ids.pop() if len(ids) == 1 else None


def _person_meant(seen: _Seen) -> str | None:
    here, before, earlier = seen
    return _only((*here, *before, *earlier), ("person",)) or _only((*here, *before), ("person",))


def _may_be(actor: Actor, pronoun: str) -> bool:
    """Whether no title or kinship of a person speaks against a pronoun."""
    told = " ".join((*(m.text for m in actor.mentions), actor.role or ""))
    said = {fold(word, "und") for word in told.split()}
    if pronoun in _WOMAN:
        return _MEN.isdisjoint(said)
    return pronoun not in _MAN or _WOMEN.isdisjoint(said)


def _nearest_only(seen: _Seen, kinds: tuple[Kind, ...]) -> str | None:
    nearest = next((actors for actors in seen[:2] if any(actor.kind in kinds for actor in actors)), [])
    return _only(nearest, kinds)


def _beside(words_of: Span, actors: Sequence[Actor]) -> str | None:
    """Find the person whose name follows "his sister" or, after a comma, stands before it."""
    people = [(m, actor.id) for actor in actors if actor.kind == "person" for m in actor.mentions]
    after = (identity for m, identity in people if m.start - words_of.end in (1, 2))
    before = (identity for m, identity in people if words_of.start - m.end == 2)
    return next(after, None) or next(before, None)
