"""Signs that a name is a body's, a state's or a place's."""

import pytest

from summarizer.bodies import Sign, taken

SIGNED = [
    ("The newspaper Lin said so.", Sign.BODY),
    ("The ferry operator Lin said so.", Sign.BODY),
    ("Lin, a hedge fund that lends, said so.", Sign.BODY),
    ("They formed a firm called Lin in May.", Sign.BODY),
    ("They gave it to a new state company, Lin, in May.", Sign.BODY),
    ("Lin’s shares fell.", Sign.BODY),
    ("Lin’s chief executive left.", Sign.BODY),
    ("Lin objected. Its lawyers agreed.", Sign.BODY),
    ("They met near the port of Lin.", Sign.PLACE),
    ("They met in the village Lin, and Lin was full.", Sign.PLACE),
    ("Lin, a village on the coast, was full.", Sign.PLACE),
    ("They met in Lin. Rain fell at Lin.", Sign.PLACE),
    ("President Oda Rey of Lin spoke.", Sign.STATE),
    ("Neighbouring Lin spoke.", Sign.STATE),
    ("Lin’s deputy foreign minister spoke.", Sign.STATE),
    ("The leaders of Brenna and Lin spoke.", Sign.STATE),
    ("The Lin General Staff spoke.", Sign.STATE),
]

UNSIGNED = [
    "Lin spoke.",
    "The lawyer Lin spoke.",
    "They met in Lin. Lin spoke.",
    "The company Lin founded is gone.",
    "They met Lin, the union and the police.",
    "For the bank, Lin, who is ill, spoke.",
    "Lin objected. It was late.",
    "Lin objected to it. The harbour lost its roof.",
    "Lin’s lawyer spoke.",
    "The newspaper Lin Dawn spoke.",
    "The president of Lin spoke.",
]


@pytest.mark.parametrize(("text", "sign"), [*SIGNED, *((text, None) for text in UNSIGNED)])
def test_signs(text: str, sign: Sign | None) -> None:
    """Nouns beside a name, what it owns and where alone it stands tell; what anybody may have does not."""
    assert taken(text, ["Lin"]).signs.get("Lin") == sign


@pytest.mark.parametrize(
    ("name", "sign"),
    [("Lin Avenue", Sign.PLACE), ("Gulf of Lin", Sign.PLACE), ("Puerto Lin", Sign.PLACE),
     ("Lake Lin Committee", None), ("Bridge Lin", None)],
)  # fmt: skip
def test_names_of_places(name: str, sign: Sign | None) -> None:
    """A name's own words tell a place, unless it is a body called after one."""
    assert taken(f"{name} was full.", [name]).signs.get(name) == sign


def test_what_a_name_is_called() -> None:
    """The nouns said of a name are kept; shares make a company."""
    found = taken(
        "The newspaper Lin and the group Rey agreed. Vale’s shares fell.", ["Lin", "Rey", "Vale"]
    ).nouns
    assert found == {"Lin": {"newspaper"}, "Rey": {"group"}, "Vale": {"company"}}
