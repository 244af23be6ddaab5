"""From the words that were pointed at to the name in them."""

import pytest

from summarizer.schema import Span
from summarizer.trimming import head, is_somebody, pair

HEADS = [
    ("Ana Ruiz, the mayor of Lume,", "Ana Ruiz"),
    ("Tam Okkerby who leads the union", "Tam Okkerby"),
    ("the Tessarine League", "the Tessarine League"),
    ("Vint;", "Vint"),
    ("Lume’s Court of Appeal on Thursday", "Lume’s Court of Appeal"),
    ("Last month the ministry", "the ministry"),
    ("May", "May"),
    ("word “entitlement", "word"),
    ("group “Clear Water”", "group “Clear Water”"),
    ("the polling firm Tessar", "Tessar"),
    ("the port of Lume", "Lume"),
    ("the union of Lume", "the union of Lume"),
    ("Bank Tessar", "Bank Tessar"),
    ("neighbouring Ulmenia", "Ulmenia"),
    ("up to 600 dockers", "600 dockers"),
    ("30,000 dockers", "30,000 dockers"),
    ("[2] The mayor", "The mayor"),
    ("two officials of the port of hiding it", "two officials of the port"),
    ("Ana Ruiz of the Tessar Institute", "Ana Ruiz"),
    ("Ana Ruiz of the weather service", "Ana Ruiz"),
    ("President Ana Ruiz of Ulmenia", "President Ana Ruiz"),
    ("President Ruiz of Ulmenia", "President Ruiz"),
    ("the president of Ulmenia", "the president of Ulmenia"),
    ("Prime Minister of Ulmenia", "Prime Minister of Ulmenia"),
    ("Bank of Ulmenia", "Bank of Ulmenia"),
    ("United Front of the People", "United Front of the People"),
    ("Ministry of Fishing", "Ministry of Fishing"),
    ("Secretary of State Ana Ruiz", "Secretary of State Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "name"), HEADS)
def test_names_end_before_what_is_told_about_them(text: str, name: str) -> None:
    """Appositions, times, quantities, homes and what somebody is are no part of a name."""
    assert head(text, Span.of(text, 0, len(text))).text == name


SOMEBODY = [
    ("Holt", True), ("the Tessarine League", True), ("dockers’ union", True), ("fishermen", True),
    ("insurers", True), ("Ulmenia", True), ("the link between Holt and the union", False),
    ("a lower court’s finding", False), ("Holt’s shares", False), ("nobody", False), ("She", False),
    ("No minister", False), ("30", False), ("The third", False), ("Thursday", False), ("of the port", False),
    ("恒远化工", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "somebody"), SOMEBODY)
def test_somebody(name: str, somebody: bool) -> None:
    """The head noun decides: things, numbers, times and pronouns are nobody."""
    assert is_somebody(name, "en", cased=True) is somebody


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ulmenia and Lume met. Lume left.", ("Ulmenia", "Lume")),
        ("Ernst and Lume met. It left.", None),
        ("dockers and Lume met. Lume left.", None),
    ],
)
def test_pairs(text: str, parts: tuple[str, str] | None) -> None:
    """Two names are two where one of them stands alone elsewhere; a firm may be called after two."""
    end = text.index(" met")
    found = pair(text, Span.of(text, 0, end))
    assert (found and (found[0].text, found[1].text)) == parts
