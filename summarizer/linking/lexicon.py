"""What the words of a name tell: its folded form, its head, and what its head says it is.

No rule here needs capital letters: wire copy often has none. The words are in ``words.yaml``.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml
from simplemma import is_known

from summarizer.once import once
from summarizer.schema import Kind, Sector
from summarizer.syntax.wordlists import people

_APOSTROPHES = "’‘ʼ`´"
_EDGE = " \t\n\r.,;:!?\"“”„«»'()[]-–—"


@once
def _data() -> Mapping[str, Any]:
    data = yaml.safe_load((files("summarizer.linking") / "words.yaml").read_text(encoding="utf-8"))
    return cast(Mapping[str, Any], data)


@cache
def words(name: str, part: str | None = None) -> frozenset[str]:
    """A list of ``words.yaml`` by its name, or one part of it."""
    value = _data()[name] if part is None else _data()[name][part]
    return (
        frozenset(value.split())
        if isinstance(value, str)
        else frozenset().union(*map(str.split, value.values()))
    )


def straight(text: str) -> str:
    """Make every apostrophe a straight one; offsets stay."""
    for mark in _APOSTROPHES:  # several times as fast as str.translate on a whole article
        text = text.replace(mark, "'")
    return text


def unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def determiners(language: str) -> frozenset[str]:
    known = _data()["determiners"]
    return words("determiners", language[:2].lower() if language[:2].lower() in known else "en")


@lru_cache(maxsize=8192)
def fold(name: str, language: str = "en") -> str:
    """Reduce a name to what its spellings share.

    Case, accents, full stops, hyphens, edge punctuation, a leading determiner, a closing possessive
    and a closing bracket make no difference: "The U.S.’s" and "US" are one name.
    """
    plain = straight(name).casefold()
    plain = re.sub(r"(?<=\w)\s*\([^()]*\)\s*$", "", plain.strip()).strip(_EDGE)
    plain = re.sub(r"'s?$", "", plain)
    spaced = unaccented(plain).replace(".", "").replace("&", " and ")
    parts = re.sub('[-,"“”]', " ", spaced).split()
    while len(parts) > 1 and parts[0] in determiners(language):
        parts = parts[1:]
    return " ".join(parts) or name.strip()


@lru_cache(maxsize=8192)
def head(name: str, language: str = "en") -> tuple[str, ...]:
    """Fold a name and cut it before its first preposition; the last word left is what is named.

    >>> head("the officials of two ministries")
    ('officials',)
    >>> head("several of the engineers")
    ('engineers',)
    """
    parts = fold(name, language).replace("'s ", " ").replace("' ", " ").split()
    inner = {"the", "its", "his", "her", "their", "our"}
    while len(parts) > 2 and parts[0] in words("quantifiers") and parts[1] == "of":
        parts = [part for part in parts[2:] if part not in inner]
    end = next((i for i, word in enumerate(parts) if i and word in words("prepositions")), len(parts))
    if end > 1 and end < len(parts) and parts[end] != "of" and re.search(r"(?:ed|ing)$", parts[end - 1]):
        end -= 1  # "an expert called by the union"
    return tuple(parts[:end])


def singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word.removesuffix("s")


def last_word(name: str, language: str = "en") -> str:
    return (head(name, language) or ("",))[-1]


def is_unnamed(name: str, language: str = "en") -> bool:
    """Whether an actor is described only by what it is: "officials", "12 protesters", "a spokesperson".

    Groups that act under their common noun ("police", "troops", "rebels") have no proper name either,
    but they are who they say they are; only people whose identity is kept back count.
    """
    last = last_word(name, language)
    return last not in words("collective") and not words("unnamed").isdisjoint((last, singular(last)))


@lru_cache(maxsize=8192)
def is_person_noun(word: str) -> bool:
    """Whether a common noun is somebody's calling, kinship or office, listed or by its ending."""
    one = singular(word)
    listed = words("offices") | words("relations") | words("unnamed")
    if word in listed or one in listed:
        return True
    if one in words("things"):
        return False
    by_ending = re.fullmatch(r"[a-z]{3,}(?:er|or|ist|ian|man|woman)", one)
    return one in people() or word in people() or (bool(by_ending) and is_word(one))


@lru_cache(maxsize=8192)
def kind_of_head(name: str, language: str = "en") -> Kind | None:
    """Tell an organization, a group or a person by the head noun, None where it does not say.

    In a capitalised name only words of office and of organizations count: "Tom Fisher" is no fisher.
    """
    parts = head(name, language)
    last = parts[-1] if parts else ""
    if last in words("groups") and "-".join(parts[-2:]) not in words("organization_pairs"):
        return "group"
    if last in words("organizations") or "-".join(parts[-2:]) in words("organization_pairs"):
        return "organization"
    if last.endswith("s") and singular(last) in words("organizations"):
        return "group"
    if is_person_noun(last) and (
        not is_capitalised(name) or not words("offices").isdisjoint((last, singular(last)))
    ):
        return "group" if last != singular(last) or last == "people" else "person"
    return None


def is_capitalised(name: str) -> bool:
    """Whether a name has two words or more, each with a capital, particles apart."""
    parts = [part for part in name.split() if fold(part) not in words("particles")]
    return len(parts) > 1 and all(part[:1].isupper() for part in parts)


def is_word(word: str) -> bool:
    """Whether an English dictionary has a word."""
    return bool(word) and is_known(word, "en")


def is_movement(name: str, language: str = "en") -> bool:
    return fold(name, language) in _movements()


@once
def _movements() -> frozenset[str]:
    return frozenset(name.strip() for name in _data()["movements"].split("|"))


@once
def _sector_patterns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[Sector, re.Pattern[str]], ...]]:
    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{re.sub(r'[|][ ]+', '|', text.strip())})\b")

    told = _data()["sectors"].items()
    sectors = tuple((sector, pattern(text)) for sector, text in told)
    return pattern(_data()["no_sector"]), pattern(_data()["rebel_name"]), sectors


def sector_of(*names: str, language: str = "en") -> Sector | None:
    """The PLOVER sector of the first of ``names`` that has one, None where no word is sure.

    The match that ends last decides: an "army spokesman" is MIL, an "opposition party" PTY.
    """
    none, rebels, patterns = _sector_patterns()
    for name in names:
        folded = none.sub("", fold(name, language).replace("'s ", " s "))
        if rebels.search(folded):
            return "REB"
        for part in (" ".join(head(folded)), folded):
            hits = [(m.end(), m.end() - m.start(), s) for s, tell in patterns for m in tell.finditer(part)]
            if hits:
                return max(hits)[2]
    return None


def title_words(names: Sequence[str]) -> int:
    """Count the words before a personal name that are its title and what goes with it; 0 for none.

    >>> title_words(["Foreign", "Minister", "Ana", "Ruiz"])
    2
    """
    last = [(fold(word).split() or [""])[-1] for word in names[:-1]]
    titles = [i for i, word in enumerate(last) if word in words("offices") | words("honorifics")]
    if not titles:
        return 0
    end = titles[-1] + 1
    of = last[end : end + 1] == ["of"] and not words("office_modifiers").isdisjoint(last[end + 1 : end + 2])
    return end + 2 if of and end + 2 < len(names) else end


def initials_of(key: str) -> str:
    return "".join(part[0] for part in key.split() if part not in ("of", "the", "and", "for", "on", "in"))


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one word stand in order in a longer name that starts with the same."""
    letters, rest = fold(short), iter(fold(long).replace(" ", ""))
    fits = letters.isalpha() and 2 <= len(letters) <= 8 and letters[0] == fold(long)[:1]
    return fits and " " in fold(long) and all(letter in rest for letter in letters)


def looks_abbreviated(short: str, long: str) -> bool:
    """Whether a bracket holds an abbreviation, of whatever words: capitals, or few letters in lower case."""
    one_word = short.isalpha() and 2 <= len(short) <= 8 and len(long.split()) > 1
    few_letters = len(short) <= 5 and long.islower() and kind_of_head(long) not in ("person", "group")
    few_letters = few_letters and not short.endswith("ed")
    letters = {part[0] for part in fold(long).split()}
    shares = kind_of_head(long) == "organization" or not letters.isdisjoint(short.casefold())
    return one_word and ((short.isupper() and shares) or few_letters)


def role_at_end(before: str) -> tuple[int, int] | None:
    """Find the words of office a text ends in: "Prime Minister" in "Japan's Prime Minister "."""
    known = words("offices") | words("office_modifiers")
    taken: list[re.Match[str]] = []
    for part in reversed(list(re.finditer(r"\S+", before))[-8:]):
        if part[0].casefold().strip(".") in words("honorifics") - words("offices") and not taken:
            continue
        if (fold(part[0]).split() or [""])[-1] not in known or part[0][-1] in ",;:'’”\")":
            break
        taken.insert(0, part)
    return _office(before, taken)


def _office(before: str, taken: list[re.Match[str]]) -> tuple[int, int] | None:
    """Cut a run of words of office to the office itself: of "government of President" the last word."""
    linking = ("of", "the", "for", "and", "de")
    while taken and taken[0][0].casefold() in linking:
        taken = taken[1:]
    at = [i for i, part in enumerate(taken) if part[0].casefold() in linking]
    if at and not any(_is_office(part) for part in taken[: at[-1]]):
        taken = taken[at[-1] + 1 :]
    if taken and taken[-1][0].casefold() in linking:
        return None  # "the chairman of" somebody
    offices = [part for part in taken if _is_office(part)]
    if not offices or (offices[-1] is not taken[-1] and not before[offices[-1].end() :].startswith(" of ")):
        return None
    return taken[0].start(), taken[-1].end()


def _is_office(part: re.Match[str]) -> bool:
    return (fold(part[0]).split() or [""])[-1] in words("offices")
