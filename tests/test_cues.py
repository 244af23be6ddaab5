"""Words that attribute, found by the lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import passage, whole

from summarizer.cue_contexts import without_quotes
from summarizer.cues import lexicon
from summarizer.prompts.releases import names

NEWEST = names()[-1]


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    known = lexicon(NEWEST, language)
    assert known is not None
    return [(cue.span.text, cue.stance) for cue in known.find(text, whole(text))]


ENGLISH = [
    ("The minister said that talks had begun.", [("said", "asserts")]),
    ("“The quay is old,” Okkerby wrote.", [("wrote", "asserts")]),
    ("According to Tam Okkerby, the ferry is late.", [("According to", "asserts")]),
    ("He told reporters the bridge was safe.", [("told", "asserts")]),
    ("The union warned of a strike.", [("warned", "warns")]),
    ("The judge ordered the crew to stay.", [("ordered", "demands")]),
    ("Holt accused the League of theft.", [("accused", "accuses")]),
    ("Holt promised to pay.", [("promised", "promises")]),
    ("Analysts predict a cold spring.", [("predict", "predicts")]),
    ("The League doubts the figures.", [("doubts", "doubts")]),
    ("Vint said it rained, and Okkerby warned of ice.", [("said", "asserts"), ("warned", "warns")]),
    ("The appeals court met on Monday.", []),
    ("Its report was late.", []),
    ("The company published its report on Friday.", []),
    ("An order was given.", []),
    ("The quay has three cranes.", []),
    ("Its general counsel, Ada Vint, left.", []),
    ("The guard was put on higher alert on Friday.", []),
    ("Nobody could explain the fire.", []),
    ("Vint did not say who was right.", []),
    ("Vint does not think it rained.", [("not think", "doubts")]),
    ("It held payments that nobody could explain.", []),
    ("The clinic counts only those it admits, Vint said.", [("said", "asserts")]),
    ("The port added 300 jobs.", []),
    ("The port added that it was full.", [("added", "asserts")]),
    ("The port would soon be full, Vint added.", [("added", "asserts")]),
    ("The League found three payments that were late.", []),
    ("The League found last year that ice was rare.", [("found", "asserts")]),
    ("She was never told.", []),
    ("Asked to describe the quay, Vint laughed.", []),
    ("Vint asked a clerk to wait.", [("asked a clerk to", "demands")]),
    ("Vint asked for a boat to row to Lume.", [("asked for", "demands")]),
    ("A clerk asked not to be named.", []),
    ("Vint voiced suspicions that it leaked.", [("voiced", "asserts")]),
    ("The League found no evidence that it leaked.", [("no evidence that", "doubts")]),
    ("The expected rise came.", []),
    ("In a written reply Vint was short.", []),
    ("Dockers are urging Holt to resign.", [("urging", "demands")]),
    ("Some believe the quay is haunted.", [("believe", "asserts")]),
    ("Vint seemed to think it odd.", [("think", "asserts")]),
    ("Vint told no one of it.", []),
    ("Holt wrote: ‘Vint denied it.’", [("wrote", "asserts")]),
]


@pytest.mark.parametrize(("text", "cues"), ENGLISH)
def test_english_cues(text: str, cues: list[tuple[str, str]]) -> None:
    """Verbs and phrases of saying are found with their stance; things that are merely called so are not."""
    assert found(text) == cues


OTHERS = [
    ("es", "La ministra dijo que el puerto cerraba.", [("dijo", "asserts")]),
    ("es", "La ministra no dijo cuándo cerraba.", [("dijo", "asserts")]),
    ("es", "Según la alcaldesa, el sindicato negó todo.", [("Según", "asserts"), ("negó", "denies")]),
    ("de", "Die Ministerin sagte, der Hafen sei sicher.", [("sagte", "asserts")]),
    ("de", "Der Bürgermeister wies die Kritik zurück.", [("wies die Kritik zurück", "denies")]),
    ("de", "Laut Okkerby ist die Brücke sicher.", [("Laut", "asserts")]),
    ("fr", "La ministre a déclaré que le port était sûr.", [("déclaré", "asserts")]),
    ("fr", "Selon Okkerby, le syndicat a démenti la rumeur.", [("Selon", "asserts"), ("démenti", "denies")]),
    ("zh", "部长表示，港口将关闭。", [("表示", "asserts")]),
    ("zh", "工会否认了这一点。", [("否认", "denies")]),
]


@pytest.mark.parametrize(("language", "text", "cues"), OTHERS)
def test_cues_of_other_languages(language: str, text: str, cues: list[tuple[str, str]]) -> None:
    """Separable verbs are found over what stands between; English articles are no rule for others."""
    assert found(text, language) == cues


@pytest.mark.parametrize(("mine", "yours"), ["“”", '""', "«»", "„“"])
def test_what_is_said_inside_a_quotation_is_not_pointed_out(mine: str, yours: str) -> None:
    """The speaker's own sayings are part of the quotation, also where it does not end in the sentence."""
    assert found(f"Holt wrote: {mine}Vint said so and denied it{yours}.") == [("wrote", "asserts")]
    assert found(f"Holt wrote: {mine}Vint said so and denied it.") == [("wrote", "asserts")]


@given(st.text(alphabet='ab “”"«»„。', max_size=40))
def test_blanking_keeps_every_code_point_in_its_place(text: str) -> None:
    """Offsets in the blanked sentence are offsets in the sentence."""
    blanked = without_quotes(text)
    assert len(blanked) == len(text)
    assert all(b in (c, "_") for b, c in zip(blanked, text, strict=True))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Vint",
                "said",
                "denied",
                "that",
                "report",
                ",",
                ".",
                "“",
                "”",
                "the",
                "warned",
                "according",
                "to",
                "说",
                "a",
            ]
        )
    )
)
def test_cues_are_spans_in_order_and_apart(words: list[str]) -> None:
    """Of any jumble."""
    text = "The start. " + " ".join(words)
    known = lexicon(NEWEST, "en")
    assert known is not None
    for sentence in passage(text).sentences:
        at = sentence.start
        for cue in known.find(text, sentence):
            assert text[cue.span.start : cue.span.end] == cue.span.text
            assert at <= cue.span.start < cue.span.end <= sentence.end
            at = cue.span.end


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("said", "asserts"),
        ("has long warned", "warns"),
        ("DENIED", "denies"),
        ("hummed", "asserts"),
        ("", "asserts"),
    ],
)
def test_the_stance_of_words_a_model_gives(words: str, stance: str) -> None:
    """That of the listed form in them; words that are not listed assert."""
    known = lexicon(NEWEST, "en")
    assert known is not None
    assert known.stance(words) == stance


def test_languages_without_a_list_have_no_lexicon() -> None:
    """Nothing is pointed out there; a region does not matter."""
    assert lexicon(NEWEST, "tlh") is None
    assert lexicon(NEWEST, "und") is None
    assert found("He said so.", "en-GB") == [("said", "asserts")]
