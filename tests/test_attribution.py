"""From a model's pointing to who says what, in the words of the article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import passage

from summarizer.attribution import Attribution, attribute, distinct
from summarizer.cues import lexicon
from summarizer.extraction.answers import Said
from summarizer.prompts.releases import names

LEXICON = lexicon(names()[-1], "en")


def said(cue: str, who: str, what: str, n: int = 1) -> Said:
    return Said(n=n, cue=cue, who=who, what=what)


def made(text: str, *items: Said) -> list[Attribution | str]:
    """What becomes of all items of an answer about a text."""
    part = passage(text)
    cues = [span for item in items if (span := part.find(item.cue, item.n))]
    return [attribute(item, part, cues, LEXICON) for item in items]


def brief(found: Attribution | str) -> tuple[str, str | None, str, str | None, str]:
    """Text, speaker, cue, quotation and stance; a full stop or comma at an end says nothing."""
    assert isinstance(found, Attribution), found
    speaker = found.speaker.text if found.speaker else None
    quote = found.quote.text.rstrip(".,") if found.quote else None
    return found.text.rstrip(".,"), speaker, found.cue.text, quote, found.stance


ONE = [
    ("Dame Orla Vint said that the strike would not last.", said("said", "Dame Orla Vint", "the strike would"),
     ("the strike would not last", "Dame Orla Vint", "said", None, "asserts")),
    ("Officials said on Monday that the old port, which is shut, would burn.", said("said", "Officials", "the old port"),
     ("the old port, which is shut, would burn", "Officials", "said", None, "asserts")),
    ("“The strike will not last,” Orla Vint said.", said("said", "Orla Vint", "The strike will"),
     ("The strike will not last", "Orla Vint", "said", "The strike will not last", "asserts")),
    ('"We have bread for a month," said Okkerby.', said("said", "Okkerby", "We have bread for"),
     ("We have bread for a month", "Okkerby", "said", "We have bread for a month", "asserts")),
    ("The strike will not last, said Orla Vint, the minister of harbours.", said("said", "Orla Vint", "The strike will"),
     ("The strike will not last", "Orla Vint", "said", None, "asserts")),
    ("“It will not,” he said.", said("said", "he", "It will not"),
     ("It will not", "he", "said", "It will not", "asserts")),
    ("According to Tam Okkerby, the ferry is late.", said("According to", "Tam Okkerby", "the ferry is late"),
     ("the ferry is late", "Tam Okkerby", "According to", None, "asserts")),
    ("The ferry is late, according to Tam Okkerby.", said("according to", "Tam Okkerby", "The ferry is"),
     ("The ferry is late", "Tam Okkerby", "according to", None, "asserts")),
    ("Vint called the report “a fairy tale” in public.", said("called", "Vint", "the report"),
     ("the report “a fairy tale” in public", "Vint", "called", "a fairy tale", "asserts")),
    ("Okkerby said: “We wait.”", said("said", "Okkerby", "We wait"),
     ("We wait", "Okkerby", "said", "We wait", "asserts")),
    ("Okkerby warned that ice would come.", said("warned", "Okkerby", "ice would come"),
     ("ice would come", "Okkerby", "warned", None, "warns")),
    ("Okkerby denied that he had taken the boat.", said("denied", "Okkerby", "he had taken"),
     ("he had taken the boat", "Okkerby", "denied", None, "denies")),
    ("Okkerby did not say when the boat would sail.", said("say", "Okkerby", "when the boat"),
     ("when the boat would sail", "Okkerby", "say", None, "doubts")),
    ("Vint didn’t accuse Okkerby of theft.", said("accuse", "Vint", "Okkerby of theft"),
     ("Okkerby of theft", "Vint", "accuse", None, "denies")),
    ("Vint of the Harbour Office, which counts all ships in the bay, said the boat had sunk.", said("said", "the boat", "Vint of"),
     ("the boat had sunk", "Vint of the Harbour Office", "said", None, "asserts")),
    ("He denied that a ship had sunk.", said("denied that", "a ship had sunk", "He"),
     ("a ship had sunk", "He", "denied that", None, "denies")),
    ("She denies any wrongdoing.", said("denies any", "She", "wrongdoing"),
     ("wrongdoing", "She", "denies any", None, "denies")),
    ("Reports suggest that the boat had sunk.", said("Reports suggest", "", "the boat"),
     ("the boat had sunk", "Reports", "suggest", None, "asserts")),
    ("A High Court judge ruled that the boat had sunk.", said("judge ruled", "", "the boat"),
     ("the boat had sunk", "A High Court judge", "ruled", None, "asserts")),
    ("Vint said it had sunk, raising fears of a spill.", said("said", "Vint", "it had sunk"),
     ("it had sunk", "Vint", "said", None, "asserts")),
    ("Okkerby took off his hat, sighed and vowed to return soon.", said("vowed to", "Okkerby", "return soon"),
     ("return soon", "Okkerby", "vowed to", None, "promises")),
    ("The High Court dismissed it, finding that the boat was lost.", said("finding", "the boat", "the boat was"),
     ("the boat was lost", "The High Court", "finding", None, "asserts")),
    ("LUME, May 2 — The boat sank, Vint said.", said("said", "Vint", "The boat"),
     ("The boat sank", "Vint", "said", None, "asserts")),
    ("She said that the light was a buoy, and she accused Okkerby of lying.", said("said", "She", "the light"),
     ("the light was a buoy", "She", "said", None, "asserts")),
    ("“No,” he said. “Never.”", said("said", "he", "No"), ("“No,” “Never.”", "he", "said", "No", "asserts")),
    ("It was said that the boat had sunk.", said("said", "", "the boat had"),
     ("the boat had sunk", None, "said", None, "asserts")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "item", "expected"), ONE)
def test_one_attribution(text: str, item: Said, expected: tuple[str, ...]) -> None:
    """The model points at its first words; the sentence tells how far the content goes."""
    found = made(text, item)[0]
    assert (found if isinstance(found, str) else brief(found)) == (expected or "nobody is named who says so")


@pytest.mark.parametrize("what", ["", "words that stand nowhere"])
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Vint said that the port would close.", "the port would close"),
        ("“The port closes,” Vint said.", "The port closes"),
    ],
)
def test_without_first_words_the_sentence_tells(text: str, content: str, what: str) -> None:
    """Content follows a cue, unless a quotation stands before it."""
    assert brief(made(text, said("said", "Vint", what))[0])[0] == content


def test_a_quotation_goes_on_after_its_attribution() -> None:
    """A sentence of the paragraph that is nothing but quotation is the same speaker's, and evidence too."""
    text = "“The cranes are old,” he said. “They will fall.” It rained.\n\n“No,” she said."
    found = made(text, said("said", "he", "The cranes are old"))[0]
    assert isinstance(found, Attribution)
    assert [span.text.strip("“”") for span in found.content] == ["The cranes are old,", "They will fall."]
    assert "They will fall" in found.text
    assert "rained" not in found.text


def test_a_quotation_ends_with_its_paragraph() -> None:
    """What is quoted in the next paragraph may be another's."""
    found = made("“The cranes are old,” he said.\n\n“They are new.”", said("said", "he", "The cranes"))[0]
    assert isinstance(found, Attribution)
    assert len(found.content) == 1


def test_two_attributions_share_a_sentence() -> None:
    """Each content ends where the clause of the other begins."""
    both = made(
        "Vint said the strike would end, while Okkerby warned that it would spread.",
        said("said", "Vint", "the strike would"),
        said("warned", "Okkerby", "it would spread"),
    )
    assert [brief(found)[:3] for found in both] == [
        ("the strike would end", "Vint", "said"),
        ("it would spread", "Okkerby", "warned"),
    ]


TWO = [
    ("Vint praised the dockers but doubted the price.", [("doubted", "", "the price")],
     [("the price", "Vint", "doubted")]),
    ("Results showed a loss on Monday, but she declined to go and said that votes could save her.",
     [("showed", "Results", "a loss"), ("said", "Results", "votes could")],
     [("a loss on Monday", "Results", "showed"), ("votes could save her", "she", "said")]),
    ("Residents of a valley who say their wells were poisoned met Vint.", [("say", "Vint", "their wells")],
     [("their wells were poisoned met Vint", "Residents of a valley", "say")]),
    ("Orla Vint, a spokeswoman for the union, who denied that it had paid, left.", [("denied that", "Orla Vint", "it had")],
     [("it had paid, left", "Orla Vint", "denied that")]),
    ("The court rejected it on Friday, while stressing that Vint was free.", [("stressing", "", "Vint was")],
     [("Vint was free", "The court", "stressing")]),
    ("It came after reports from Lume alleging theft by Kalvia.", [("alleging", "", "theft by")],
     [("theft by Kalvia", "reports from Lume", "alleging")]),
    ("Declaring that “the port is open,” he said he had told Vint.",
     [("Declaring", "he", "the port"), ("said", "he", "he had")],
     [("the port is open", "he", "Declaring"), ("he had told Vint", "he", "said")]),
    ("He insisted that it was off “by a mile,” and accused Vint of sleep.",
     [("insisted", "He", "it was"), ("accused", "Vint", "Vint of")],
     [("it was off “by a mile,", "He", "insisted"), ("Vint of sleep", "He", "accused")]),
    ("Lume said on Friday that Kalvia had fired, a claim the Kalvian government flatly denied even as crews saw it.",
     [("said", "Lume", "Kalvia had"), ("denied", "Kalvian government", "flatly denied")],
     [("Kalvia had fired", "Lume", "said"), ("Kalvia had fired", "the Kalvian government", "denied")]),
    ("They do not expect the port to close.", [("expect", "They", "the port")],
     [("the port to close", "They", "expect")]),
    ("Vint told reporters the port would close.", [("told", "Vint", "reporters the")],
     [("the port would close", "Vint", "told")]),
    ("The top official for the port of Lume, Orla Vint, praised it and urged them to stay.", [("urged", "them", "them to")],
     [("them to stay", "Orla Vint", "urged")]),
    ("Kalvia offered to mediate, a proposal Lume rejected.", [("offered to", "Kalvia", "mediate")],
     [("mediate", "Kalvia", "offered to")]),
    ("She said their father, Ivo Rey, who died in June, had asked her to stay.",
     [("said", "She", "their father"), ("asked her to", "Ivo Rey", "stay")],
     [("their father, Ivo Rey, who died in June, had asked her to stay", "She", "said"), ("stay", "Ivo Rey", "asked her to")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "items", "expected"), TWO)
def test_the_clause_tells_who_says_it_and_how_far(
    text: str, items: list[tuple[str, str, str]], expected: list[tuple[str, str, str]]
) -> None:
    """A second verb has its clause's subject, "who" and an "-ing" whom they tell of; asides end nothing."""
    found = [brief(one)[:3] for one in made(text, *(said(*item) for item in items))]
    assert [(words.strip("“”"), who, cue) for words, who, cue in found] == expected


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Vint expects the port to close.", "expects", "predicts"),
        ("Vint does not expect the port to close.", "expect", "doubts"),
        ("Vint promised to close the port.", "promised to", "promises"),
        ("Vint never promised to close the port.", "promised to", "doubts"),
        ("Vint did not accuse the port of theft.", "accuse", "denies"),
        ("Vint did not deny that the port would close.", "deny", "denies"),
    ],
)
def test_a_negation_before_a_cue_is_in_its_stance(text: str, cue: str, stance: str) -> None:
    """What is not expected is not predicted."""
    assert brief(made(text, said(cue, "Vint", "the port"))[0])[4] == stance


def test_a_purpose_is_said_by_nobody() -> None:
    """The second of two infinitives has no speaker, whomever a model names; a finite verb has."""
    text = "Kalvia may hope to gain time and underscore its weight."
    assert made(text, said("underscore", "Kalvia", "its weight")) == ["nobody is named who says so"]
    text = "Kalvia managed to gain time and underscored its weight."
    assert brief(made(text, said("underscored", "Kalvia", "its weight"))[0])[1] == "Kalvia"


def test_the_sentence_of_the_content_counts_and_not_the_cited_number() -> None:
    """A model miscounts; where the words stand decides."""
    found = made(
        "Snow fell in Lume. Okkerby said the ferry was late.", said("said", "Okkerby", "the ferry was")
    )[0]
    assert isinstance(found, Attribution)
    assert (found.number, found.cue.start) == (2, 27)


def test_a_cue_that_stands_twice_is_the_one_beside_the_content() -> None:
    """The nearer of two equal cues."""
    found = made("Vint said so, and Okkerby said ice would come.", said("said", "Okkerby", "ice would come"))[
        0
    ]
    assert isinstance(found, Attribution)
    assert found.cue.start == 26


@pytest.mark.parametrize(
    ("text", "item", "reason"),
    [
        (
            "Okkerby shook his head. The ferry was late.",
            said("said", "Okkerby", "The ferry was"),
            "its cue 'said'",
        ),
        ("The port would close.", said("said", "", "The port would"), "its cue 'said'"),
        ("Okkerby said.", said("said", "Okkerby", "Okkerby said"), "nothing is said beside"),
    ],
)
def test_what_is_no_attribution_has_a_reason(text: str, item: Said, reason: str) -> None:
    """It goes to the account of what was dropped."""
    found = made(text, item)[0]
    assert isinstance(found, str)
    assert reason in found


def test_what_is_said_in_a_sentence_without_the_cue_falls_back_on_the_cited_one() -> None:
    """First words in another sentence than the cue do not move the attribution there."""
    found = made(
        "Okkerby said ice would come. The ferry was late.", said("said", "Okkerby", "The ferry was")
    )[0]
    assert brief(found)[0] == "ice would come"


def test_a_cue_attributes_once() -> None:
    """The first of two items with one cue is kept, the order of the others too."""
    text = "Vint said the port would close. Okkerby denied that he knew."
    one, two, again = made(
        text,
        said("said", "Vint", "the port would"),
        said("denied", "Okkerby", "he knew", 2),
        said("said", "", "the port"),
    )
    assert isinstance(one, Attribution)
    assert isinstance(two, Attribution)
    assert isinstance(again, Attribution)
    assert set(distinct([one, two, again])) == {one, two}


WORDS = [
    "Vint",
    "Lume",
    "The",
    "the",
    "a",
    "claim",
    "report",
    "reports",
    "from",
    "by",
    "as",
    ",",
    ".",
    "“",
    "”",
    "“We",
    ",”",
    "who",
    "which",
    "and",
    "but",
    "while",
    "even",
    "said",
    "denied",
    "told",
    "saying",
    "accused",
    "of",
    "confirmed",
    "port",
    "he",
    "she",
    "it",
    "that",
    "had",
    "closed",
    "40",
    "on",
    "Monday",
    "Kalvia’s",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), st.data())
def test_every_part_is_a_span_of_the_text(words: list[str], data: st.DataObject) -> None:
    """Whatever a model points at in whatever jumble, nothing is made up and nothing is raised."""
    text = " ".join(words)
    pick = st.integers(0, len(words) - 1).map(lambda i: words[i])
    items = [said(data.draw(pick), data.draw(pick), data.draw(pick)) for _ in range(2)]
    for found in made(text, *items):
        if isinstance(found, str):
            continue
        for span in (found.cue, *found.content, *filter(None, (found.speaker, found.quote))):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("language", "text", "item", "speaker"),
    [
        ("zh", "市政府表示，港口将关闭。", said("表示", "港口", "港口将关闭"), "市政府"),
        (
            "es",
            "Orla Vint negó que el puerto cerrara.",
            said("negó que", "el puerto", "el puerto"),
            "Orla Vint",
        ),
        ("es", "«El puerto cierra», dijo.", said("dijo", "El puerto", "El puerto"), None),
    ],
)
def test_outside_english_a_name_before_the_cue_speaks(
    language: str, text: str, item: Said, speaker: str | None
) -> None:
    """In a script without spaces it is what stands since the last mark; nobody within what is said."""
    part = passage(text)
    found = attribute(item, part, [], lexicon(names()[-1], language))
    assert isinstance(found, Attribution), found
    assert (found.speaker and found.speaker.text) == speaker
