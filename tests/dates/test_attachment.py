"""Which expression of time belongs to a predicate."""

import re
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates import ahead, find, resolve
from summarizer.schema import Span

MONDAY = date(2026, 2, 9)


def marked(words: str) -> tuple[str, Span]:
    """The words without brackets, and the span that stands in them."""
    match = re.search(r"\[(.*)\]", words)
    assert match
    text = words.replace("[", "").replace("]", "")
    return text, Span.of(text, match.start(), match.end() - 2)


def when(words: str, language: str = "en") -> str | None:
    text, near = marked(words)
    span = find(text, Span.of(text, 0, len(text)), near, language)
    return span.text if span else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # directly after the predicate
        ("Both sides [agreed] on Friday to reopen the border, closed since 2007.", "on Friday"),
        ("Officials [said] Monday the army shelled the village.", "Monday"),
        ("On Sunday, rebels shelled the town, the army [said] on Monday.", "on Monday"),
        ("Gorm has [ruled] since 2007.", "since 2007"),
        # later in its clause
        ("Rebels [attacked] a convoy near Orsk on Sunday.", "on Sunday"),
        ("Rebels [killed] three and wounded 20 on Sunday.", "on Sunday"),
        ("Police [used] tear gas to disperse the crowd on Sunday.", "on Sunday"),
        ("Troops [entered] the occupied town on Sunday.", "on Sunday"),
        ("The envoy [met] Orsk, who had been ill, on Sunday.", "on Sunday"),
        ("The council demanded that the minister [resign] by Friday.", "by Friday"),
        ("Dockers [called] a 24-hour strike for Friday.", "for Friday"),
        ("The house [set] the vote for next Tuesday.", "for next Tuesday"),
        # between subject and verb
        ("Rebels on Sunday [attacked] a convoy.", "on Sunday"),
        ("The border on Sunday was quietly [reopened].", "on Sunday"),
        ("The talks on Sunday in Avalon [failed].", "on Sunday"),
        ("The envoy was on Sunday [arrested].", "on Sunday"),
        ("The border has since Sunday been [closed].", "since Sunday"),
        # at the head of the clause
        ("On Sunday, rebels [shelled] the town, the army said on Monday.", "On Sunday"),
        ("On Sunday, the minister, who had been ill, [resigned].", "On Sunday"),
        ("On Sunday rebels killed three and [wounded] 20.", "On Sunday"),
        ("On Sunday rebels attacked the town, [killing] three.", "On Sunday"),
        ("In Avalon on Sunday, Orsk [resigned].", "on Sunday"),
        ("Gorm said that on Sunday rebels [attacked] a convoy.", "on Sunday"),
        ("By Friday, hundreds had [fled].", "By Friday"),
        # of two, the better
        ("Rebels killed three on Saturday and [wounded] 20 on Sunday.", "on Sunday"),
        ("On Sunday, the court [jailed] Orsk for a raid in 2011.", "On Sunday"),
        ("On Sunday, the council [closed] the border until 2030.", "On Sunday"),
        ("Recently the envoy [met] Orsk on Sunday.", "on Sunday"),
        # a day with a possessive tells the time of its own noun
        ("Sunday's [attack] shook Avalon.", "Sunday"),
        # within the predicate itself
        ("Orsk was [arrested on Sunday] in Avalon.", "on Sunday"),
    ],
)
def test_the_time_of_a_predicate(words: str, expected: str) -> None:
    """The expression in the predicate's clause is found, and the nearest where there are two."""
    assert when(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        # a subordinate clause or another speaker's words
        "The council [demanded] that the minister resign by Friday.",
        "Orsk [resigned] after rebels shelled the town on Sunday.",
        "Rebels [hold] the town, which fell on Sunday.",
        "A bomb [killed] three, police said on Sunday.",
        "Rebels shelled the town on Sunday, police [said].",
        "“We [left] the town,” she said on Sunday.",
        # another finite clause
        "The army [said] it had shelled the town on Sunday.",
        "The army [said] rebels shelled the town on Sunday.",
        "Officials said Monday the army [shelled] the village.",
        "On Monday police said the army [shelled] the village.",
        "The ministers who met on Monday [agreed] to a truce.",
        "They marched on Friday; the court [rejected] it.",
        "Rebels [took] the town and on Sunday fired on another.",
        "The envoy met Orsk on Monday and will [travel] on.",
        "After the vote on Sunday, Orsk [resigned].",
        "Speaking at a rally on Sunday, Orsk [resigned].",
        # another verb that governs it, or governs the predicate
        "Both sides agreed on Friday to [reopen] the border, closed since 2007.",
        "The council [reopened] the border, closed since 2007.",
        "They [agreed] to meet on Friday.",
        "Orsk [blocked] a law passed by the house on Sunday.",
        "Orsk on Sunday rejected calls to [end] the strike.",
        "Gorm [accused] the army of shelling the town on Sunday.",
        "Orsk [condemned] Sunday's attack.",
        # no expression of time at all
        "Gorm [scored] in the second half.",
        "Orsk [resigned].",
    ],
)
def test_the_time_of_another_act_is_not_taken(words: str) -> None:
    """What stands in another clause, or depends on another verb, is left alone."""
    assert when(words) is None


def test_a_person_named_like_a_month() -> None:
    """ "By May" is no time in a text that speaks of Theresa May, and one in a text that does not."""
    text, near = marked("Theresa May spoke. The offer was [rejected] by May.")
    assert find(text, Span.of(text, 19, len(text)), near) is None
    assert when("The bridge was [finished] by May.") == "by May"


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("es", "El gobierno [dimitió] el martes pasado.", "martes pasado"),
        ("de", "Die Regierung [trat] am 5. November 2024 zurück.", "am 5. November 2024"),
        ("de", "Am Montag hat das Parlament das Gesetz [verabschiedet].", "Am Montag"),
        ("fr", "Le traité a été [signé] mardi dernier.", "mardi dernier"),
        ("zh", "两国外长昨天在首都[会谈]。", "昨天"),
    ],
)
def test_other_languages_take_the_nearest(language: str, words: str, expected: str) -> None:
    """Without classes of words, punctuation and nearness decide."""
    assert when(words, language) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dockers called a strike for Friday", True),
        ("The house set the vote for next Tuesday", True),
        ("Protesters demanded his resignation by Friday", True),
        ("Gorm gave the rebels until Friday", True),
        ("Rescuers had searched until Friday", False),
        ("By Friday", False),
        ("The minister, who had ordered the raid, had left by Friday", False),
        ("Talks have gone on for the past two months", False),
        ("Rebels attacked on Friday", False),
        ("Rebels attacked", False),
    ],
)
def test_what_lies_ahead(words: str, expected: bool) -> None:
    """A time after "for", or after "by" and "until" where something is planned, lies ahead."""
    assert ahead(words) is expected


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Dockers [called] a 24-hour strike for Friday.", "2026-02-13", "2026-02-13"),
        ("The house [set] the vote for next Tuesday.", "2026-02-17", "2026-02-17"),
        ("Protesters [demanded] his resignation by Friday.", "..", "2026-02-13"),
        ("Both sides [agreed] on Friday to reopen the border, closed since 2007.", "2026-02-06", "2026-02-06"),
        ("Rebels [attacked] a convoy on Sunday.", "2026-02-08", "2026-02-08"),
        ("Rebels [attacked] a convoy on Monday.", "2026-02-09", "2026-02-09"),
    ],
)
def test_found_words_resolve(words: str, start: str, end: str) -> None:
    """What is found of an act that happened, resolved with what lies ahead, is the interval it tells."""
    text, near = marked(words)
    span = find(text, Span.of(text, 0, len(text)), near)
    assert span
    assert resolve(span.text, MONDAY, past=not ahead(text[: span.end])) == (start, end)


def test_a_predicate_outside_the_sentence_has_no_time() -> None:
    """Only the predicate's own sentence is searched."""
    text = "Orsk resigned. Rebels attacked on Sunday."
    assert find(text, Span.of(text, 15, len(text)), Span.of(text, 5, 13)) is None


def test_sixty_lookups_are_quick() -> None:
    """The look-ups of an article take less than 50 ms of processor time, once the words are loaded."""
    when("Orsk [left] on Sunday.")
    begin = process_time()
    for number in range(60):
        when(f"Rebels from town {number} [attacked] a convoy of 20 cars on Sunday, the army said on Monday.")
    assert process_time() - begin < 0.05


PIECES = [
    "On", "on Friday", "since 2007", "the", "rebels", "attacked", "said", ",", "that", "and", "to", "were", "“", "”",
    "by May", "recently", "yesterday", "for Sunday", "who", "(", ")", ";", "closed", "[x]",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join) | st.text(min_size=1, max_size=40),
    st.data(),
    st.sampled_from(["en", "de", "zh", "und"]),
)
def test_found_spans_are_slices(text: str, data: st.DataObject, language: str) -> None:
    """Whatever the predicate, the span is a slice of the text within the sentence."""
    begin = data.draw(st.integers(0, len(text) - 1))
    sentence = Span.of(text, begin, data.draw(st.integers(begin + 1, len(text))))
    start = data.draw(st.integers(sentence.start, sentence.end - 1))
    near = Span.of(text, start, data.draw(st.integers(start + 1, sentence.end)))
    span = find(text, sentence, near, language)
    if span is not None:
        assert text[span.start : span.end] == span.text
        assert sentence.start <= span.start < span.end <= sentence.end
