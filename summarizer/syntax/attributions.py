"""Claims: who says, writes, thinks or wants what, drafted from the parse of an article.

A parse in; proposals out, each with the exact places of its words. What the article says in its own voice is no
claim. Must not know models, actors or what becomes of a proposal.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from summarizer.proposals import ClaimPlaces, ClaimProposal
from summarizer.schema import Span
from summarizer.syntax.clauses import clauses
from summarizer.syntax.colons import colons
from summarizer.syntax.drafts import Draft, Place
from summarizer.syntax.headlines import headlines
from summarizer.syntax.nominals import nominals
from summarizer.syntax.parser import Parse
from summarizer.syntax.quotations import Quotation, quotations
from summarizer.syntax.quoted import attributed
from summarizer.syntax.statements import by_sentence, inside, statements

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


def claims(parse: Parse) -> tuple[ClaimProposal, ...]:
    """The claims of an article as its parse shows them, in the order of :func:`drafts`, one for each."""
    return tuple(_proposal(parse, draft) for draft in drafts(parse))


def drafts(parse: Parse) -> tuple[Draft, ...]:
    """The attributions of an article, each with the construction that shows it, in order of what is said."""
    marked = quotations(parse.text)
    near = by_sentence(parse, marked)
    plain = [*colons(parse), *headlines(parse)]
    for sentence in parse.sentences:
        own = near.get(sentence.number, [])
        quoted = inside(sentence, own)
        found = _widest([*clauses(sentence, quoted), *nominals(sentence, quoted)])
        plain += [_whole(draft, own) for draft in found if not any(q.start + 1 < min(draft.contents)[0] < q.end for q in own)]
    said = attributed(parse, statements(parse, marked), plain)
    return tuple(sorted(_outer(parse, _joined(plain, said)), key=lambda draft: (min(draft.contents), max(draft.contents))))


def _widest(found: Sequence[Draft]) -> list[Draft]:
    """The drafts without those whose cue is part of another's: "claimed" of "claimed responsibility"."""
    cues = [draft.cue for draft in found if draft.cue is not None]
    return [d for d in found if d.cue is None or not any(_holds(cue, d.cue) for cue in cues)]


def _whole(draft: Draft, marked: Sequence[Quotation]) -> Draft:
    """The draft with its content extended to the whole of every quotation that begins in it or right before it."""
    contents: list[Place] = []
    for start, end in draft.contents:
        begun = next((q for q in marked if start - 1 <= q.start < end < q.end), None)
        contents.append((min(start, begun.start), begun.pieces[0][1]) if begun else (start, end))
        contents += begun.pieces[1:] if begun else ()
    return draft._replace(contents=tuple(c for c in contents if not any(_holds(o, c) for o in contents)))


def _holds(outer: Place, inner: Place) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _joined(plain: Sequence[Draft], said: Sequence[Draft]) -> list[Draft]:
    """Both kinds together, without one attribution twice."""
    whole = [_with_quotation(_voiced(draft, said), said) for draft in plain]
    kept = [_begun(q, whole) for q in said if not any(_leads_into(draft, q) for draft in whole)]
    heads = [q.head for q in kept if q.head is not None]
    rest = [draft for draft in whole if draft.head is None or draft.head not in heads]
    return [*kept, *rest]


def _begun(quotation: Draft, plain: Sequence[Draft]) -> Draft:
    """The quotation with the words of its clause that stand before the cue: "The law, she said, “will save lives”"."""
    cue = quotation.head
    for draft in plain if cue is not None else ():
        if draft.kind == "detached" and draft.head == cue:
            begun = [place for place in draft.contents if place[1] <= quotation.contents[0][0]]
            return quotation._replace(contents=(*begun, *quotation.contents))
    return quotation


def _leads_into(draft: Draft, quotation: Draft) -> bool:
    """Whether what is said begins before the quotation in one clause: "said that “the dam is safe”"."""
    return any(a < quotation.contents[0][0] and quotation.contents[-1][1] <= b for a, b in draft.contents)


def _voiced(draft: Draft, said: Sequence[Draft]) -> Draft:
    """The draft with the speaker of the quotation the parse takes its subject from: "“We won,” she said, adding that …"."""
    who = draft.speaker
    around = [q for q in said if who is not None and any(a <= who.place[0] < b for a, b in q.contents)]
    return draft._replace(speaker=around[0].speaker) if around else draft


def _with_quotation(draft: Draft, said: Sequence[Draft]) -> Draft:
    """The draft with a quotation of the same cue that goes on where its clause ends: "argued that it leaks, “as we know”"."""
    if draft.head is None or draft.kind in ("fronted", "detached"):
        return draft
    end = draft.contents[-1][1]
    own = [q for q in said if q.head == draft.head and end < q.contents[0][0] <= end + 3]
    if not own:
        return draft
    first, *rest = own[0].contents
    return draft._replace(contents=(*draft.contents[:-1], (draft.contents[-1][0], first[1]), *rest))


def _outer(parse: Parse, found: Sequence[Draft]) -> list[Draft]:
    """The drafts without a speaker's own thoughts inside what that speaker says."""
    around: dict[int, list[Draft]] = {}
    for draft in found:
        covered = {n for start, end in draft.contents for n in range(_number(parse, start), _number(parse, end - 1) + 1)}
        for number in covered:
            around.setdefault(number, []).append(draft)
    return [d for d in found if not any(_swallows(o, d) for o in around.get(d.sentence.number, ()) if o is not d)]


def _number(parse: Parse, offset: int) -> int:
    """The number of the sentence that an offset stands in, or of the one before it."""
    return max(1, bisect_right(parse.sentences, offset, key=lambda sentence: sentence.span.start))


def _swallows(outer: Draft, inner: Draft) -> bool:
    at = _cue_of(inner)
    if not any(a <= at < b for a, b in outer.contents):
        return False
    return not inner.saying or inner.speaker is None or _same_voice(outer, inner)


def _cue_of(draft: Draft) -> int:
    return draft.cue[0] if draft.cue is not None else draft.sentence.span.start


def _same_voice(outer: Draft, inner: Draft) -> bool:
    """Whether the inner speaker may be the outer one: the same name, or only a pronoun."""
    if outer.speaker is None or inner.speaker is None or inner.speaker.name is None:
        return True
    return outer.speaker.place == inner.speaker.place or outer.speaker.name == inner.speaker.name


def _proposal(parse: Parse, draft: Draft) -> ClaimProposal:
    text = parse.text
    contents = sorted(set(draft.contents))
    places = ClaimPlaces(
        content=tuple(Span.of(text, *place) for place in contents),
        cue=Span.of(text, *draft.cue) if draft.cue else None,
        speaker=Span.of(text, *draft.speaker.place) if draft.speaker else None,
        addressee=Span.of(text, *draft.addressee) if draft.addressee else None,
    )
    return ClaimProposal(
        by="parser",
        n=_number(parse, contents[0][0]),
        speaker=draft.speaker.name if draft.speaker else None,
        speaker_text=places.speaker.text if places.speaker else None,
        cue=places.cue.text if places.cue else None,
        first=_words(text, contents[0])[0],
        last=_words(text, contents[-1])[1],
        stance=draft.stance,
        to=places.addressee.text if places.addressee else None,
        at=places,
    )


def _words(text: str, place: Place) -> tuple[str, str]:
    """The first three and the last three words of a place, as they stand."""
    found = list(_WORD.finditer(text, *place))
    if not found:
        return text[slice(*place)], text[slice(*place)]
    first, last = found[:3], found[-3:]
    return text[first[0].start() : first[-1].end()], text[last[0].start() : last[-1].end()]
