"""Namings and the actors they become."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import linked, sentences_of

from summarizer.linking.actors import link
from summarizer.linking.namings import Naming, is_place
from summarizer.schema import Actor, Kind, Span


def brief(marked: str, language: str = "en") -> list[tuple[object, ...]]:
    _, result = linked(marked, language)
    return [(a.name, a.kind, a.aliases, [m.text for m in a.mentions]) for a in result.actors]


SETS = [
    ("[The Ostra Council] met. [the Ostra council’s] plan holds.",
     [("Ostra Council", "organization", (), ["The Ostra Council", "the Ostra council’s"])]),
    ("[North Vale News Agency] (NVNA) reported it. NVNA said more.",
     [("North Vale News Agency", "organization", ("NVNA",), ["North Vale News Agency", "NVNA", "NVNA"])]),
    ("[NVNA] (North Vale News Agency) reported it.",
     [("North Vale News Agency", "organization", ("NVNA",), ["NVNA", "North Vale News Agency"])]),
    ("[The Vale Union], or VU, met.", [("Vale Union", "organization", ("VU",), ["The Vale Union", "VU"])]),
    ("[The United Nations] spoke. [the UN] left.",
     [("United Nations", "organization", ("UN",), ["The United Nations", "the UN"])]),
    ("[President Tom Ash] met [Mr. Ash]. Ash smiled. [Ash] left.",
     [("Tom Ash", "person", ("Mr. Ash", "Ash"), ["President Tom Ash", "Mr. Ash", "Ash", "Ash"])]),
    ("[Tom Ash] met [Ida Ash]. [Ash] left.",
     [("Tom Ash", "person", (), ["Tom Ash"]), ("Ida Ash", "person", (), ["Ida Ash"]),
      ("Ash", "person", (), ["Ash"])]),
    ("[Judge Tom Ash] met [Mayor Ida Ash]. [Mayor Ash] left.",
     [("Tom Ash", "person", (), ["Judge Tom Ash"]),
      ("Ida Ash", "person", ("Mayor Ash",), ["Mayor Ida Ash", "Mayor Ash"])]),
    ("[Tom Ash] met [Tom Ash Jr.] at noon.",
     [("Tom Ash", "person", (), ["Tom Ash"]), ("Tom Ash Jr", "person", (), ["Tom Ash Jr."])]),
    ("[The Trade Ministry] spoke. [The ministry] explained.",
     [("Trade Ministry", "organization", ("ministry",), ["The Trade Ministry", "The ministry"])]),
    ("[The ministry] met [the Trade Ministry] and [the Health Ministry]. [the ministry] fell silent.",
     [("ministry", "organization", (), ["The ministry", "the ministry"]),
      ("Trade Ministry", "organization", (), ["the Trade Ministry"]),
      ("Health Ministry", "organization", (), ["the Health Ministry"])]),
    ("[Kenya] spoke, and [Nairobi] was heard. [Kenya's government] agreed with [the Kenyan army].",
     [("Kenya", "country", ("Nairobi", "Kenya's government"), ["Kenya", "Nairobi", "Kenya's government"]),
      ("Kenyan army", "organization", (), ["the Kenyan army"])]),
    ("Crowds marched in [Nairobi]. [Nairobi officials] watched.",
     [("Nairobi officials", "group", (), ["Nairobi officials"])]),
    ("[Ivo Rey’s sister] and aide, [Oda Lin], met [Tom Ash], [the mayor of Brenna].",
     [("Oda Lin", "person", ("Ivo Rey’s sister",), ["Ivo Rey’s sister", "Oda Lin"]),
      ("Tom Ash", "person", ("mayor of Brenna",), ["Tom Ash", "the mayor of Brenna"])]),
    ("[Vale] spoke. [Brenna] agreed. [Lin] said she left. [Ivo Rey] met [Rey].",
     [("Vale", "organization", (), ["Vale"]), ("Brenna", "organization", (), ["Brenna"]),
      ("Lin", "organization", (), ["Lin"]), ("Ivo Rey", "person", ("Rey",), ["Ivo Rey", "Rey"])]),
    ("It rained. [Lin] said she left.", [("Lin", "person", (), ["Lin"])]),
    ("[Lin] spoke. The mayor met [President Lin] and [the Vale Dawn].",
     [("Lin", "person", ("President Lin",), ["Lin", "President Lin"]),
      ("Vale Dawn", "organization", (), ["the Vale Dawn"])]),
    ("Ana Lea Ruiz left. [Ana Lea Ruiz] spoke, and [ALR] left.",
     [("Ana Lea Ruiz", "person", ("ALR",), ["Ana Lea Ruiz", "Ana Lea Ruiz", "ALR"])]),
    ("[Ana Ruiz], the president of Vale, spoke. [The president] left.",
     [("Ana Ruiz", "person", ("president",), ["Ana Ruiz", "The president"])]),
    ("[Ana Ruiz], the vice president of Vale, spoke. [The president] left.",
     [("Ana Ruiz", "person", (), ["Ana Ruiz"]), ("president", "person", (), ["The president"])]),
    ("Trade Minister [Ana Ruiz] met Health Minister [Ivo Rey]. [The minister] left.",
     [("Ana Ruiz", "person", (), ["Ana Ruiz"]), ("Ivo Rey", "person", (), ["Ivo Rey"]),
      ("minister", "person", (), ["The minister"])]),
    ("Mayor [Ana Ruiz] spoke. [A mayor] left.",
     [("Ana Ruiz", "person", (), ["Ana Ruiz"]), ("mayor", "person", (), ["A mayor"])]),
    ("The ferry operator [Vale] spoke. [The company] left.",
     [("Vale", "organization", ("company",), ["Vale", "The company"])]),
    ("The ferry operator [Vale] met the brewer [Brenna]. [The company] left.",
     [("Vale", "organization", (), ["Vale"]), ("Brenna", "organization", (), ["Brenna"]),
      ("company", "organization", (), ["The company"])]),
    ("[Ana Lea Ruiz] left. [ALR] met the ferry operator [Vale]. [The company] left.",
     [("Ana Lea Ruiz", "person", ("ALR",), ["Ana Lea Ruiz", "ALR"]),
      ("Vale", "organization", ("company",), ["Vale", "The company"])]),
    ("[Police] came. [The police] left.", [("Police", "group", (), ["Police", "The police"])]),
    ("[The police] came. [Police] left.", [("police", "group", (), ["The police", "Police"])]),
    ("The newspaper [Vale] met the brewer [Brenna]. [The newspaper] left.",
     [("Vale", "organization", ("newspaper",), ["Vale", "The newspaper"]),
      ("Brenna", "organization", (), ["Brenna"])]),
    ("Neighbouring [Vale] spoke. [The Vale General Staff] agreed.",
     [("Vale", "country", (), ["Vale"]), ("Vale General Staff", "organization", (), ["The Vale General Staff"])]),
    ("[Vale Industries] met [the Vale Ministry]. [Vale] left.",
     [("Vale Industries", "organization", ("Vale",), ["Vale Industries", "Vale"]),
      ("Vale Ministry", "organization", (), ["the Vale Ministry"])]),
    ("The holders [Atletica Vale] lost. For [Vale] it was late.",
     [("Atletica Vale", "organization", ("Vale",), ["Atletica Vale", "Vale"])]),
    ("[Ana Ruiz] spoke. Ruiz left Ruiz Street.",
     [("Ana Ruiz", "person", (), ["Ana Ruiz", "Ruiz"])]),
    ("[The Soviet Union] and [Yugoslavia] are gone.",
     [("Soviet Union", "country", (), ["The Soviet Union"]), ("Yugoslavia", "country", (), ["Yugoslavia"])]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), SETS)
def test_names_become_actors(marked: str, expected: list[tuple[object, ...]]) -> None:
    """Names that are the same somebody are one actor; those that may be two are left apart."""
    assert brief(marked) == expected


def test_lower_case_wire_copy() -> None:
    """No rule needs capitals."""
    text = (
        "[police] said [the army of vale liberation] (avl) bombed [the prc] embassy. "
        "[president luis mora] spoke. later [mora] blamed [the avl]."
    )
    assert brief(text) == [
        ("police", "group", (), ["police"]),
        (
            "army of vale liberation",
            "organization",
            ("avl",),
            ["the army of vale liberation", "avl", "the avl"],
        ),
        ("prc", "country", (), ["the prc"]),
        ("luis mora", "person", ("mora",), ["president luis mora", "mora"]),
    ]


def test_spanish() -> None:
    """Determiners, titles and country names of the article's language are known."""
    text = "[El presidente Luis Mora] habló. [Mora] criticó a [Estados Unidos] y a [Washington]."
    assert brief(text, "es") == [
        ("Luis Mora", "person", ("Mora",), ["El presidente Luis Mora", "Mora"]),
        ("Estados Unidos", "country", ("Washington",), ["Estados Unidos", "Washington"]),
    ]


DESCRIBED = [
    ("The general counsel, [Oda Lin], spoke.",
     ("Oda Lin", "person", False, "general counsel", None, None)),
    ("The government of President [Oda Lin] spoke.", ("Oda Lin", "person", False, "President", None, "GOV")),
    ("[Several of the engineers] agreed.",
     ("Several of the engineers", "group", False, None, None, None)),
    ("Vice Trade Minister [Oda Lin] spoke.",
     ("Oda Lin", "person", False, "Vice Trade Minister", None, "GOV")),
    ("Kenyan President [Oda Lin] spoke.", ("Oda Lin", "person", False, "President", "KEN", "GOV")),
    ("[Kenya’s Prime Minister Oda Lin] spoke.", ("Oda Lin", "person", False, "Prime Minister", "KEN", "GOV")),
    ("[Oda Lin], the mayor of Brenna, spoke.", ("Oda Lin", "person", False, "mayor of Brenna", None, "GOV")),
    ("The party spokesperson, [Oda Lin], spoke.",
     ("Oda Lin", "person", False, "party spokesperson", None, "PTY")),
    ("Secretary of State [Oda Lin] spoke.", ("Oda Lin", "person", False, "Secretary of State", None, "GOV")),
    ("[Mr. Oda Lin] spoke.", ("Oda Lin", "person", False, None, None, None)),
    ("[Peru's foreign minister] left.",
     ("Peru's foreign minister", "person", False, "foreign minister", "PER", "GOV")),
    ("[A Kenyan army spokesman] spoke.",
     ("Kenyan army spokesman", "person", True, "army spokesman", "KEN", "MIL")),
    ("[Some analysts] doubt it.", ("analysts", "group", True, None, None, None)),
    ("[Sources close to the talks] spoke.", ("Sources close to the talks", "group", True, None, None, None)),
    ("[Peruvian police] came.", ("Peruvian police", "group", False, None, "PER", "COP")),
    ("[The rebels] came.", ("rebels", "group", False, None, None, "REB")),
    ("[Hezbollah] spoke.", ("Hezbollah", "organization", False, None, "LBN", None)),
    ("[Hamas fighters] came.", ("Hamas fighters", "group", False, None, "PSE", None)),
    ("[Lebanese Hezbollah] spoke.", ("Lebanese Hezbollah", "organization", False, None, "LBN", None)),
    ("[The Nairobi Star] spoke.", ("Nairobi Star", "organization", False, None, "KEN", None)),
    ("[Kenyan Star] spoke.", ("Kenyan Star", "organization", False, None, "KEN", None)),
    ("[Radio Kenya] spoke.", ("Radio Kenya", "organization", False, None, "KEN", "JRN")),
    ("[The Vale Foundation of Kenya] spoke.",
     ("Vale Foundation of Kenya", "organization", False, None, "KEN", None)),
    ("[The Denzel Washington Fund] paid.",
     ("Denzel Washington Fund", "organization", False, None, None, None)),
    ("[The World Bank] paid.", ("World Bank", "organization", False, None, None, None)),
    ("[The Supreme Court] ruled.", ("Supreme Court", "organization", False, None, None, "JUD")),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), DESCRIBED)
def test_what_an_actor_is(marked: str, expected: tuple[object, ...]) -> None:
    """Kind, anonymity, role, country and sector come from the words of the name and those beside it."""
    _, result = linked(marked)
    (a,) = result.actors
    assert (a.name, a.kind, a.anonymous, a.role, a.country, a.sector) == expected


def test_a_role_that_is_not_in_the_text_is_dropped() -> None:
    """A role is the article's own words or none."""
    text = "Oda Lin, a keen walker, spoke."
    span = Span.of(text, 0, 7)
    roles = [
        link(text, sentences_of(text), [Naming(span=span, kind="person", role=role)]).actors[0].role
        for role in ("keen walker", "Senator")
    ]
    assert roles == ["keen walker", None]


VOCABULARY = [
    "Oda", "Lin", "oda", "lin", "President", "Mr.", "the", "The", "Trade", "Ministry", "ministry",
    "Kenya", "Kenya’s",
    "Nairobi", "in", "officials", "police", "(TM)", "TM,", "or", "said.", "and", "US", "us", "spokesman,",
    "“", "'s", ",",
]  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Naming]]:
    text = " ".join(draw(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=30)))
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda e: e[0] < e[1])
    kinds: st.SearchStrategy[Kind | None] = st.sampled_from(
        [None, "person", "organization", "country", "group"]
    )
    drawn = draw(st.lists(st.tuples(edges, kinds), max_size=8))
    drawn.sort(key=lambda one: one[0])
    return text, [Naming(span=Span.of(text, *edge), kind=kind) for edge, kind in drawn]


@settings(deadline=None)
@given(articles())
def test_what_always_holds(article: tuple[str, list[Naming]]) -> None:
    """Spans hold, ids are unique, aliases occur, no span has two actors, every naming has its one actor."""
    text, namings = article
    result = link(text, sentences_of(text), namings)
    mentions = [(m.start, m.end) for a in result.actors for m in a.mentions]
    assert all(text[m.start : m.end] == m.text for a in result.actors for m in a.mentions)
    assert [a.id for a in result.actors] == [f"a{n}" for n in range(1, len(result.actors) + 1)]
    assert len(set(mentions)) == len(mentions)
    assert all(name in text for a in result.actors for name in (a.name, *a.aliases))
    assert all(a.name not in a.aliases for a in result.actors)
    firsts = [a.mentions[0].start for a in result.actors]
    assert firsts == sorted(firsts)
    by_id: dict[str, Actor] = {a.id: a for a in result.actors}
    for naming in namings:
        at = (naming.span.start, naming.span.end)
        named = any(c.isalnum() for c in naming.span.text) and not is_place(text, naming.span)
        assert (at in result.actor_of) is named
        spans = by_id[result.actor_of[at]].mentions if named else ()
        assert not named or any(m.start <= at[0] and at[1] <= m.end for m in spans)
    for actor in result.actors:
        assert all(a.end <= b.end and a.start < b.start for a, b in pairwise(actor.mentions))


def test_a_long_article_is_quick() -> None:
    """3,000 words with 150 names take no noticeable time beside a model's answer."""
    report = "[Minister Oda{0} Lin{0}] told [the Vale{0} Council] what Lin{0} had to say."
    marked = " ".join(report.format(n) for n in range(75))
    marked += " and so it went" * 550
    linked(marked)
    start = time.process_time()
    _, result = linked(marked)
    assert (len(result.actors), time.process_time() - start < 1) == (150, True)
