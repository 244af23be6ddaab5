"""Who is one actor across two articles, by what the articles call them."""

import pytest
import week
from casts import CAST, OTHERS
from hypothesis import given
from hypothesis import strategies as st

from summarizer.resolution import profiles
from summarizer.resolution.members import Member
from summarizer.resolution.merging import merged
from summarizer.resolution.rules import judge
from summarizer.schema import Kind


def of(name: str, *aliases: str, kind: Kind = "person", role: str | None = None, country: str | None = None, unnamed: bool = False, document: str = "one") -> Member:  # fmt: skip
    return Member(document, "a1", name, aliases, kind, unnamed, role, country, None, 1)


def body(name: str, *aliases: str, **more: str) -> Member:
    return of(name, *aliases, kind="organization", **more)  # type: ignore[arg-type]


def crowd(name: str, country: str | None = None, *, unnamed: bool = False) -> Member:
    return of(name, kind="group", country=country, unnamed=unnamed)


def land(name: str, country: str | None = None) -> Member:
    return of(name, kind="country", country=country)


SAME = "same"
APART = "apart"
UNDECIDED = "undecided"


@pytest.mark.parametrize(
    ("one", "two", "what"),
    [
        # people: a full name is enough, up to case, accents, titles and punctuation
        (of("Joran Hedlund"), of("JORAN HEDLUND"), SAME),
        (of("Petra Sandoval"), of("Pétra Sandoval"), SAME),
        (of("Ilse Rautner"), of("Dr. Ilse Rautner", role="deputy minister"), SAME),
        (of("Fatima-Zahra Bennis"), of("Fatima Zahra Bennis"), SAME),
        (of("李文舒"), of("李文舒"), SAME),
        # but not with another country or calling
        (of("Ana Ruiz", country="ESP"), of("Ana Ruiz", country="MEX"), UNDECIDED),
        (of("Anders Lund", role="professor"), of("Anders Lund", role="striker"), UNDECIDED),
        (of("Ellen Marsh", role="mayor of Torsk"), of("Ellen Marsh", role="mayor of Brill"), UNDECIDED),
        (of("Ana Ruiz", role="minister"), of("Ana Ruiz", role="senator"), SAME),
        (of("Mr Li Wen"), of("Ms Li Wen"), UNDECIDED),
        # two people of one surname
        (of("Joran Hedlund", country="NOR"), of("Jonna Hedlund", country="NOR"), APART),
        (of("Dale Pruitt", role="senator"), of("Dale Pruitt Jr.", role="senator"), APART),
        # initials need a second sign
        (of("J. Hedlund"), of("Joran Hedlund"), UNDECIDED),
        (of("J. Hedlund", role="defence minister"), of("Joran Hedlund", role="minister"), SAME),
        (of("J. Hedlund", country="NOR"), of("Joran Hedlund", country="NOR"), SAME),
        (of("J. Hedlund", country="NOR"), of("Joran Hedlund", country="SWE"), APART),
        (of("J. Hedlund", role="striker", country="NOR"), of("Joran Hedlund", role="minister", country="NOR"), APART),
        (of("George K. Maddon", role="premier"), of("George Maddon", role="premier"), SAME),
        (of("Kenji Ito", role="economist"), of("Ito Kenji", role="economist"), SAME),
        # a surname needs two
        (of("Hedlund", role="minister", country="NOR"), of("Joran Hedlund", role="minister", country="NOR"), SAME),
        (of("Hedlund", role="minister"), of("Joran Hedlund", role="minister"), UNDECIDED),
        (of("Hedlund"), of("Hedlund"), APART),
        # another spelling is a question for a person
        (of("Mohammed al-Darwish", country="KWT"), of("Muhammad al-Darwish", country="KWT"), UNDECIDED),
        (of("Farid Nasirov"), of("Farid Nassirov"), UNDECIDED),
        # who is only described
        (of("a spokesman", unnamed=True), of("a spokesman", unnamed=True), APART),
        (of("the mayor", role="mayor"), of("the mayor", role="mayor"), APART),
        # organizations
        (body("Nordhavn Shipping"), body("Nordhavn Shipping A/S"), SAME),
        (body("Harbour Workers' Union"), body("the Harbor Workers’ Union"), SAME),
        (body("Arctic Climate Institute", "ACI"), body("ACI"), SAME),
        (body("Arctic Climate Institute"), body("ACI"), UNDECIDED),
        (body("Baltic Maritime Federation", "BMF"), body("Bureau of Maritime Finance", "BMF"), APART),
        (body("Labour Party", country="GBR"), body("Labour Party", country="NOR"), APART),
        (body("Green Alliance", country="SWE"), body("Green Alliance", country="DEU"), UNDECIDED),
        (body("Defence Ministry", country="NOR"), body("Norway's Ministry of Defense", country="NOR"), SAME),
        (body("Defence Ministry", country="NOR"), body("Defence Ministry", country="POL"), APART),
        (body("Supreme Court"), body("Supreme Court"), APART),
        (body("the company"), body("the company"), APART),
        # a country is not its ministry, government or president
        (land("Norway", "NOR"), body("Norwegian Defence Ministry", country="NOR"), APART),
        (land("Norway", "NOR"), land("Norwegian government", "NOR"), APART),
        (land("Norway", "NOR"), of("the Norwegian president", role="president", country="NOR"), APART),
        (land("Norway", "NOR"), crowd("Norwegian police", "NOR"), APART),
        (land("Norway", "NOR"), land("Kingdom of Norway", "NOR"), SAME),
        (land("Tolmark"), land("TOLMARK"), SAME),
        (land("Norway", "NOR"), land("Sweden", "SWE"), APART),
        # a spokesman is not his organization
        (of("a spokesman for Nordhavn", unnamed=True), body("Nordhavn"), APART),
        (of("Nordhavn"), body("Nordhavn"), APART),
        # crowds need a country or a name
        (crowd("police"), crowd("police"), APART),
        (crowd("protesters", unnamed=True), crowd("protesters", unnamed=True), APART),
        (crowd("police", "NOR"), crowd("Norwegian police", "NOR"), SAME),
        (crowd("US officials", "USA", unnamed=True), crowd("American officials", "USA", unnamed=True), SAME),
        (crowd("US officials", "USA", unnamed=True), crowd("Polish officials", "POL", unnamed=True), APART),
        (crowd("12 US soldiers", "USA"), crowd("12 US soldiers", "USA"), APART),
        (crowd("Nordhavn workers"), crowd("Nordhavn workers"), SAME),
    ],
)  # fmt: skip
def test_two_articles(one: Member, two: Member, what: str) -> None:
    """They are one actor, two, or a pair that a person is asked about; the order of the articles is nothing."""
    for first, second in ((one, two), (two, one)):
        found = merged([first, second._replace(document="two")])
        said = {row.decision for row in found.clusters.new}
        assert (len(found.actors), said - {"same"}) == {
            SAME: (1, set()),
            APART: (2, set()),
            UNDECIDED: (2, {"undecided"}),
        }[what]


def test_who_fits_two_is_left_alone() -> None:
    """A name without a country is neither of the two who have it, and no two articles are joined by it."""
    names = [of("Ana Ruiz", country="ESP"), of("Ana Ruiz", country="MEX"), of("Ana Ruiz"), of("Ana Ruiz")]
    found = merged([one._replace(document=f"d{at}") for at, one in enumerate(names)])
    assert len(found.actors) == 4
    assert [row.decision for row in found.clusters.new] == ["undecided"] * 3


def test_who_fits_two_by_all_that_they_are() -> None:
    """An initial fits a farmer; that the minister, whom it fits as well, is somebody else, another article tells."""
    names = [
        of("Hana Kowalczyk", role="minister", country="POL"),
        of("H. Kowalczyk", role="minister", country="POL"),
        of("Henryk Kowalczyk", role="farmer", country="POL"),
        of("H. Kowalczyk", country="POL"),
    ]
    found = merged([one._replace(document=f"d{at}") for at, one in enumerate(names)])
    assert sorted(len(one.members) for one in found.actors) == [1, 1, 2]


def test_an_acronym_of_two_bodies() -> None:
    """It is joined to neither, although one article gives it for one of them."""
    names = [body("Bureau of Maritime Finance", "BMF"), body("Baltic Maritime Federation"), body("BMF")]
    found = merged([one._replace(document=f"d{at}") for at, one in enumerate(names)])
    assert len(found.actors) == 3


def test_the_better_of_two() -> None:
    """Who has the office and the country of one of two namesakes is that one."""
    names = [
        of("Ana Ruiz", role="mayor", country="ESP"),
        of("Ana Ruiz", role="runner", country="MEX"),
        of("A. Ruiz", role="mayor", country="ESP"),
    ]
    found = merged([one._replace(document=f"d{at}") for at, one in enumerate(names)])
    assert sorted(len(one.members) for one in found.actors) == [1, 2]


_FORMS = [(part, shape) for part in (*CAST, *OTHERS) for shape in part.forms]


@given(st.lists(st.tuples(st.text(min_size=1), st.sampled_from(["person", "organization", "country", "group"])), max_size=6))
def test_any_name_is_somebodys(names: list[tuple[str, Kind]]) -> None:
    """Whatever stands in a summary as a name, each member is of one actor."""
    known = [of(name, name[::-1], kind=kind, document=f"d{at}") for at, (name, kind) in enumerate(names)]
    found = merged(known).actors
    assert sorted(part.document for one in found for part in one.members) == sorted(one.document for one in known)


@given(st.sampled_from(_FORMS), st.sampled_from(_FORMS))
def test_a_judgement_has_no_sides(one: week.Named, two: week.Named) -> None:
    """What is said of two is said of them the other way round."""
    found = profiles.gathered(
        Member(str(at), "a1", shape.names[0], shape.names[1:], part.kind, part.unnamed, shape.role, shape.country, None, 1)
        for at, (part, shape) in enumerate((one, two))
    )
    first, last = next(iter(found)), list(found)[-1]
    assert judge(first, last) == judge(last, first)
