"""Proposals and references to actors."""

import random
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import named, refer, sentences_of, tell

from summarizer.linking import Reference, link
from summarizer.linking.references import Role
from summarizer.proposals import ActorProposal
from summarizer.schema import Kind, Span


def draft(text: str, name: str, kind: Kind, role: str | None = None) -> ActorProposal:
    """What a parser takes the first place of a name for."""
    start = text.index(name)
    return ActorProposal(
        by="parser", name=name, also=(), kind=kind, role=role, country=None, unnamed=False,
        at=(Span.of(text, start, start + len(name)),),
    )  # fmt: skip


KINDS_MENDED = [
    ("Vale Row, a hedge fund, spoke.", "Vale Row", "person", "hedge fund", ("Vale Row", "organization")),
    ("Ostrel of the polling firm spoke.", "Ostrel of the polling firm", "person", None, ("Ostrel", "person")),
    ("The mining company Norderz spoke.", "mining company Norderz", "group", None, ("Norderz", "organization")),
    ("The minister of public works spoke.", "minister of public works", "person", None,
     ("minister of public works", "person")),
    ("Flight analyst Ana Ruiz of Vale Brothers spoke.", "Flight analyst Ana Ruiz of Vale Brothers", "person", None,
     ("Ana Ruiz", "person")),
    ("Mr German spoke.", "Mr German", "group", None, ("Mr German", "person")),
    ("VLR spoke.", "VLR", "person", None, ("VLR", "organization")),
    ("Tens of thousands of protesters came.", "Tens of thousands of protesters", "group", None,
     ("Tens of thousands of protesters", "group")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind", "role", "expected"), KINDS_MENDED)
def test_what_a_parser_takes_for_something_else(
    text: str, name: str, kind: Kind, role: str | None, expected: tuple[str, str]
) -> None:
    """The words of an apposition and of the name tell more than the parser's label."""
    (actor,) = link(text, sentences_of(text), "en", [draft(text, name, kind, role)], []).actors
    assert (actor.name, actor.kind) == expected


@pytest.mark.parametrize(("name", "kind"), [("Green Paper", "person"), ("Vale Prize Act", "organization"), ("No", "organization")])
def test_titles_of_things(name: str, kind: Kind) -> None:
    """What a parser takes for somebody is nobody where its own words say so."""
    text = f"{name} came."
    assert link(text, sentences_of(text), "en", [draft(text, name, kind)], []).actors == ()


def test_a_family_name_tells_no_country() -> None:
    """Somebody whose family name is a people's has no country by it."""
    text = "Tom German spoke."
    (actor,) = link(text, sentences_of(text), "en", [draft(text, "Tom German", "person")], []).actors
    assert actor.country is None


FORBIDDEN = [
    ("Ana Ruiz met Tom Ruiz. Ruiz left.", [named("Ana Ruiz", "Tom Ruiz", "Ruiz")], "Tom Ruiz is not the same as Ana Ruiz"),
    ("A spokesman for Olin Marr spoke. Marr left.", [named("Olin Marr", "spokesman for Olin Marr")],
     "spokesman for Olin Marr is not the same as Olin Marr"),
    ("Kenya spoke. Kenya's Trade Ministry agreed.", [named("Kenya", "Kenya's Trade Ministry", kind="country")],
     "Kenya's Trade Ministry is not the same as Kenya"),
    ("Oda Lin spoke for the Vale Party.", [named("Oda Lin", "Vale Party")], "Vale Party is not the same as Oda Lin"),
    ("The mayor spoke.", [named("Oda Lin")], "Oda Lin does not stand in the text"),
    ("Those who left spoke.", [named("WHO", kind="organization")], "WHO does not stand in the text"),
    ("He left.", [named("He")], "He a pronoun names nobody"),
    ("Oda Lin left.", [named("Oda Lin", "Lady Lin")], "Lady Lin does not stand in the text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "proposals", "refused"), FORBIDDEN)
def test_what_the_text_forbids(text: str, proposals: list[ActorProposal], refused: str) -> None:
    """A name that the text has not, or that is somebody else's, is dropped with the reason."""
    found = link(text, sentences_of(text), "en", proposals, [])
    assert f"{found.dropped[0].text} {found.dropped[0].reason}" == refused


def test_a_name_that_does_not_stand_gives_way_to_one_that_does() -> None:
    """Of a proposal's names the first that the text has is the actor's."""
    actors = tell("Lin left.", named("Oda Lin", "Lin")).actors
    assert [(actor.name, actor.aliases) for actor in actors] == [("Lin", ())]


JOINED = [
    ("Ana Ruiz spoke. Ruiz left.", [named("Ana Ruiz"), named("Ruiz")], ["Ana Ruiz"]),
    ("Ana Ruiz spoke. Ana Ruiz left.", [named("Ana Ruiz"), named("Ana Ruiz")], ["Ana Ruiz"]),
    ("Tom Ash met Ida Ash. Ash left.", [named("Tom Ash"), named("Ida Ash"), named("Ash")], ["Tom Ash", "Ida Ash", "Ash"]),
    ("Mr. Roos met Ms. Roos.", [named("Mr. Roos"), named("Ms. Roos")], ["Mr. Roos", "Ms. Roos"]),
    ("Tom Ash met Tom Ash Jr. at noon.", [named("Tom Ash"), named("Tom Ash Jr")], ["Tom Ash", "Tom Ash Jr"]),
    ("The Vale Union (VU) met. VU left.", [named("Vale Union", kind="organization"), named("VU", kind="organization")],
     ["Vale Union"]),
    ("The North Vale Agency met. NVA left.", [named("North Vale Agency", kind="organization"), named("NVA", kind="organization")],
     ["North Vale Agency"]),
    ("Kenya spoke. Nairobi agreed.", [named("Kenya", kind="country"), named("Nairobi", kind="country")], ["Kenya"]),
    ("Kenya spoke. The Kenyan army left.", [named("Kenya", kind="country"), named("Kenyan army", kind="organization")],
     ["Kenya", "Kenyan army"]),
    ("Ana Ruiz, also known as Ria, left.", [named("Ana Ruiz"), named("Ria")], ["Ana Ruiz"]),
    ("A spokesman for Olin Marr spoke. Marr left.", [named("spokesman for Olin Marr", unnamed=True), named("Olin Marr", "Marr")],
     ["spokesman for Olin Marr", "Olin Marr"]),
    ("Vale spoke. Vale left.", [named("Vale", kind="country"), named("Vale", kind="person")], ["Vale"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "proposals", "names"), JOINED)
def test_what_is_one_actor(text: str, proposals: list[ActorProposal], names: list[str]) -> None:
    """Entries that are the same somebody are one actor; those that may be two are left apart."""
    assert [actor.name for actor in tell(text, *proposals).actors] == names


def test_what_a_model_says_stands() -> None:
    """Kind, country, role and name of a model's proposal are kept where the text does not speak against them."""
    proposal = named("Vale City", kind="organization", country="KEN", role="port")
    (actor,) = tell("The port Vale City spoke.", proposal).actors
    assert (actor.name, actor.kind, actor.country, actor.role and actor.role.text) == (
        "Vale City",
        "organization",
        "KEN",
        "port",
    )


def test_a_country_has_its_own_code_and_an_invented_one_none() -> None:
    """The code of a country is that of its name; a code that no country has is left out."""
    actors = tell(
        "Kenya met Kestria.",
        named("Kenya", kind="country", country="UGA"),
        named("Kestria", kind="country", country="KES"),
    ).actors
    assert [actor.country for actor in actors] == ["KEN", None]


def test_found_by_is_the_union() -> None:
    """An actor that both proposed is found by both."""
    text = "Ana Ruiz spoke."
    draft = ActorProposal(
        by="parser",
        name="Ana Ruiz",
        also=(),
        kind="person",
        role=None,
        country=None,
        unnamed=False,
        at=(Span.of(text, 0, 8),),
    )
    (actor,) = tell(text, named("Ana Ruiz"), draft).actors
    assert actor.found_by == ("model", "parser")


REFERRED = [
    ("[Ana Ruiz] spoke. [She] left.", "Ana Ruiz", "person"),
    ("[Foreign Minister Ana Ruiz], who left, spoke. [Ruiz] agreed.", "Ana Ruiz", "person"),
    ("[A spokesman for President Olin Marr] spoke.", "spokesman for President Olin Marr", "person"),
    ("[A spokeswoman for Governor Ketta Ives, Gina Maio,] spoke.", "Gina Maio", "person"),
    ("[An expert called by the union's lawyer, Karim Ben,] spoke.", "expert called by the union's lawyer", "person"),
    ("[12 protesters] came. [The protesters] left.", "12 protesters", "group"),
    ("[The Vale Institute] spoke. [The institute] left. [It] grew.", "Vale Institute", "organization"),
    ("[Denzel Washer, 69,] spoke. [Washer] left.", "Denzel Washer", "person"),
    ("[WHO] spoke.", "WHO", "organization"),
    ("[A mob] came.", "mob", "group"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name", "kind"), REFERRED)
def test_references_make_actors(marked: str, name: str, kind: str) -> None:
    """Whom only references name is an actor, one for all the places that mean the same somebody."""
    linking, references = refer(marked)
    assert [(actor.name, actor.kind) for actor in linking.actors] == [(name, kind)]
    assert {linking.actor_of(reference) for reference in references} == {"a1"}


PARSED: dict[str, Kind] = {
    "Olin Marr": "person", "Ana Marr": "person", "Ana Ruiz": "person", "El Sol": "organization",
    "Mr Ruiz": "organization", "Kenya": "country", "Uganda": "country",
}  # fmt: skip
TOGETHER = [
    ("[Party leader Olin Marr's influential sister] and [political spokesperson], Ana Marr, spoke.",
     ["Olin Marr", "Ana Marr"]),
    ("[Its head], Colonel Ana Ruiz, spoke.", ["Ana Ruiz"]),
    ("[A political spokesperson], Ana Ruiz, spoke.", ["Ana Ruiz"]),
    ("[The newspaper] El Sol spoke.", ["El Sol"]),
    ("Ana Ruiz, [spokesman of the army] said.", ["Ana Ruiz"]),
    ("He met Ana Ruiz, [a spokesman] said.", ["Ana Ruiz", "spokesman"]),
    ("[Ana Ruiz], the aide, spoke. [Mr Ruiz] left.", ["Ana Ruiz"]),
    ("President Ana Ruiz came, as [the President] said.", ["Ana Ruiz"]),
    ("Kenya met Uganda. [The two countries] agreed.", ["Kenya", "Uganda"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "names"), TOGETHER)
def test_a_second_description_is_no_second_actor(marked: str, names: list[str]) -> None:
    """An office, a calling, a title or a number beside or after the names makes nobody new."""
    plain = marked.replace("[", "").replace("]", "")
    drafts = [draft(plain, name, kind) for name, kind in PARSED.items() if name in plain]
    assert [actor.name for actor in refer(marked, *drafts)[0].actors] == names


def test_the_nearest_of_two_of_one_family_name() -> None:
    """A family name that two have means the one who acts in the sentence before, and is no actor of its own."""
    text = "[Ana Marr], a sister of Olin Marr, spoke. [Marr] left."
    plain = text.replace("[", "").replace("]", "")
    linking, references = refer(
        text, *(draft(plain, name, "person") for name in ("Ana Marr", "Olin Marr"))
    )
    assert [actor.name for actor in linking.actors] == ["Ana Marr", "Olin Marr"]
    assert linking.actor_of(references[1]) == "a1"


def test_reports_from_a_place_are_not_the_place() -> None:
    """A name at the end of a stretch that is headed by another noun is not whom it means."""
    linking, (reference,) = refer("[Envoys from Kenya] spoke. Kenya left.", named("Kenya", kind="country"))
    assert {actor.id: actor.name for actor in linking.actors}[linking.actor_of(reference) or ""] != "Kenya"


ALIASES = [
    ("Acme Corp spoke. The Office left.", [named("Acme Corp", "Office", kind="organization")], ()),
    ("Kenya spoke. The Kenyan side left.", [named("Kenya", "Kenyan", "Nairobi", kind="country")], ()),
    ("Kenya spoke. Nairobi left.", [named("Kenya", "Nairobi", kind="country")], ("Nairobi",)),
    ("Acme Corp spoke. AC left.", [named("Acme Corp", "AC", kind="organization")], ("AC",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "proposals", "aliases"), ALIASES)
def test_no_common_noun_is_an_alias(
    text: str, proposals: list[ActorProposal], aliases: tuple[str, ...]
) -> None:
    """Other names are names: no common noun alone and no people's adjective."""
    assert tell(text, *proposals).actors[0].aliases == aliases


def test_the_press_is_nobody() -> None:
    """Reporters who are told something are no actor."""
    text = "Ana Ruiz told reporters that she left."
    span = Span.of(text, 14, 23)
    reference = Reference(span=span, sentence=1, role="addressee")
    assert link(text, sentences_of(text), "en", [], [reference]).actors == ()


NOBODY = ["[The explosion] came.", "[He] left.", "[It] rained.", "[Monday's report] came."]


@pytest.mark.parametrize("marked", NOBODY)
def test_references_to_nobody(marked: str) -> None:
    """A thing, and a pronoun that nobody was named before, mean no actor."""
    linking, references = refer(marked)
    assert (linking.actors, linking.actor_of(references[0])) == ((), None)


def test_a_list_means_all_its_members() -> None:
    """A reference to several people means each of them and no one actor."""
    linking, (reference,) = refer("[Ana Ruiz and Tom Hale] spoke.")
    assert [actor.name for actor in linking.actors] == ["Ana Ruiz", "Tom Hale"]
    assert (linking.actors_of(reference), linking.actor_of(reference)) == (("a1", "a2"), None)


DESCRIBED = [
    ("[Kenya's Prime Minister Oda Lin] spoke.", ("Oda Lin", "Prime Minister", "KEN", "GOV", False)),
    ("[Oda Lin], the mayor of Brenna, spoke.", ("Oda Lin", "mayor of Brenna", None, "GOV", False)),
    ("The mayor of Brenna, [Oda Lin], spoke.", ("Oda Lin", "mayor of Brenna", None, "GOV", False)),
    ("[Secretary of State Oda Lin] spoke.", ("Oda Lin", "Secretary of State", None, "GOV", False)),
    ("[Mr. Oda Lin] spoke.", ("Oda Lin", None, None, None, False)),
    ("[Oda Lin of Kestria] spoke.", ("Oda Lin", None, None, None, False)),
    ("[Some analysts] doubt it.", ("analysts", None, None, None, True)),
    ("[Several of the miners] left.", ("Several of the miners", None, None, None, True)),
    ("[Peruvian police] came.", ("Peruvian police", None, "PER", "COP", False)),
    ("[Hezbollah] spoke.", ("Hezbollah", None, "LBN", None, False)),
    ("[Radio Kenya] spoke.", ("Radio Kenya", None, "KEN", "JRN", False)),
    ("[The Supreme Court] ruled.", ("Supreme Court", None, None, "JUD", False)),
    ("[The World Bank] paid.", ("World Bank", None, None, None, False)),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), DESCRIBED)
def test_what_an_actor_is(marked: str, expected: tuple[object, ...]) -> None:
    """Role, country, sector and whether somebody is named come from the words of the name and those beside it."""
    (actor,) = refer(marked)[0].actors
    assert (
        actor.name,
        actor.role and actor.role.text,
        actor.country,
        actor.sector,
        actor.unnamed,
    ) == expected


def test_lower_case_wire_copy() -> None:
    """No rule needs capitals."""
    linking, _ = refer(
        "[president luis mora] spoke. [mora] blamed [the army of vale liberation (avl)]. [the avl] left."
    )
    assert [(actor.name, actor.aliases) for actor in linking.actors] == [
        ("luis mora", ("mora",)),
        ("army of vale liberation", ("avl",)),
    ]


LANGUAGES = [
    ("es", "El presidente Luis Mora habló. Mora criticó a Estados Unidos y a Washington.",
     [named("Luis Mora", "Mora"), named("Estados Unidos", kind="country"), named("Washington", kind="country")],
     [("Luis Mora", ["Luis Mora", "Mora"]), ("Estados Unidos", ["Estados Unidos", "Washington"])]),
    ("de", "Die Kanzlerin Oda Lin sprach. Lin traf die Talpartei.",
     [named("Oda Lin"), named("die Talpartei", kind="organization")],
     [("Oda Lin", ["Oda Lin", "Lin"]), ("Talpartei", ["Talpartei"])]),
    ("zh", "李欧达说，谷党胜了。李欧达离开。", [named("李欧达"), named("谷党", kind="organization")],
     [("李欧达", ["李欧达", "李欧达"]), ("谷党", ["谷党"])]),
    ("ko", "이오다는 말했다.", [named("이오다")], [("이오다", ["이오다"])]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "proposals", "expected"), LANGUAGES)
def test_other_languages(
    language: str, text: str, proposals: list[ActorProposal], expected: list[tuple[str, list[str]]]
) -> None:
    """A model's names are found in any language, with or without spaces between words."""
    actors = link(text, sentences_of(text), language, proposals, []).actors
    assert [(actor.name, [m.text for m in actor.mentions]) for actor in actors] == expected


NAMES = [
    "Ana Ruiz", "Tom Ruiz", "Ruiz", "Kestria", "Kenya", "Kenyan", "the Vale Union", "VU", "officials", "the ministry",
    "Trade Ministry", "Lin", "WHO", "spokesman", "12 protesters", "The company", "She", "both sides",
]  # fmt: skip
FILLER = [
    "said",
    "met",
    "President",
    "Mr.",
    "for",
    "of",
    "in",
    "and",
    "'s",
    "left.",
    "(VU)",
    "(",
    ")",
    ",",
    "—",
    "\n",
]
KINDS = ["person", "organization", "country", "group"]


class Drawn(NamedTuple):
    text: str
    proposals: list[ActorProposal]
    references: list[Reference]


@st.composite
def articles(draw: st.DrawFn) -> Drawn:
    """A text of names and small words, with models' proposals, parsers' drafts and references of any kind."""
    text = " ".join(draw(st.lists(st.sampled_from(NAMES + FILLER), min_size=1, max_size=25)))
    text = text.lower() if draw(st.booleans()) else text
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda e: e[0] < e[1] <= e[0] + 160)
    spans = edges.map(lambda e: Span.of(text, *e))
    name, kind = st.sampled_from(NAMES), st.sampled_from(KINDS)
    made = st.builds(lambda n, a, k: named(n, *a, kind=k), name, st.lists(name, max_size=2), kind)
    drafts = st.builds(
        lambda s, k: named(s.text, kind=k).model_copy(update={"by": "parser", "at": (s,)}), spans, kind
    )
    roles = st.sampled_from(["speaker", "agent", "target", "addressee"])
    references = st.builds(
        Reference, name=st.none() | name, span=st.none() | spans, sentence=st.integers(1, 3), role=roles
    )
    return Drawn(text, draw(st.lists(made | drafts, max_size=6)), draw(st.lists(references, max_size=5)))


def is_within(one: Span, other: Span) -> bool:
    """Whether one of two spans is a part of the other: the UN in "UN observers"."""
    inner, outer = sorted((one, other), key=lambda span: span.end - span.start)
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end


@settings(deadline=None, max_examples=80)
@given(articles(), st.randoms())
def test_what_always_holds(article: Drawn, chance: random.Random) -> None:
    """Mentions are where they say, overlap only where one is a part of the other, names stand in the text, order of proposals makes no difference."""
    text, proposals, references = article
    linking = link(text, sentences_of(text), "en", proposals, references)
    mentions = [m for actor in linking.actors for m in actor.mentions]
    ids = [actor.id for actor in linking.actors]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start or b.end <= a.start or is_within(a, b) for a, b in combinations(mentions, 2))
    assert all(name in text for actor in linking.actors for name in (actor.name, *actor.aliases))
    assert ids == [f"a{n}" for n in range(1, len(ids) + 1)]
    assert not any({"Ana Ruiz", "Tom Ruiz"} <= {actor.name, *actor.aliases} for actor in linking.actors)
    assert {i for r in references for i in linking.actors_of(r)} <= set(ids)
    other = list(proposals)
    chance.shuffle(other)
    assert link(text, sentences_of(text), "en", other, references).actors == linking.actors


def test_a_draft_is_a_person_where_its_surname_is_one() -> None:
    """A parser may take an unusual full name for an organization, and the surname alone for a person."""
    text = "Hana Pukeroa spoke first. Pukeroa said that she was tired."
    full = drafted_as(text, "Hana Pukeroa", "organization")
    short = drafted_as(text, "Pukeroa said", "person", cut=len(" said"))
    linking = link(text, sentences_of(text), "en", [full, short], [])
    assert [(a.name, a.kind, a.aliases) for a in linking.actors] == [("Hana Pukeroa", "person", ("Pukeroa",))]


def drafted_as(text: str, words: str, kind: Kind, cut: int = 0) -> ActorProposal:
    start = text.index(words)
    span = Span.of(text, start, start + len(words) - cut)
    return ActorProposal(
        by="parser", name=span.text, also=(), kind=kind, role=None, country=None, unnamed=False, at=(span,)
    )


def test_the_company_is_the_one_whose_name_says_so() -> None:
    """A name that ends in a word for a firm goes before a body of which nothing is known."""
    text = "Brandell Industries sued Oraka on Monday. Oraka was calm. The company asked for a delay."
    proposed = [drafted_as(text, "Brandell Industries", "organization"), drafted_as(text, "Oraka", "organization")]
    start = text.index("The company")
    company = Reference(span=Span.of(text, start, start + len("The company")), sentence=3, role="agent")
    linking = link(text, sentences_of(text), "en", proposed, [company])
    names = {actor.id: actor.name for actor in linking.actors}
    assert names[linking.actor_of(company) or ""] == "Brandell Industries"


@pytest.mark.parametrize(
    ("text", "pronoun", "role", "expected"),
    [
        ("Ana Ruiz spoke. “A driver helped,” she said.", "she", "speaker", "Ana Ruiz"),
        ("Ana Ruiz spoke. The bank lent glasses, and Ruiz cleaned them.", "them", "target", None),
    ],
)
def test_what_a_pronoun_cannot_mean(text: str, pronoun: str, role: Role, expected: str | None) -> None:
    """Nobody who is only quoted is meant outside of the quotation; things are nobody's target."""
    proposed = [drafted_as(text, "Ana Ruiz", "person")]
    proposed += [drafted_as(text, name, kind) for name, kind in NOUNS.items() if name in text]
    start = text.index(pronoun)
    asked = Reference(span=Span.of(text, start, start + len(pronoun)), sentence=2, role=role)
    linking = link(text, sentences_of(text), "en", proposed, [asked])
    names = {actor.id: actor.name for actor in linking.actors}
    assert names.get(linking.actor_of(asked) or "") == expected


NOUNS: dict[str, Kind] = {"driver": "person", "bank": "organization"}


def test_words_in_small_letters_before_a_name_make_no_other_actor() -> None:
    """ "Neighbouring Ulmenia" is Ulmenia."""
    text = "Ulmenia was calm. The minister said that neighbouring Ulmenia had fired."
    start = text.index("neighbouring")
    asked = Reference(span=Span.of(text, start, start + len("neighbouring Ulmenia")), sentence=2, role="agent")
    linking = link(text, sentences_of(text), "en", [drafted_as(text, "Ulmenia", "country")], [asked])
    assert [actor.name for actor in linking.actors] == ["Ulmenia"]
    assert linking.actor_of(asked) == "a1"
