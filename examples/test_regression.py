"""A regression test of one's own: the model's recorded answers, the code of today.

$ pytest examples/test_regression.py

``replay`` is a pytest fixture that comes with the package. It refuses the network while the test runs.
"""

from pathlib import Path

from summarizer.documents import read

HARBOUR = Path(__file__).parents[1] / "fixtures" / "harbour"


def test_the_operator_denies_that_it_was_warned(replay):
    summary = replay(HARBOUR).summarize_article(read(str(HARBOUR / "article.md")))
    names = {actor.id: actor.name for actor in summary.actors}
    deniers = {names.get(claim.speaker) for claim in summary.claims if claim.stance == "denies"}
    assert "Ostrel" in deniers
    assert all(summary.document.text[s.start : s.end] == s.text for c in summary.claims for s in c.evidence)
