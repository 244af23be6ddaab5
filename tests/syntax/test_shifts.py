"""What a type becomes when its act is to come, refused, given up, owed or promised."""

import pytest
from acted import drafted

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

TOLD = [
    ("Hestria sent grain to Castrell.", ("aid", "occurred")),
    ("Hestria will send grain to Castrell.", ("agree", "planned")),
    ("Hestria said it will not send grain to Castrell.", ("reject", "occurred")),
    ("Hestria stopped sending grain to Castrell.", ("sanction", "occurred")),
    ("Castrell said Hestria must send grain.", ("request", "occurred")),
    ("Hestria vowed to expel the envoys.", ("threaten", "occurred")),
    ("Hestria promised not to expel the envoys.", ("agree", "occurred")),
    ("Hestria will expel the envoys.", ("threaten", "planned")),
    ("Hestria may expel the envoys.", ("threaten", "possible")),
    ("Hestria may have expelled the envoys.", ("sanction", "possible")),
    ("Hestria will send grain unless the raids stop.", ("threaten", "planned")),
    ("The army will withdraw from Belmora.", ("concede", "planned")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_modal_verbs_shift_the_type(text: str, told: tuple[str, str]) -> None:
    """A refusal, a demand and a threat have occurred by being said; what is to come is planned."""
    event = drafted(text)[0]
    assert (event.type, event.status) == told
