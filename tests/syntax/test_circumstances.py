"""When and where."""

import pytest
from acted import drafted

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

TOLD = [
    ("Guards arrested two divers in Lume on Friday.", "on Friday", "Lume"),
    ("On Monday jihadis attacked a ferry near Hallow.", "On Monday", "Hallow"),
    ("Hestria agreed on Tuesday to reopen the mine, closed since 2007.", "on Tuesday", None),
    ("The court jailed two dockers for nine years.", None, None),
    ("Nurses began a two-day strike last week.", "last week", None),
    ("The board demanded that the mayor resign by Friday.", "by Friday", None),
    ("Guards arrested two divers yesterday.", "yesterday", None),
    ("Guards arrested two divers.", None, None),
    ("Guards arrested two divers in the Tallow district of Lume.", None, "Tallow district of Lume"),
    ("Guards arrested two divers in Hallow village.", None, "Hallow village"),
    ("In 2006 a court jailed two divers and acquitted a third.", "In 2006", None),
    ("Divers sued the port, which was fined last month; the port has paid.", None, None),
    ("Pirates have robbed ferries for years.", None, None),
    ("Two divers were shot in the deadliest raid in months.", None, None),
    ("The judge urged the divers to accept a deal before the next hearing, on May 6.", None, None),
    ("The judge urged the divers at a hearing on May 6 to accept the deal reached in March.", "on May 6", None),
    ("Nurses did not end the strike until Friday.", None, None),
    ("Officials praised the guards after the Tuesday raid.", None, None),
    ("The minister reaffirmed support for allies by sending nurses to Lume.", None, None),
]


@pytest.mark.parametrize(("text", "when", "where"), TOLD)
def test_time_and_place_are_those_of_the_act(text: str, when: str | None, where: str | None) -> None:
    """The nearest on the predicate; how long something lasts is no time, what another clause says neither."""
    event = drafted(text)[0]
    assert (event.when, event.where) == (when, where)
