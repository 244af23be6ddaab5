"""Claims from a parse: whole proposals, and what is said inside what is said."""

import pytest
from drafted import read, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.schema import Span
from summarizer.syntax.attributions import claims
from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

WORDS = ["Finn", "the port", "said", "denied", "that", "it", "“", "”", "‘", "’", '"', "'", ",", ".", ":", "to", "leave", "\n\n",
         "according", "by", "was", "told", "not", "whose", "view", "—"]  # fmt: skip


def test_a_proposal_is_whole() -> None:
    """A draft has its words and their places, and says that the parser proposed it."""
    text = "It rained. Olga Finn told reporters on Monday that the old pier would not be mended."
    (claim,) = claims(read(text))
    assert (claim.by, claim.n, claim.speaker, claim.cue, claim.to) == ("parser", 2, "Olga Finn", "told", "reporters")
    assert (claim.first, claim.last, claim.stance) == ("that the old", "not be mended", "asserts")
    assert claim.at is not None
    assert claim.at.content == (Span.of(text, 46, len(text) - 1),)


def test_another_is_heard_inside_what_is_said_but_not_the_same_speaker_again() -> None:
    """What somebody else said is listed inside; a speaker's own thoughts and wishes are not."""
    text = "Finn said Roos had told him the pier was safe. Finn said he believed the pier was safe."
    assert told(text) == {
        ("Finn", "Roos had told him the pier was safe"),
        ("Roos", "the pier was safe"),
        ("Finn", "he believed the pier was safe"),
    }


def test_a_quotation_inside_a_clause_is_part_of_it() -> None:
    """Marks are hard edges: a clause that runs into a quotation takes all of it, over sentences too."""
    text = "Finn said that the pier “is old. It leaks.” It rained."
    assert told(text) == {("Finn", "that the pier “is old. | It leaks.”".replace(" | ", " "))}


def test_a_clause_and_the_quotation_behind_it_are_one_claim() -> None:
    """A quotation of the same cue that goes on with its clause makes no second claim."""
    text = "Finn argued that it was better to wait, “because nobody has paid for the pier.”"
    assert told(text) == {("Finn", text[len("Finn argued ") :])}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_every_place_holds_words_of_the_text(words: list[str]) -> None:
    """Whatever the text, spans are where they say they are, and only sentences that exist are named."""
    text = " ".join(words)
    parse = read(text)
    drafted = claims(parse)
    spans = [s for c in drafted if c.at for s in (*c.at.content, c.at.cue, c.at.speaker, c.at.addressee) if s]
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert {c.n for c in drafted} <= {s.number for s in parse.sentences}
