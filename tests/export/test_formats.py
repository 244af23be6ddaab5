"""Every form by name."""

import pytest
from examples import SUMMARY

from summarizer.errors import InputError
from summarizer.export.formats import FORMATS, render


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_any_number_of_summaries(name: str, count: int) -> None:
    """Every form takes none, one and several, and gives the same again."""
    made = render([SUMMARY] * count, name)
    assert made == render([SUMMARY] * count, name)
    assert made or count == 0


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"csv", "parquet", "html"}))
def test_text_is_printable(name: str) -> None:
    """Whatever the headline, no control or bidirectional character goes to a terminal as it is."""
    odd = SUMMARY.model_copy(update={"headline": "a\x1b[2J\u202eb\x9b", "reasons": ("\x07",)})
    made = render([odd], name)
    assert isinstance(made, str)
    assert not set("\x1b\u202e\x9b\x07") & set(made)


def test_an_unknown_form() -> None:
    """The error names those there are."""
    with pytest.raises(InputError, match="no format 'pdf'; there are text, json"):
        render([SUMMARY], "pdf")
