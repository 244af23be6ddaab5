"""Languages told apart, and their codes."""

import pytest
from short_reports import ENGLISH, OTHERS

from summarizer.documents.language import detect_language, tag


@pytest.mark.parametrize("report", ENGLISH)
def test_a_short_english_report_is_english(report: str) -> None:
    """The foreign names in it do not count."""
    assert detect_language(report) == "en"


@pytest.mark.parametrize(("language", "report"), OTHERS)
def test_a_short_report_in_another_language(language: str, report: str) -> None:
    """One sentence is enough."""
    assert detect_language(report) == language


@pytest.mark.parametrize("text", ["", " \n", "Port shut.", "12 + 3 = 15", "市长"])
def test_a_text_too_short_to_tell(text: str) -> None:
    """A word or two say nothing of their language."""
    assert detect_language(text) == "und"


def test_one_paragraph_in_another_language() -> None:
    """Most of the text decides."""
    english = "The dockers of the old port said on Monday that they would strike."
    german = "Die Ministerin sagte am Montag, der Hafen bleibe bis Mai geschlossen."
    assert detect_language(f"{german}\n\n{english}\n\n{english}") == "en"
    assert detect_language(f"{english}\n\n{german}\n\n{german}") == "de"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en_us", "en-US"),
        (" pt-br ", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("eng", "en"),
        ("ger", "de"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
        ("tlh", "tlh"),
        ("und", "und"),
        ("english", None),
        ("xx", None),
        ("", None),
        ("e", None),
        ("en-", None),
        ("en us", None),
        ("12", None),
    ],
)
def test_codes_of_languages(value: str, wanted: str | None) -> None:
    """Codes take their usual writing; what is no language has none."""
    assert tag(value) == wanted
