"""What the words of two profiles say about their being one actor. Every rule is symmetric.

Equal names are enough where nothing speaks against it. Everything less needs a second sign: the same country, or
the same office. Who has the name but another country or calling is left undecided, for a person.
"""

from typing import Literal, NamedTuple

from rapidfuzz.fuzz import ratio

from summarizer.linking.kinds import compatible
from summarizer.linking.lexicon import initials_of, words
from summarizer.resolution import profiles
from summarizer.resolution.profiles import Profile

Decision = Literal["same", "different", "undecided"]
_NEAR = 85  # of 100; below it two spellings are two names more often than one
_NEAR_WITH_A_SIGN = 75  # "Mohammed" and "Muhammad"
_NEAR_BODY = 90
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BODIES = frozenset({"organization", "group"})
_OFFICES_OF_A_PLACE = frozenset({"mayor", "governor", "ambassador"})


class Judgement(NamedTuple):
    """A decision about two profiles.

    Attributes:
        reason: for a person.
        strength: how well the two fit. The pairs that fit best are joined first; a profile that fits two others
            equally well is left undecided.
        against: of ``undecided``, whether something says that they are two.
    """

    decision: Decision
    reason: str
    strength: int = 0
    against: bool = False

    @property
    def separates(self) -> bool:
        """Whether the two must not be joined through a third profile either."""
        return self.decision == "different" or self.against


def judge(one: Profile, two: Profile) -> Judgement | None:
    """Whether two profiles are one actor; None where nothing suggests it."""
    one, two = sorted((one, two), key=lambda profile: profile.key)
    if one.kind == two.kind == "person":
        return _people(one, two)
    if {one.kind, two.kind} <= _BODIES:
        return _bodies(one, two)
    if one.kind != two.kind and "country" not in (one.kind, two.kind):
        return _of_two_kinds(one, two)
    return Judgement("different", f"{one.kind} and {two.kind}")


# --- people


def _people(one: Profile, two: Profile) -> Judgement | None:
    if not one.persons or not two.persons:
        return Judgement("different", "only described")
    mine, theirs = one.persons[0], two.persons[0]
    objection = _objection(one, two)
    if mine == theirs and profiles.is_full(mine):
        return _equal(one, two, "same full name", objection)
    how = _how_alike(mine, theirs)
    if how is None:
        if not objection and _near(mine, theirs, _NEAR_WITH_A_SIGN if _signs(one, two) else _NEAR):
            return Judgement("undecided", f"spelled alike: {' '.join(mine)}, {' '.join(theirs)}")
        return Judgement("different", "different names")
    if objection:
        return Judgement("different", objection)
    signs = _signs(one, two)
    if one.role and two.role and one.role.isdisjoint(two.role) and _callings(one).isdisjoint(_callings(two)):
        signs = []  # many have an initial and a surname in one country
    if len(signs) >= (2 if how == "same surname" else 1):
        return Judgement("same", f"{how}, {' and '.join(signs)}", len(signs))
    if signs or how != "same surname":
        return Judgement("undecided", f"{how}, {' and '.join(signs) or 'and no second sign'}")
    return None


def _equal(one: Profile, two: Profile, how: str, objection: str | None) -> Judgement:
    if objection:
        return Judgement("undecided", f"{how}, but {objection}", against=True)
    signs = _signs(one, two)
    return Judgement("same", ", ".join([how, *signs]), 3 + len(signs))


def _how_alike(one: tuple[str, ...], two: tuple[str, ...]) -> str | None:
    """In what two personal names agree, where they are not equal or have no given name."""
    if len(one) > 1 and sorted(one) == sorted(two):
        return "same full name" if one == two else "same names in another order"
    if one[-1] == two[-1] and 1 in (len(one), len(two)):
        return "same surname"
    if len(one) < 2 or len(two) < 2 or not compatible(one, two):
        return None
    if one[-1] == two[-1] and _begin_alike(one[0], two[0]):
        return "initials of the same name" if 1 in (len(one[0]), len(two[0])) else "same first and last name"
    short, long = sorted((one, two), key=len)
    return "one name begins with the other" if long[: len(short)] == short else None


def _begin_alike(one: str, two: str) -> bool:
    return one == two or (1 in (len(one), len(two)) and one[0] == two[0])


def _near(one: tuple[str, ...], two: tuple[str, ...], least: int) -> bool:
    """Whether two full names may be spellings of one: one of their words differs, and by little."""
    if min(len(one), len(two)) < 2 or len(one) != len(two):
        return False
    other = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    (a, b), *more = other
    return not more and min(len(a), len(b)) > 3 and a[0] == b[0] and ratio(a, b) >= least


def _objection(one: Profile, two: Profile) -> str | None:
    """What says that two people of one name are two."""
    if one.country and two.country and one.country != two.country:
        return f"{one.country} and {two.country}"
    if any({*one.titles} & words(a) and {*two.titles} & words(b) for a, b in (("women", "men"), ("men", "women"))):
        return "a woman and a man"
    if _GENERATIONS & {*one.persons[0]} != _GENERATIONS & {*two.persons[0]}:
        return "two generations"
    mine, theirs = _callings(one), _callings(two)
    if mine and theirs and mine.isdisjoint(theirs):
        return f"{_said(one)} and {_said(two)}"
    return _of_two_places(one, two)


def _of_two_places(one: Profile, two: Profile) -> str | None:
    """ "mayor of Velm" and "mayor of Torsk": one office, and words beside it of which each has some of its own."""
    offices = frozenset(profiles.families())
    mine, theirs = one.role - offices, two.role - offices
    same_office = one.role & two.role & offices
    if same_office and mine and theirs and mine.isdisjoint(theirs) and same_office & _OFFICES_OF_A_PLACE:
        return f"{_said(one)} and {_said(two)}"
    return None


def _signs(one: Profile, two: Profile) -> list[str]:
    """What speaks for it besides the name."""
    offices = one.role & two.role & frozenset(profiles.families())
    signs = [f"both {one.country}"] if one.country and one.country == two.country else []
    return [*signs, f"both {min(offices)}"] if offices else signs


def _callings(one: Profile) -> frozenset[str]:
    return frozenset().union(*(profiles.families().get(word, frozenset()) for word in one.role))


def _said(one: Profile) -> str:
    return " ".join(sorted(one.role))


# --- organizations and groups


def _bodies(one: Profile, two: Profile) -> Judgement | None:
    apart = bool(one.country and two.country and one.country != two.country)
    lands = f"{one.country} and {two.country}"
    mine, theirs = one.bodies[0], two.bodies[0]
    if mine == theirs:
        if one.alone or two.alone or (apart and (profiles.is_common(mine) or "group" in (one.kind, two.kind))):
            return Judgement("different", "a name that many have")
        if apart:
            return Judgement("undecided", f"same name, but {lands}", against=True)
        return Judgement("same", "same name", 4 if one.country == two.country else 3)
    if one.alone or two.alone or apart:
        return Judgement("different", lands if apart else "a name that many have")
    return _by_short_name(one, two) or _by_spelling(mine, theirs)


def _by_short_name(one: Profile, two: Profile) -> Judgement | None:
    """ "International Monetary Fund (IMF)" in one article, "IMF" in the other; or its initials, without any bracket."""
    for long, short in ((one, two), (two, one)):
        name = short.bodies[0]
        if name in long.short:
            return Judgement("same", f"an article calls {long.name} {short.name}", 2)
        if len(name) > 2 and " " not in name and name == initials_of(long.bodies[0]):
            return Judgement("undecided", f"initials of {long.name}", 2)
    if one.short & two.short:
        if ratio(one.bodies[0], two.bodies[0]) >= _NEAR_BODY:
            return Judgement("undecided", f"both called {min(one.short & two.short)}, spelled alike")
        return Judgement("different", f"two names for {min(one.short & two.short)}")
    return None


def _by_spelling(one: str, two: str) -> Judgement | None:
    """Two names of several words are two bodies, unless they are nearly one name or one holds the other."""
    if " " not in one or " " not in two:
        return None
    if not profiles.is_common(f"{one} {two}") and ratio(one, two) >= _NEAR_BODY:
        return Judgement("undecided", f"spelled alike: {one}, {two}")
    mine, theirs = {*one.split()}, {*two.split()}
    return None if mine <= theirs or theirs <= mine else Judgement("different", "different names")


def _of_two_kinds(one: Profile, two: Profile) -> Judgement | None:
    """A name that is a person's in one article and a body's in the other."""
    names = {" ".join(name) for profile in (one, two) for name in profile.persons[:1]}
    if names & {*one.bodies, *two.bodies} and not (one.alone or two.alone):
        return Judgement("undecided", "a person in one article, no person in the other", against=True)
    return Judgement("different", f"{one.kind} and {two.kind}")
