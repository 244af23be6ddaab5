"""Text that no terminal obeys."""

from summarizer.export.plain import plain


def test_plain_keeps_letters() -> None:
    """Letters, joiners of scripts that need them, and spaces stay."""
    text = "Ærø  “水” می\u200cخواهم 👩\u200d🚒"
    assert plain(text) == text
