"""What the words of a name tell: its folded form, its head, and what its head says it is.

No rule here needs capital letters: wire copy often has none.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from summarizer.once import once
from summarizer.schema import Kind, Sector

_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


def unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def words(text: str) -> frozenset[str]:
    return frozenset(unaccented(text).split())


DETERMINERS: Mapping[str, frozenset[str]] = {
    "en": words("""the a an its his her their our this that these those some several many"""),
    "es": words("el la los las un una unos unas su sus"),
    "fr": words("le la les l' un une des son sa ses"),
    "de": words("der die das den dem des ein eine einen einem einer"),
}

PREPOSITIONS = words(
    """of in at on to for from with near by inside outside against under about over between among who
    that which whom whose briefed involved aware close familiar loyal opposed belonging presumed suspected accused de del
    en du des von der im für"""
)

HONORIFICS = words("""mr mrs ms miss mx dr sir dame lord lady herr frau señor señora monsieur madame""")

# An office or a calling held by one person. Before a personal name these words are its title.
OFFICES = words(
    """president premier chancellor minister secretary senator governor mayor ambassador envoy king
    queen prince princess emperor sultan emir sheikh pope bishop archbishop cardinal imam ayatollah
    rabbi reverend general gen admiral adm colonel col major maj captain capt lieutenant lt sergeant
    sgt corporal marshal commander chief judge justice prosecutor sheriff chairman chairwoman
    chairperson chair director commissioner coordinator leader head spokesman spokeswoman
    spokesperson speaker congressman congresswoman representative lawmaker legislator deputy
    councillor councilman councilwoman delegate candidate nominee ceo founder owner officer official
    analyst expert professor prof economist historian scientist researcher doctor lawyer attorney
    author journalist reporter editor correspondent columnist diplomat aide adviser advisor
    strategist activist coach manager mediator inspector superintendent negotiator detective
    goalkeeper defender midfielder striker executive counsel clerk arbitrator comptroller referee
    sen gov rep pres amb sgt pm chargé presidente presidenta
    ministro ministra präsident präsidentin kanzler kanzlerin président présidente ministre"""
)
RELATIONS = words(
    """sister brother wife husband widow mother father son daughter friend colleague partner successor
    predecessor victim suspect man woman boy girl driver student teacher farmer resident witness
    source insider critic supporter observer person member militant soldier gunman
    patient regulator employer organiser organizer insurer lender marcher customer neighbour neighbor
    demonstrator volunteer surveyor geologist seismologist sociologist recipient heir passenger
    rescuer medic nurse pilot engineer campaigner monk priest cousin fisherman spectator
    shareholder creditor consumer buyer seller reader ally"""
)
# Words that stand before an office and belong to the role: "Vice Foreign Minister".
OFFICE_MODIFIERS = words(
    """vice deputy prime foreign defense defence interior finance health justice trade energy labor
    labour education first second former acting interim senior chief assistant associate under
    permanent special national state supreme attorney secretary general lieutenant brigadier major
    executive managing campaign press party house senate majority minority political military police
    army navy opposition rebel government ministry policy union campaign department white
    presidential democratic republican crown provincial regional city district of
    the for"""
)

ORGANIZATIONS = words(
    """ministry department agency council committee commission party corp corporation inc ltd llc plc
    gmbh company co court tribunal university college institute academy school army navy force
    forces guard guards corps congress senate parliament assembly duma knesset cabinet government
    administration regime junta bank fund association federation confederation union league
    organization organisation foundation authority office bureau board group front movement alliance
    coalition church club society network institution center centre house radio television times
    post tribune journal herald gazette news newspaper service embassy consulate campaign command
    brigade battalion regiment division directorate secretariat presidency chamber bench hospital
    airline airlines airways international nations community watch amnesty cartel militia police
    treasury exchange
    observatory laboratory team staff military newsroom website magazine daily legislature bundestag
    bundesrat reserve mission delegation jury ministerio gobierno partido ejército consejo
    universidad ministère gouvernement parti armée conseil université ministerium regierung partei
    armee universität gericht polizei"""
)

# Plural or collective nouns for people; those named by nothing but what they are have no name to go by.
UNNAMED_WORDS = words(
    """official expert analyst source witness resident spokesman spokeswoman spokesperson diplomat
    observer critic supporter aide insider economist researcher scientist people person adviser
    advisor strategist funcionario experto analista fuente testigo experte beamter analyst zeuge
    témoin responsable"""
)
UNNAMED_PLURALS = words(
    """people spokesmen spokeswomen spokespeople officials expertos experten beamte zeugen"""
)
GROUPS = words(
    """police media public opposition men women troops soldiers rebels insurgents guerrillas guerrilla
    terrorists militants militiamen gunmen fighters protesters protestors demonstrators activists
    students workers refugees migrants civilians villagers peasants voters authorities guards
    leaders lawmakers legislators senators ministers judges prosecutors nationalists candidates
    parties individuals members nationals citizens criminals traffickers gangs units families
    victims survivors prisoners hostages journalists reporters separatists islamists extremists
    dissidents groups allies countries states companies investors traders farmers miners doctors
    teachers democrats republicans fishermen fisherwomen crews delegations sides allies communities
    policemen firemen"""
)

# The rightmost hit in the head of a name decides: an "army spokesman" is MIL, an "opposition party" PTY.
SECTORS: tuple[tuple[Sector, str], ...] = (
    ("MIL", r"army|troops?|soldiers?|military|navy|air force|joint chiefs|armed forces|marines|brigade"),
    ("MIL", r"battalion"),
    ("MIL", r"(?<!secretary )(?<!attorney )(?<!director )general(?! counsel)|admiral|colonel|lieutenant"),
    ("MIL", r"sergeant|defen[cs]e forces?|government forces"),
    ("GOV", r"ministry|minister|presidents?|premier|chancellor|governments?|administration|cabinet"),
    ("GOV", r"governor|mayor"),
    ("GOV", r"secretary of state|state department|foreign secretary|defen[cs]e secretary|presidency"),
    ("GOV", r"authorities|ambassador|embassy|king|queen|prime minister s office|diplomats?"),
    ("COP", r"police(?:men|man)?|sheriff|gendarmerie|detectives?"),
    ("JUD", r"court|tribunal|judges?|justices|prosecutors?|attorney general|judiciary"),
    ("LEG", r"parliament|senate|senators?|congress(?:man|woman|men)?|knesset|duma|bundestag|legislature"),
    ("LEG", r"lawmakers?|legislators?|house of (?:commons|representatives|lords)|national assembly"),
    ("PTY", r"party|parties|democrats|republicans"),
    ("REB", r"rebels?|insurgents?|guerrillas?|liberation front|separatists?"),
    ("BUS", r"company|companies|inc|corp|corporation|ltd|plc|gmbh|llc|airlines?|ceo|bank"),
    ("JRN", r"newspapers?|news agency|reporters?|journalists?|radio|television|magazine|columnist"),
    ("JRN", r"correspondent"),
    ("EDU", r"university|college|researchers?|professors?|students?|schools?|academy|teachers?"),
    ("LAB", r"trade unions?|labou?r unions?|workers unions?|workers|teachers union|unions"),
    ("LAB", r"union leaders?"),
    ("CVL", r"human rights (?:group|groups|watch|organization)|rights group|ngos?|amnesty international"),
    ("REF", r"refugees|asylum seekers|displaced people"),
    ("OPP", r"opposition|opposition (?:leaders?|candidates?|politicians?)|dissidents?"),
)
_SECTOR = tuple((sector, re.compile(rf"\b(?:{tell})\b")) for sector, tell in SECTORS)
_LIBERATION = re.compile(r"\b(?:army|front) (?:of|for) [a-z ]*liberation\b|\bliberation front\b")
# No company, unlike other banks.
_CENTRAL_BANK = re.compile(r"\b(?:central|world|reserve) bank\b")

_EDGE = " \t\n\r.,;:!?\"“”„«»'()[]-–—"


def straight(text: str) -> str:
    """Make every apostrophe a straight one; offsets stay."""
    return text.translate(_APOSTROPHES)


def determiners(language: str) -> frozenset[str]:
    return DETERMINERS.get(language[:2].lower(), DETERMINERS["en"])


@lru_cache(maxsize=4096)
def fold(name: str, language: str = "en") -> str:
    """Reduce a name to what its spellings share.

    Case, accents, full stops, hyphens, edge punctuation, a leading determiner, a closing possessive
    and a closing bracket make no difference: "The U.S.’s" and "US" are one name.
    """
    plain = straight(name).casefold()
    plain = re.sub(r"(?<=\w)\s*\([^()]*\)\s*$", "", plain.strip()).strip(_EDGE)
    plain = re.sub(r"'s?$", "", plain)
    spaced = unaccented(plain).replace(".", "").replace("&", " and ")
    parts = re.sub("[-,]", " ", spaced).split()
    while len(parts) > 1 and parts[0] in determiners(language):
        parts = parts[1:]
    return " ".join(parts) or name.strip()


def head(name: str, language: str = "en") -> tuple[str, ...]:
    """Fold a name and cut it before its first preposition; the last word left is what is named.

    >>> head("the officials of two ministries")
    ('officials',)
    """
    parts = fold(name, language).replace("'s ", " ").replace("' ", " ").split()
    end = next((i for i, word in enumerate(parts) if i and word in PREPOSITIONS), len(parts))
    return tuple(parts[:end])


def singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def is_unnamed(name: str, language: str = "en") -> bool:
    """Whether somebody is told of only by what they are: "officials", "a ministry spokesperson".

    Bodies that act under their common noun ("police", "troops", "rebels") have no proper name either,
    but they are who they say they are; only people whose identity is kept back count.
    """
    parts = head(name, language)
    return bool(parts) and not (UNNAMED_WORDS | UNNAMED_PLURALS).isdisjoint((parts[-1], singular(parts[-1])))


def kind_of_head(name: str, language: str = "en") -> Kind | None:
    """Tell an organization, a group or a person by the head noun, None where it does not say."""
    parts = head(name, language)
    last = parts[-1] if parts else ""
    if last in GROUPS or last in UNNAMED_PLURALS:
        return "group"
    if last in ORGANIZATIONS or parts[-2:] == ("joint", "chiefs"):
        return "organization"
    if last in OFFICES or last in RELATIONS or last in UNNAMED_WORDS:
        return "person"
    if last.endswith("s") and (singular(last) in OFFICES | RELATIONS | UNNAMED_WORDS):
        return "group"
    return None


def sector_of(*names: str, language: str = "en") -> Sector | None:
    """Give the PLOVER sector of the first of ``names`` that tells, None where no word is sure."""
    for name in names:
        folded = _CENTRAL_BANK.sub("", fold(name, language).replace("'s ", " s "))
        if _LIBERATION.search(folded):
            return "REB"
        for part in (" ".join(head(folded)), folded):
            hits = [(m.end(), m.end() - m.start(), s) for s, tell in _SECTOR for m in tell.finditer(part)]
            if hits:
                return max(hits)[2]
    return None


def title_words(names: Sequence[str]) -> int:
    """Count the words before a personal name that are its title and what goes with it; 0 for none."""
    last = [(fold(word).split() or [""])[-1] for word in names[:-1]]
    titles = [i for i, word in enumerate(last) if word in OFFICES or word in HONORIFICS]
    return titles[-1] + 1 if titles else 0


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one word stand in order in a longer name that starts with the same."""
    letters, rest = fold(short), iter(fold(long).replace(" ", ""))
    fits = letters.isalpha() and 2 <= len(letters) <= 8 and letters[0] == fold(long)[:1]
    return fits and " " in fold(long) and all(letter in rest for letter in letters)


def looks_abbreviated(short: str, long: str) -> bool:
    """Whether a bracket holds an abbreviation, of whatever words: capitals, or few letters in lower case."""
    one_word = short.isalpha() and 2 <= len(short) <= 8 and len(long.split()) > 1
    few_letters = len(short) <= 5 and long.islower() and kind_of_head(long) != "person"
    return one_word and (short.isupper() or few_letters)


def names_an_office(phrase: str) -> bool:
    parts = head(phrase)
    return bool(parts) and parts[-1] in OFFICES and "and" not in parts and parts[0] not in PREPOSITIONS


def role_at_end(before: str) -> str | None:
    """Give the words of office a text ends in: "Prime Minister" for "Japan's Prime Minister "."""
    taken: list[re.Match[str]] = []
    for part in reversed(list(re.finditer(r"\S+", before))[-8:]):
        word = part[0].casefold()
        if word.strip(".") in HONORIFICS and not taken:
            continue
        last = (fold(word).split() or [""])[-1]
        if last not in OFFICES | OFFICE_MODIFIERS or part[0][-1] in ",;:'’”\"":
            break
        taken.insert(0, part)
    while taken and taken[0][0].casefold() in ("of", "the", "for"):
        taken = taken[1:]
    before_of = [i for i, part in enumerate(taken) if part[0].casefold() in ("of", "the", "for")]
    if before_of and not any(fold(part[0]).split()[-1] in OFFICES for part in taken[: before_of[-1]]):
        taken = taken[before_of[-1] + 1 :]  # "the government of President"
    offices = [part for part in taken if fold(part[0]).split()[-1] in OFFICES]
    if not offices or (offices[-1] is not taken[-1] and not before[offices[-1].end() :].startswith(" of ")):
        return None
    return before[taken[0].start() : taken[-1].end()]


def initials_of(key: str) -> str:
    return "".join(part[0] for part in key.split() if part not in ("of", "the", "and", "for", "on", "in"))


@once
def _dictionary() -> tuple[Callable[[str, str], str], Callable[[str, str], bool]]:
    from simplemma import is_known, lemmatize

    lemmatize("be", "en")  # loads it
    return lemmatize, is_known


def base_form(word: str) -> str:
    """The base form of an English word, in lower case."""
    return _dictionary()[0](word, "en").lower()


def is_word(word: str) -> bool:
    """Whether an English dictionary has a word, and it is more likely no name."""
    return _dictionary()[1](word, "en")
