"""Which full stops, question and exclamation marks end a sentence.

Every mark with white space behind it is looked at once, with a bounded number of characters around it, so that the
time grows with the text and not faster. Words of a language are data: ``abbreviations.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_CLOSING = r"[”’»›\"'）)\]}」』】》*_]"
_STOP = "[.!?…؟۔।॥։።፧‼⁇⁈⁉]"
_MARK = re.compile(
    rf"(?<!{_STOP})(?P<mark>{_STOP}++)(?P<closing>{_CLOSING}*+)(?P<gap>\s+)"
    rf"|(?P<wide>[。！？｡]++…*+|……(?={_CLOSING}))(?P<wide_closing>{_CLOSING}*+)\s*+"
)
_OPENING = re.compile(r"[“‘«‹„\"'（(\[「『【《¿¡*_>#—–-]*")
_WORD = re.compile(r"[\w’'-]+(?:\.[\w-]+)*")
_BEFORE = re.compile(r"[^\s“‘«„\"(\[/]+$")
_PARTY = re.compile(r"^[A-Z]-(?=[A-Z])")  # R-Fla.
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]$")
_ITEM = re.compile(r"\s*(?:[#>*-]\s+)*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$")
_NAMED = re.compile(r"(?:[A-Z]\w{0,5}\. )?[^\W\d_][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3} ([\w]+)")
_WIDE_ON = re.compile(r"(?:と|って|という|など)|[^，。！？“”「」\s]{0,8}?(?:说|說|表示|称|稱|说道|問|问)(?:[，。：道]|$)")
_WIDE_GAP = re.compile(r"[^\S\n\r]{2,}")  # wire copy: two spaces between sentences
_REACH = 40  # code points before and behind a mark that are looked at
_FEW = 4  # words before "a.m." that open a sentence: "By 9 a.m. Essel was dry"


@dataclass(frozen=True)
class Words:
    """What a language says about the words before and behind a full stop."""

    joined: frozenset[str]
    numbered: frozenset[str]
    open: frozenset[str]
    openers: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    words: frozenset[str]
    saying: frozenset[str]


@cache
def _table() -> dict[str, dict[str, str]]:
    text = resources.files("summarizer.documents").joinpath("abbreviations.yaml").read_text("utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


@cache
def _words(language: str, folded: bool) -> Words:
    """The words of a language, English where it is not known; folded for a text without two cases."""
    table = _table().get(language) or (_table()["en"] if language == "und" else {})

    def forms(name: str) -> frozenset[str]:
        given = frozenset(table.get(name, "").split())
        if not folded:
            return given
        kept = given if name == "openers" else given - frozenset(table.get("words", "").split())
        return frozenset(map(str.casefold, kept))

    return Words(**{name: forms(name) for name in Words.__dataclass_fields__})


@dataclass(frozen=True)
class Stops:
    """The ends of sentences in one text."""

    text: str
    words: Words
    folded: bool
    german: bool

    @classmethod
    def of(cls, text: str, language: str) -> "Stops":
        code = language.split("-")[0].lower()
        folded = text.islower() or text.isupper() or _is_wire(text)
        return cls(text, _words(code, folded), folded, code == "de")

    def within(self, start: int, end: int) -> Iterator[int]:
        """Where sentences end inside a paragraph, its own end apart."""
        for mark in _MARK.finditer(self.text, start, end):
            if mark.end() < end and self._ends(mark, start):
                start = mark.end()
                yield start

    def _ends(self, mark: re.Match[str], start: int) -> bool:
        behind = self.text[mark.end() : mark.end() + _REACH]
        if mark.group("wide"):
            return not (mark.group("wide_closing") and _WIDE_ON.match(behind))
        after = behind[_OPENING.match(behind).end() :]  # type: ignore[union-attr]  # it matches nothing too
        if after[:1].islower() and not self.folded and not _WIDE_GAP.fullmatch(mark.group("gap")):
            return False
        closing, following = mark.group("closing").strip("*_"), _first(after)
        if mark.group("mark") not in (".", "…", "..."):
            return not (closing and self._is_saying(after))
        if mark.group("mark") != ".":
            return self._opens(following) and following != "I"
        if closing.strip(")]"):
            return not after[:1].islower() or self.folded
        return self._stops(start, mark.start(), following)

    def _stops(self, start: int, at: int, following: str) -> bool:
        """Whether one full stop with no quotation mark behind it ends the sentence that began at ``start``."""
        sentence = self.text[max(start, at - _REACH) : at]
        found = _BEFORE.search(sentence)
        word = self._form(_PARTY.sub("", found.group())) if found else ""
        words, figure = self.words, following[:1].isdigit()
        if start >= at - _REACH and _ITEM.fullmatch(sentence):
            return False
        if word in words.clock:
            return self._form(following) not in words.after_clock and len(sentence.split()) >= _FEW
        if word in words.joined and not (word in words.open and self._opens(following)):
            return False
        if word in words.numbered and (figure or not following):
            return False
        if word in words.open or _INITIAL.match(word) or (self.german and word.isdigit() and len(word) < 3):
            return self._opens(following)
        return True

    def _form(self, word: str) -> str:
        return word.casefold() if self.folded else word

    def _opens(self, word: str) -> bool:
        return self._form(word) in self.words.openers

    def _is_saying(self, after: str) -> bool:
        """Whether a name and a verb of saying go on with the sentence: '“Is it over?” Ms. Reed asked.'"""
        named = _NAMED.match(after)
        return bool(named and self._form(named.group(1)) in self.words.saying)


def _first(after: str) -> str:
    """The word that follows; an initial with its full stop."""
    found = _WORD.match(after)
    word = found.group() if found else ""
    return f"{word}." if len(word) == 1 and after[1:2] == "." else word


def _is_wire(text: str) -> bool:
    """Whether a text is wire copy in one case, perhaps with a stray letter of the other."""
    head = text[:4_000]
    upper, lower = sum(map(str.isupper, head)), sum(map(str.islower, head))
    return min(upper, lower) * 200 < max(upper, lower)
