"""An invented article and the schema 2 summary of it, with everything a summary can have."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256

from summarizer.documents.sentences import split
from summarizer.schema import (
    Actor,
    Claim,
    CodebookIdentity,
    Coverage,
    Document,
    Dropped,
    Event,
    ModelIdentity,
    ParserIdentity,
    PromptIdentity,
    Proposer,
    Provenance,
    Software,
    Span,
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
BOTH: tuple[Proposer, ...] = ("model", "parser")
MODEL: tuple[Proposer, ...] = ("model",)
PARSER: tuple[Proposer, ...] = ("parser",)


def span(words: str, after: str = "") -> Span:
    """Where the words stand in TEXT, the first time at or after the words ``after``."""
    start = TEXT.index(words, TEXT.index(after))
    return Span.of(TEXT, start, start + len(words))


def sentence(words: str) -> Span:
    """The sentence that has these words."""
    at = TEXT.index(words)
    return next(Span.of(TEXT, start, end) for start, end in SENTENCES if start <= at < end)


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


ACTORS = (
    Actor(id="a1", name="Iceland", kind="country", country="ISL", mentions=every("Iceland"), found_by=BOTH),
    Actor(
        id="a2",
        name="Norrin Lines",
        kind="organization",
        sector="BUS",
        aliases=("the company", "The company"),
        mentions=every("Norrin Lines", "the company", "The company"),
        found_by=BOTH,
    ),
    Actor(
        id="a3",
        name="900 islanders",
        kind="group",
        unnamed=True,
        country="ISL",
        sector="CVL",
        aliases=("About 300 islanders", "Residents"),
        mentions=every("900 islanders", "About 300 islanders", "Residents"),
        found_by=PARSER,
    ),
    Actor(
        id="a4",
        name="Sunna Valdal",
        kind="person",
        role=span("Transport Minister"),
        country="ISL",
        sector="GOV",
        aliases=("Ms Valdal", "the minister"),
        mentions=every("Sunna Valdal", "Ms Valdal", "the minister"),
        found_by=BOTH,
    ),
    Actor(
        id="a5",
        name="Odd Myrland",
        kind="person",
        role=span("director"),
        sector="BUS",
        aliases=("Mr Myrland",),
        mentions=every("Odd Myrland", "Mr Myrland"),
        found_by=BOTH,
    ),
    Actor(
        id="a6",
        name="Harbour Workers' Union",
        kind="organization",
        country="ISL",
        sector="LAB",
        aliases=("The union", "the union"),
        mentions=every("Harbour Workers' Union", "The union", "the union"),
        found_by=BOTH,
    ),
    Actor(
        id="a7",
        name="Tove Arnkil",
        kind="person",
        sector="LAB",
        aliases=("Ms Arnkil",),
        mentions=every("Tove Arnkil", "Ms Arnkil"),
        found_by=BOTH,
    ),
    Actor(id="a8", name="Officials", kind="group", unnamed=True, mentions=every("Officials"), found_by=MODEL),
    Actor(
        id="a9",
        name="Police",
        kind="organization",
        country="ISL",
        sector="COP",
        mentions=every("Police"),
        found_by=BOTH,
    ),
    Actor(id="a10", name="two men", kind="group", unnamed=True, mentions=every("two men"), found_by=PARSER),
    Actor(
        id="a11",
        name="A police spokeswoman",
        kind="person",
        unnamed=True,
        sector="COP",
        mentions=every("A police spokeswoman"),
        found_by=BOTH,
    ),
    Actor(
        id="a12", name="Havgard", kind="organization", sector="BUS", mentions=every("Havgard"), found_by=BOTH
    ),
    Actor(
        id="a13",
        name="The government",
        kind="organization",
        country="ISL",
        sector="GOV",
        aliases=("The ministry",),
        mentions=every("The government", "The ministry"),
        found_by=MODEL,
    ),
    Actor(
        id="a14",
        name="Egil Stranne",
        kind="person",
        role=span("Opposition lawmaker"),
        country="ISL",
        sector="LEG",
        mentions=every("Egil Stranne"),
        found_by=BOTH,
    ),
)
EVENTS = (
    Event(
        id="e1",
        description="Iceland and the shipping company Norrin Lines signed an agreement",
        type="agree",
        modality="occurred",
        agents=("a1", "a2"),
        trigger=span("signed"),
        when=When(span=span("on Tuesday"), start="2031-05-13", end="2031-05-13"),
        evidence=(sentence("Iceland"),),
        found_by=BOTH,
    ),
    Event(
        id="e2",
        description="Norrin Lines suspended the route",
        type="sanction",
        mode="discontinue",
        modality="occurred",
        agents=("a2",),
        targets=("a3",),
        trigger=span("suspended"),
        when=When(span=span("on 4 March"), start="2031-03-04", end="2031-03-04"),
        evidence=(span("Norrin Lines suspended the route on 4 March"),),
        found_by=BOTH,
    ),
    Event(
        id="e3",
        description="somebody cut the mooring ropes of its ferry Skarv",
        type="assault",
        modality="possible",
        targets=("a2",),
        trigger=span("cut", "after somebody"),
        evidence=(span("somebody cut the mooring ropes of its ferry Skarv"), span("the ropes had been cut at all")),
        found_by=BOTH,
    ),
    Event(
        id="e4",
        description="Odd Myrland accused the Harbour Workers' Union of sabotage",
        type="accuse",
        mode="allege",
        modality="occurred",
        agents=("a5",),
        targets=("a6",),
        trigger=span("accused"),
        evidence=(sentence("accused the Harbour"),),
        found_by=BOTH,
    ),
    Event(
        id="e5",
        description="dockers would strike again",
        type="protest",
        mode="strike",
        modality="possible",
        targets=("a2",),
        trigger=span("strike"),
        evidence=(sentence("She warned"),),
        found_by=PARSER,
    ),
    Event(
        id="e6",
        description="Police arrested two men",
        type="coerce",
        mode="arrest",
        modality="occurred",
        agents=("a9",),
        targets=("a10",),
        trigger=span("arrested"),
        when=When(span=span("on 9 March"), start="2031-03-09", end="2031-03-09"),
        where=Where(span=span("Brekkavik", "arrested"), country="ISL"),
        evidence=(sentence("Police arrested"),),
        found_by=BOTH,
    ),
    Event(
        id="e7",
        description="Police released them",
        type="retreat",
        mode="release",
        modality="occurred",
        agents=("a9",),
        targets=("a10",),
        trigger=span("released"),
        when=When(span=span("the next day"), start="2031-03-10", end="2031-03-10"),
        evidence=(sentence("Police arrested"),),
        found_by=MODEL,
    ),
    Event(
        id="e8",
        description="About 300 islanders marched to the parliament",
        type="protest",
        mode="demo",
        modality="occurred",
        agents=("a3",),
        targets=("a13",),
        trigger=span("marched"),
        when=When(span=span("on 20 March"), start="2031-03-20", end="2031-03-20"),
        where=Where(span=span("the parliament")),
        evidence=(sentence("marched"),),
        found_by=BOTH,
    ),
    Event(
        id="e9",
        description="The government sent food",
        type="aid",
        modality="occurred",
        agents=("a13",),
        targets=("a3",),
        trigger=span("sent food"),
        when=When(span=span("a week later"), start="2031-03-27", end="2031-03-27"),
        evidence=(sentence("sent food"),),
        found_by=BOTH,
    ),
    Event(
        id="e10",
        description="The ministry plans to publish the text",
        type="other",
        modality="planned",
        agents=("a13",),
        trigger=span("publish"),
        when=When(span=span("on Friday"), start="2031-05-16", end="2031-05-16"),
        evidence=(sentence("The ministry"),),
        found_by=MODEL,
    ),
    Event(
        id="e11",
        description="Ms Arnkil had told a meeting",
        type="consult",
        modality="occurred",
        agents=("a7",),
        trigger=span("told a meeting"),
        when=When(span=span("in April"), start="2031-04", end="2031-04"),
        evidence=(sentence("Another islander"),),
        found_by=PARSER,
    ),
)


def claim(number: int, text: str, stance: str, **fields: object) -> Claim:
    """A claim that rests on the sentence of its words, unless ``evidence`` says otherwise."""
    values: dict[str, object] = {"evidence": (sentence(text.split("…")[0]),), "form": "indirect", "found_by": BOTH}
    return Claim.model_validate({"id": f"c{number}", "text": text, "stance": stance, **values, **fields})


CLAIMS = (
    claim(
        1,
        "the ferries would sail again by 1 June",
        "promises",
        speaker="a4",
        speaker_span=span("Transport Minister Sunna Valdal"),
        cue=span("said"),
    ),
    claim(
        2,
        "Nobody on Hestey will spend another winter waiting for bread",
        "promises",
        speaker="a4",
        speaker_span=span("she", "winter waiting"),
        cue=span("told"),
        quotes=(span("Nobody on Hestey will spend another winter waiting for bread,"),),
        form="direct",
    ),
    claim(
        3,
        "sabotage",
        "accuses",
        speaker="a5",
        speaker_span=span("Odd Myrland"),
        cue=span("accused"),
        events=("e3",),
    ),
    claim(
        4,
        "its members had touched the ropes",
        "denies",
        speaker="a6",
        speaker_span=span("The union"),
        cue=span("denied"),
        events=("e3",),
    ),
    claim(
        5,
        "We have never damaged a ship, and Mr Myrland knows it",
        "denies",
        speaker="a7",
        speaker_span=span("Tove Arnkil, who leads the union"),
        cue=span("said", "knows it"),
        quotes=(span("We have never damaged a ship, and Mr Myrland knows it,"),),
        form="direct",
    ),
    claim(
        6,
        "dockers would strike again if the company did not withdraw the accusation",
        "warns",
        speaker="a7",
        speaker_span=span("She", "leads the union"),
        cue=span("warned"),
        events=("e5",),
    ),
    claim(
        7,
        "the minister had promised the union that no worker would be dismissed",
        "asserts",
        speaker="a8",
        speaker_span=span("Officials"),
        cue=span("said", "Officials"),
    ),
    claim(
        8,
        "no worker would be dismissed",
        "promises",
        speaker="a4",
        speaker_span=span("the minister"),
        cue=span("promised"),
        addressee="a6",
        within="c7",
    ),
    claim(
        9,
        "investigators doubted that the ropes had been cut at all",
        "asserts",
        speaker="a11",
        speaker_span=span("A police spokeswoman"),
        cue=span("said", "A police spokeswoman"),
        events=("e3",),
    ),
    claim(
        10,
        "the ropes had been cut at all",
        "doubts",
        speaker_span=span("investigators"),
        cue=span("doubted"),
        within="c9",
        events=("e3",),
        found_by=PARSER,
    ),
    claim(
        11,
        "they “may simply have worn through”",
        "asserts",
        speaker="a12",
        speaker_span=span("a report by the insurer Havgard"),
        cue=span("According to"),
        quotes=(span("may simply have worn through"),),
        form="mixed",
        evidence=(sentence("According to"),),
    ),
    claim(
        12,
        "the agreement a gift to Norrin Lines",
        "accuses",
        speaker="a14",
        speaker_span=span("Opposition lawmaker Egil Stranne"),
        cue=span("called"),
        events=("e1",),
        found_by=MODEL,
    ),
    claim(
        13,
        "fares would double within a year",
        "predicts",
        speaker="a14",
        speaker_span=span("He", "Norrin Lines. "),
        cue=span("predicted"),
    ),
    claim(
        14,
        "fares would double within a year",
        "denies",
        speaker="a4",
        speaker_span=span("Ms Valdal"),
        cue=span("denied", "Ms Valdal"),
        evidence=(sentence("Ms Valdal denied"), span("fares would double within a year")),
        found_by=MODEL,
    ),
    claim(
        15,
        "The agreement caps fares for five years",
        "asserts",
        speaker="a4",
        speaker_span=span("she", "caps fares"),
        cue=span("said", "five years"),
        events=("e1",),
    ),
    claim(
        16,
        "I believe it when I see smoke from the funnel",
        "doubts",
        speaker_span=span("one woman at the shop on Hestey"),
        cue=span("said", "the funnel"),
        quotes=(span("I believe it when I see smoke from the funnel,"),),
        form="direct",
    ),
    claim(
        17,
        "Ms Arnkil had told a meeting in April the company wanted to sell its ferries",
        "asserts",
        speaker_span=span("Another islander"),
        cue=span("recalled"),
        events=("e11",),
    ),
    claim(
        18,
        "the company wanted to sell its ferries",
        "asserts",
        speaker="a7",
        speaker_span=span("Ms Arnkil"),
        cue=span("told", "Ms Arnkil had"),
        within="c17",
        found_by=MODEL,
    ),
    claim(
        19,
        "to sell its ferries",
        "predicts",
        speaker="a2",
        speaker_span=span("the company", "in April"),
        cue=span("wanted"),
        within="c18",
        found_by=PARSER,
    ),
)


def numbers(spans: Iterable[Span]) -> set[int]:
    """The numbers of the sentences that the spans touch."""
    return {
        number
        for held in spans
        for number, (start, end) in enumerate(SENTENCES, 1)
        if start < held.end and held.start < end
    }


LAST = len(SENTENCES)
CITED = numbers(held for found in (*EVENTS, *CLAIMS) for held in found.evidence)
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
    coverage=Coverage(
        cited=tuple(sorted(CITED)),
        empty=tuple(number for number in range(1, LAST) if number not in CITED),
        unread=(LAST,),
    ),
    headline="Iceland and Norrin Lines agree to reopen the Hestey ferry",
    abstract=(
        Statement(
            text="Iceland and Norrin Lines signed an agreement to reopen the ferry route to Hestey.",
            evidence=(sentence("Iceland"),),
            origin="model",
        ),
        Statement(
            text="The company's director accused the union of sabotage; the union denied it.",
            evidence=(sentence("accused the Harbour"), sentence("The union denied")),
            origin="model",
        ),
        Statement(
            text="He predicted that fares would double within a year.",
            evidence=(sentence("He predicted"),),
            origin="article",
        ),
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
)


def summary(**changes: object) -> Summary:
    """The sample with other values for the fields that are given."""
    return SUMMARY.model_copy(update=changes)
