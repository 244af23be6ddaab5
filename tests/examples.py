"""An invented article and its summary, with everything a summary can have, built by hand for all tests.

``SUMMARY`` is partial: the last sentence was not read. ``COMPLETE`` is the same with every sentence read.
"""

from datetime import UTC, date, datetime
from hashlib import sha256

from summarizer.checks import sentence_numbers
from summarizer.documents.sentences import split
from summarizer.schema import (
    Actor,
    Claim,
    CodebookIdentity,
    Coverage,
    Document,
    Dropped,
    Event,
    Kind,
    ModelIdentity,
    ParserIdentity,
    PromptIdentity,
    Provenance,
    Software,
    Span,
    Stance,
    Statement,
    Summary,
    Usage,
    When,
    Where,
)

TEXT = """\
Iceland and the shipping company Norrin Lines signed an agreement on Tuesday to reopen the ferry route between \
Brekkavik and the island of Hestey, ending a dispute that had cut off 900 islanders since March.

Transport Minister Sunna Valdal said the ferries would sail again by 1 June. “Nobody on Hestey will spend another \
winter waiting for bread,” she told reporters in the harbour of Brekkavik.

Norrin Lines suspended the route on 4 March after somebody cut the mooring ropes of its ferry Skarv. The company's \
director, Odd Myrland, accused the Harbour Workers' Union of sabotage. The union denied that its members had touched \
the ropes.

“We have never damaged a ship, and Mr Myrland knows it,” said Tove Arnkil, who leads the union. She warned that \
dockers would strike again if the company did not withdraw the accusation. Officials said the minister had promised \
the union that no worker would be dismissed.

Police arrested two men in Brekkavik on 9 March but released them the next day. A police spokeswoman said \
investigators doubted that the ropes had been cut at all. According to a report by the insurer Havgard, they “may \
simply have worn through”.

About 300 islanders marched to the parliament on 20 March and demanded help. The government sent food by helicopter \
a week later. Opposition lawmaker Egil Stranne called the agreement a gift to Norrin Lines. He predicted that fares \
would double within a year. Ms Valdal denied this. The agreement caps fares for five years, she said. The ministry \
plans to publish the text on Friday.

Residents were cautious. “I believe it when I see smoke from the funnel,” said one woman at the shop on Hestey. \
Another islander recalled that Ms Arnkil had told a meeting in April the company wanted to sell its ferries.

Weather on the strait was calm on Tuesday. Tickets are to go on sale next week. The harbour café has ordered new chairs.
"""
SENTENCES = tuple((sentence.start, sentence.end) for sentence in split(TEXT, "en"))
BOTH, MODEL, PARSER = ("model", "parser"), ("model",), ("parser",)


def span(words: str, after: str | int = 0) -> Span:
    """Where the words stand in TEXT, the first time at or after a place or other words."""
    start = TEXT.index(words, TEXT.index(after) if isinstance(after, str) else after)
    return Span.of(TEXT, start, start + len(words))


def sentence(words: str) -> Span:
    """The sentence that has these words."""
    return around(span(words))


def around(words: Span) -> Span:
    """The sentence in which these words begin."""
    return next(Span.of(TEXT, start, end) for start, end in SENTENCES if start <= words.start < end)


def every(*names: str) -> tuple[Span, ...]:
    """Every place of TEXT where one of the names stands; the longest where they overlap."""
    found: list[Span] = []
    for name in sorted(names, key=len, reverse=True):
        at = TEXT.find(name)
        while at >= 0:
            if not any(held.start < at + len(name) and at < held.end for held in found):
                found.append(Span.of(TEXT, at, at + len(name)))
            at = TEXT.find(name, at + 1)
    return tuple(sorted(found, key=lambda held: held.start))


def actor(key: str, kind: Kind, name: str, *aliases: str, role: str | None = None, **fields: object) -> Actor:
    """An actor who is mentioned wherever the name or an alias stands."""
    values: dict[str, object] = {"mentions": every(name, *aliases), "role": span(role) if role else None, "found_by": BOTH}
    return Actor.model_validate({"id": key, "kind": kind, "name": name, "aliases": aliases, **values, **fields})


def event(key: str, act: str, description: str, trigger: Span, agents: str = "", targets: str = "", **fields: object) -> Event:
    """An event of a type, with its mode behind a slash; it occurred, and rests on the sentence of its trigger."""
    kind, _, mode = act.partition("/")
    values: dict[str, object] = {"type": kind, "mode": mode or None, "modality": "occurred", "evidence": (around(trigger),)}
    values |= {"agents": tuple(agents.split()), "targets": tuple(targets.split()), "found_by": BOTH}
    return Event.model_validate({"id": key, "description": description, "trigger": trigger, **values, **fields})


def on(words: str, day: str) -> When:
    return When(span=span(words), start=day, end=day)


def claim(
    key: str,
    stance: Stance,
    text: str,
    speaker: str | None,
    words: str,
    cue: str,
    quote: str = "",
    evidence: tuple[Span, ...] = (),
    **fields: object,
) -> Claim:
    """A claim that rests on the sentence of its text, if nothing else is given; the words and the cue stand there."""
    evidence = evidence or (sentence(text),)
    at = evidence[0].start
    values: dict[str, object] = {"text": text, "stance": stance, "speaker": speaker, "evidence": evidence, "found_by": BOTH}
    values |= {"speaker_span": span(words, at), "cue": span(cue, at)}
    values |= {"quotes": (span(quote),), "form": "direct"} if quote else {"form": "indirect"}
    return Claim.model_validate({"id": key, **values, **fields})


def line(text: str, origin: str, *evidence: Span) -> Statement:
    return Statement.model_validate({"text": text, "origin": origin, "evidence": evidence})


ACTORS = (
    actor("a1", "country", "Iceland", country="ISL"),
    actor("a2", "organization", "Norrin Lines", "the company", "The company", sector="BUS"),
    actor("a3", "group", "900 islanders", "About 300 islanders", "Residents", unnamed=True, country="ISL", sector="CVL", found_by=PARSER),
    actor("a4", "person", "Sunna Valdal", "Ms Valdal", "the minister", role="Transport Minister", country="ISL", sector="GOV"),
    actor("a5", "person", "Odd Myrland", "Mr Myrland", role="director", sector="BUS"),
    actor("a6", "organization", "Harbour Workers' Union", "The union", "the union", country="ISL", sector="LAB"),
    actor("a7", "person", "Tove Arnkil", "Ms Arnkil", sector="LAB"),
    actor("a8", "group", "Officials", unnamed=True, found_by=MODEL),
    actor("a9", "organization", "Police", country="ISL", sector="COP"),
    actor("a10", "group", "two men", unnamed=True, found_by=PARSER),
    actor("a11", "person", "A police spokeswoman", unnamed=True, sector="COP"),
    actor("a12", "organization", "Havgard", sector="BUS"),
    actor("a13", "organization", "The government", "The ministry", country="ISL", sector="GOV", found_by=MODEL),
    actor("a14", "person", "Egil Stranne", role="Opposition lawmaker", country="ISL", sector="LEG"),
)  # fmt: skip
EVENTS = (
    event("e1", "agree", "Iceland and the shipping company Norrin Lines signed an agreement", span("signed"), "a1 a2",
          when=on("on Tuesday", "2031-05-13")),
    event("e2", "sanction/discontinue", "Norrin Lines suspended the route", span("suspended"), "a2", "a3",
          when=on("on 4 March", "2031-03-04"), evidence=(span("Norrin Lines suspended the route on 4 March"),)),
    event("e3", "assault", "somebody cut the mooring ropes of its ferry Skarv", span("cut", "after somebody"), "", "a2", modality="possible",
          evidence=(span("somebody cut the mooring ropes of its ferry Skarv"), span("the ropes had been cut at all"))),
    event("e4", "accuse/allege", "Odd Myrland, accused the Harbour Workers' Union of sabotage", span("accused"), "a5", "a6"),
    event("e5", "protest/strike", "dockers would strike again", span("strike"), "", "a2", modality="possible", found_by=PARSER),
    event("e6", "coerce/arrest", "Police arrested two men", span("arrested"), "a9", "a10", when=on("on 9 March", "2031-03-09"),
          where=Where(span=span("Brekkavik", "arrested"), country="ISL")),
    event("e7", "retreat/release", "released them", span("released"), "a9", "a10", when=on("the next day", "2031-03-10"), found_by=MODEL),
    event("e8", "protest/demo", "About 300 islanders marched to the parliament", span("marched"), "a3", "a13",
          when=on("on 20 March", "2031-03-20"), where=Where(span=span("the parliament"))),
    event("e9", "aid", "The government sent food", span("sent food"), "a13", "a3", when=on("a week later", "2031-03-27")),
    event("e10", "other", "The ministry plans to publish the text", span("publish"), "a13", modality="planned",
          when=on("on Friday", "2031-05-16"), found_by=MODEL),
    event("e11", "consult", "Ms Arnkil had told a meeting", span("told a meeting"), "a7", when=on("in April", "2031-04"), found_by=PARSER),
)  # fmt: skip
CLAIMS = (
    claim("c1", "promises", "the ferries would sail again by 1 June", "a4", "Transport Minister Sunna Valdal", "said"),
    claim("c2", "promises", "Nobody on Hestey will spend another winter waiting for bread", "a4", "she", "told",
          "Nobody on Hestey will spend another winter waiting for bread,"),
    claim("c3", "accuses", "sabotage", "a5", "Odd Myrland", "accused", events=("e3",)),
    claim("c4", "denies", "its members had touched the ropes", "a6", "The union", "denied", events=("e3",)),
    claim("c5", "denies", "We have never damaged a ship, and Mr Myrland knows it", "a7", "Tove Arnkil, who leads the union", "said",
          "We have never damaged a ship, and Mr Myrland knows it,"),
    claim("c6", "warns", "dockers would strike again if the company did not withdraw the accusation", "a7", "She", "warned", events=("e5",)),
    claim("c7", "asserts", "the minister had promised the union that no worker would be dismissed", "a8", "Officials", "said"),
    claim("c8", "promises", "no worker would be dismissed", "a4", "the minister", "promised", addressee="a6", within="c7"),
    claim("c9", "asserts", "investigators doubted that the ropes had been cut at all", "a11", "A police spokeswoman", "said", events=("e3",)),
    claim("c10", "doubts", "the ropes had been cut at all", None, "investigators", "doubted", within="c9", events=("e3",), found_by=PARSER),
    claim("c11", "asserts", "they “may simply have worn through”", "a12", "a report by the insurer Havgard", "According to",
          "may simply have worn through", form="mixed"),
    claim("c12", "accuses", "the agreement a gift to Norrin Lines", "a14", "Opposition lawmaker Egil Stranne", "called",
          events=("e1",), found_by=MODEL),
    claim("c13", "predicts", "fares would double within a year", "a14", "He", "predicted"),
    claim("c14", "denies", "fares would double within a year", "a4", "Ms Valdal", "denied",
          evidence=(sentence("Ms Valdal denied"), span("fares would double within a year")), found_by=MODEL),
    claim("c15", "asserts", "The agreement caps fares for five years", "a4", "she", "said", events=("e1",)),
    claim("c16", "doubts", "I believe it when I see smoke from the funnel", None, "one woman at the shop on Hestey", "said",
          "I believe it when I see smoke from the funnel,"),
    claim("c17", "asserts", "Ms Arnkil had told a meeting in April the company wanted to sell its ferries", None,
          "Another islander", "recalled", events=("e11",)),
    claim("c18", "asserts", "the company wanted to sell its ferries", "a7", "Ms Arnkil", "told", within="c17", found_by=MODEL),
    claim("c19", "predicts", "to sell its ferries", "a2", "the company", "wanted", within="c18", found_by=PARSER),
)  # fmt: skip
LAST = len(SENTENCES)
CITED = sentence_numbers([held for found in (*EVENTS, *CLAIMS) for held in found.evidence], SENTENCES)
EMPTY = tuple(number for number in range(1, LAST) if number not in CITED)
DROPPED = (
    Dropped(kind="event", text="Tickets are to go on sale", reason="'sale' is no act", sentences=(LAST - 1,)),
    Dropped(kind="event", text="dispute ended", reason="'dispute ended' is no act", by="parser", sentences=(1,)),
    Dropped(kind="claim", text="the ropes were old", reason="the words are not in the article"),
)
SUMMARY = Summary(
    document=Document(
        id="brekkavik-ferry",
        title="Ferry pact signed as union denies sabotage",
        source="brekkavik-ferry.md",
        published=date(2031, 5, 13),
        language="en",
        text=TEXT,
        sha256=sha256(TEXT.encode()).hexdigest(),
        characters=len(TEXT),
        sentences=SENTENCES,
    ),
    status="partial",
    reasons=("the last sentence: the model's answer broke off",),
    coverage=Coverage(cited=CITED, empty=EMPTY, unread=(LAST,)),
    headline="Iceland and Norrin Lines agree to reopen the Hestey ferry",
    abstract=(
        line("Iceland and Norrin Lines signed an agreement to reopen the ferry route to Hestey.", "model", sentence("Iceland")),
        line("The company's director accused the union of sabotage; the union denied it.", "model",
             sentence("accused the Harbour"), sentence("The union denied")),
        line("He predicted that fares would double within a year.", "article", sentence("He predicted")),
    ),
    actors=ACTORS,
    events=EVENTS,
    claims=CLAIMS,
    provenance=Provenance(
        model=ModelIdentity(name="tiny-model", sha256="1" * 64),
        parser=ParserIdentity(name="tiny-parser", version="3.8.0", sha256="2" * 64),
        prompt=PromptIdentity(name="v3", version="3", sha256="3" * 64),
        codebook=CodebookIdentity(name="plover", sha256="4" * 64),
        schema_version="2",
        software=Software(name="summarizer", version="0.2.0"),
        created=datetime(2031, 5, 13, 18, 0, tzinfo=UTC),
        seconds=41.6,
        usage=Usage(requests=7, prompt_tokens=5210, cached_tokens=3900, completion_tokens=1102),
        retries=1,
        dropped=DROPPED,
    ),
)  # fmt: skip


def summary(**changes: object) -> Summary:
    """The sample with other values for the fields that are given."""
    return SUMMARY.model_copy(update=changes)


COMPLETE = summary(status="complete", reasons=(), coverage=Coverage(cited=CITED, empty=(*EMPTY, LAST), unread=()))
