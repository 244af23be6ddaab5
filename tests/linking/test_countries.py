"""Names and the countries they stand for or belong to."""

import pycountry
import pytest
from babel import Locale

from summarizer.linking.countries import country_of, is_country, is_country_name, is_seat

DENOTE = [
    ("South Korea", "KOR"), ("North Korea", "PRK"), ("DPRK", "PRK"), ("the United States", "USA"),
    ("U.S.", "USA"),
    ("US", "USA"), ("the US's", "USA"), ("UK", "GBR"), ("Great Britain", "GBR"), ("russia", "RUS"),
    ("Burma", "MMR"),
    ("the Ivory Coast", "CIV"), ("Côte d’Ivoire", "CIV"), ("Congo", "COD"), ("prc", "CHN"),
    ("Türkiye", "TUR"),
    ("Democratic People’s Republic of Korea (DPRK)", "PRK"), ("Bosnia and Herzegovina", "BIH"),
    ("Kosovo", "XKX"),
    ("Seoul", "KOR"), ("pyongyang", "PRK"), ("Kiev", "UKR"), ("the White House", "USA"),
    ("the Kremlin", "RUS"),
    ("Downing Street", "GBR"), ("Whitehall", "GBR"), ("the Élysée", "FRA"), ("The Hague", "NLD"),
    ("North Korean", "PRK"), ("British", "GBR"), ("Palestinian", "PSE"), ("El Salvador", "SLV"),
    ("South Korea’s government", "KOR"), ("the Iranian government", "IRN"),
    ("the government of Sudan", "SDN"),
]  # fmt: skip

BELONG = [
    ("South Korea’s Joint Chiefs of Staff", "KOR"), ("the Iranian foreign ministry", "IRN"),
    ("Iranians", "IRN"),
    ("Seoul officials", "KOR"), ("Seoul’s military", "KOR"), ("the president of Armenia", "ARM"),
    ("a Kenyan", "KEN"),
    ("US-led coalition", "USA"), ("the US Air Force", "USA"), ("Israel Defense Forces", "ISR"),
    ("Hamas", "PSE"),
    ("Jordan’s king", "JOR"), ("guatemalan army troops", "GTM"), ("the Pentagon", "USA"), ("Scotland", "GBR"),
    ("Papua New Guinean police", "PNG"), ("former US envoy", "USA"), ("Korean Central News Agency", "PRK"),
]  # fmt: skip

NEITHER = [
    "Brussels", "us", "Michael Jordan", "Jordan Henderson", "Denzel Washington", "Ana Ruiz",
    "the Biden administration",
    "Latin American leaders", "Korean", "officials", "UN", "New England", "", "male suspects", "car bomb",
    "states",
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), DENOTE)
def test_names_that_denote_a_country(name: str, code: str) -> None:
    """A country's names, its capital and seats, its adjective and its government denote it."""
    assert (country_of(name), is_country(name)) == (code, True)


@pytest.mark.parametrize(("name", "code"), BELONG)
def test_names_that_belong_to_a_country(name: str, code: str) -> None:
    """Bodies, people and parts of a country belong to it and do not stand for it."""
    assert (country_of(name), is_country(name)) == (code, False)


@pytest.mark.parametrize("name", NEITHER)
def test_names_without_a_country(name: str) -> None:
    """Surnames, pronouns, regions and plain nouns have no country, however alike they look."""
    assert (country_of(name), is_country(name)) == (None, False)


@pytest.mark.parametrize("name", ["Soviet Union", "the USSR", "Yugoslavia", "Czechoslovakia", "East Germany"])
def test_states_that_are_no_more(name: str) -> None:
    """They are countries to the article, and have no code today."""
    assert (country_of(name), is_country(name)) == (None, True)


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Corea del Norte", "es", "PRK"), ("el Reino Unido", "es", "GBR"), ("Moscú", "es", "RUS"),
        ("el gobierno de México", "es", "MEX"), ("La Paz", "es", "BOL"), ("Nordkorea", "de", "PRK"),
        ("les États-Unis", "fr", "USA"), ("USA", "und", "USA"), ("Estados Unidos", "es-419", "USA"),
    ],
)  # fmt: skip
def test_names_in_the_language_of_the_article(name: str, language: str, code: str) -> None:
    """CLDR's names hold in the article's language; an unknown language is read as English."""
    assert (country_of(name, language), is_country(name, language)) == (code, True)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de"])
def test_every_territory_is_found(language: str) -> None:
    """Every country of ISO 3166 is found under its CLDR name (brackets aside); no other data hides one."""
    territories = Locale.parse(language).territories
    expected = {territories[c.alpha_2]: c.alpha_3 for c in pycountry.countries if c.alpha_2 in territories}
    expected = {name: code for name, code in expected.items() if "(" not in name}
    assert {name: country_of(name, language) for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "own_name", "seat"),
    [
        ("Kenya", True, False),
        ("Nairobi", False, True),
        ("the Kremlin", False, True),
        ("Kenyan", False, False),
    ],
)
def test_what_a_name_is_to_its_country(name: str, own_name: bool, seat: bool) -> None:
    """A country's own name, its seat and its adjective are told apart."""
    assert (is_country_name(name), is_seat(name)) == (own_name, seat)
