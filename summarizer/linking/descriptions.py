"""A stretch of text described by its own words and those beside it: name, kind, role, country."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from summarizer.linking import countries
from summarizer.linking.commons import determiner, namesake_end
from summarizer.linking.entries import Entry, core, occurrences, role_given
from summarizer.linking.exclusions import is_nobody, owner_of_arms
from summarizer.linking.kinds import (
    EDGES,
    can_be_somebody,
    is_personal,
    is_place_name,
    is_pronoun,
    kind_of,
    personal,
    tells_apart,
    told_kind,
)
from summarizer.linking.lexicon import (
    fold,
    is_person_noun,
    is_unnamed,
    is_word,
    kind_of_head,
    last_word,
    role_at_end,
    singular,
    words,
)
from summarizer.linking.roles import role_beside, role_country, title_end
from summarizer.proposals import ActorProposal
from summarizer.schema import Kind, Proposer, Span
from summarizer.syntax.wordlists import people

_FOR_ALL = ("s", "ese", "sh", "ch", "ss")  # "the British" are many
_ONE = frozenset({"the", "a", "an", "another", "one"})
_ALONE = re.compile(r"[,.;:]|\s+(?:who|said|says|told|has|had|was|is|will|would|could|can|did)\b|$")
_LONGEST = 6  # words of a name that begins with a small letter
_TAIL = re.compile(r",\s|\s[-–—]\s|\s(?:who|whom|whose|which|that|where|when)\s|\s*[(;:]")


def described(
    text: str, sentence: Span, span: Span, guess: Kind | None, by: Proposer, language: str
) -> Entry | None:
    """Describe a stretch of text by its words and those beside it; None where it cannot be somebody.

    Args:
        guess: the kind a parser takes it for.
    """
    start, end, role = name_within(text, span, language)
    end = owner_of_arms(text, start, end, language) if guess is None else end
    if guess in (None, "person"):
        end = _before_origin(text, start, end)
    if not _may_act(text, sentence, start, end, guess, language):
        return None
    kind = kind_of(text[start:end], guess, language)
    country = _home(text[start:end], kind, language)
    if kind == "person" or _is_rather_a_person(text, sentence, start, end):
        return _person(text, sentence, (start, end), role, country, by, language)
    if kind in ("organization", "group") and not re.search(r"['’]s\s", text[start:end]):
        whole = start
        start, end = _capitals(text, start, end)
        kind = "organization" if kind_of_head(text[whole:start].strip()) == "organization" else kind
    name = Span.of(text, start, end)
    return Entry(
        (name.text,), kind, is_unnamed(name.text, language), None, country, frozenset({by}), False, (name,)
    )


def _may_act(text: str, sentence: Span, start: int, end: int, guess: Kind | None, language: str) -> bool:
    """Whether the words may stand for somebody; what a parser took for a name need not be in any list."""
    name = text[start:end]
    if is_pronoun(name) or not any(map(str.isalpha, name)) or is_nobody(text, start, end, language):
        return False
    if fold(name) in words("honorifics"):
        return False
    if not text.islower() and name[0].islower() and len(name.split()) > _LONGEST and told_kind(name, language) is None:
        return False  # a clause, as of another language
    if _is_native(text, start, end, language):
        return False
    if guess is not None and _is_title_of_a_thing(name, guess):
        return False
    if last_word(name, language) in words("places") and told_kind(name, language) is None:
        return False
    if guess is not None and not kind_of_head(name) and _may_be_named(text, sentence, start, end):
        return True
    return can_be_somebody(_as_in_a_sentence(text, sentence, start, end), language, wire=text.islower())


def _is_native(text: str, start: int, end: int, language: str) -> bool:
    """Whether an adjective of a country stands for one of its people, and not for the country: "the Spaniard said"."""
    name = text[start:end]
    if not countries.is_country(name, language) or countries.is_country_name(name, language) or countries.is_seat(name, language):
        return False
    single = name.isalpha() and not name.endswith(_FOR_ALL)
    return single and determiner(text, start) in _ONE and _ALONE.match(text, end) is not None


def _is_title_of_a_thing(name: str, guess: Kind) -> bool:
    """Whether a parser takes a law, a prize or a place for somebody: "Green Paper"; "Tom Day" is a person."""
    first = fold(name.split()[0])
    person = guess == "person" and (first in words("given_women") | words("given_men") or not is_word(first))
    return is_place_name(name) and not person


def _may_be_named(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether a stretch has a capital of its own, or the text has none at all, or the dictionary lists people."""
    name = _as_in_a_sentence(text, sentence, start, end)
    return not name.islower() or text.islower() or not people().isdisjoint(_forms(last_word(name)))


def _forms(noun: str) -> tuple[str, str]:
    return noun, singular(noun)


def _person(
    text: str,
    sentence: Span,
    at: tuple[int, int],
    role: Span | None,
    country: str | None,
    by: Proposer,
    language: str,
) -> Entry:
    """A person by their own name, with the title before it, or by what they are."""
    start, end = at
    bare = start if tells_apart(text[start:end]) else title_end(text, *_capitals(text, start, end))
    if bare > start:
        place = role_at_end(text[start:bare].rstrip())
        role = role or (Span.of(text, start + place[0], start + place[1]) if place else None)
        country = country or countries.country_of(text[start:bare], language)
    role = role or role_beside(text, sentence, bare, end)
    country = country or (role_country(text, sentence, role, language) if role else None)
    name = Span.of(text, bare, end)
    unnamed = is_unnamed(name.text, language) and not personal(name.text)
    title = fold((text[:bare].split() or [""])[-1]) if name.text[:1].isupper() else ""
    return Entry((name.text,), "person", unnamed, role, country, frozenset({by}), False, (name,), title)


def _is_rather_a_person(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether what a parser takes for something else looks like a person and has a person's office."""
    name = text[slice(*_capitals(text, start, end))]
    if not is_personal(name) or told_kind(name) or name.islower():
        return False
    given = fold(name.split()[0]) in words("given_women") | words("given_men")
    return given or role_beside(text, sentence, start, end) is not None


def _as_in_a_sentence(text: str, sentence: Span, start: int, end: int) -> str:
    """A phrase with a small first letter where only the start of its sentence gives it a capital."""
    name = text[start:end]
    first, _, rest = name.partition(" ")
    opens = not text[sentence.start : start].strip(EDGES) and rest == rest.lower() and not name.isupper()
    elsewhere = re.search(rf"[a-z,] {re.escape(first)}\b", text)
    common = opens and not elsewhere and is_word(first.lower().removesuffix("'s"))
    return name[:1].lower() + name[1:] if common else name


def _before_origin(text: str, start: int, end: int) -> int:
    """The end of a person's own name: "Ana Ruiz" of "Ana Ruiz of Kestria"."""
    found = re.match(r"(.+?)\s+of\s", text[start:end])
    if not found or found[1].islower():
        return end
    begun = start + len(found[1])
    own = text[slice(*_capitals(text, start, begun))]
    single = " " not in found[1] and found[1][:1].isupper() and not is_word(fold(found[1]))
    return begun if single or is_personal(own) else end


def without_origin(name: str, kind: Kind, others: Collection[str]) -> str:
    """A proposed name without what names another: "Ana Ruiz" of "Ana Ruiz of the ministry"; ``others`` were proposed too."""
    found = re.match(r"(.+?)(?:,\s|\s(?:of|from|at|for|in|who)\s)", name)
    own = found[1] if found and kind in ("person", "group") else name
    return own if own in others or (kind == "person" and is_personal(own)) else name


def name_within(text: str, span: Span, language: str) -> tuple[int, int, Span | None]:
    """Where the name stands in a noun phrase, and its role in apposition before it.

    "A spokeswoman for Governor Ketta Ives, Gina Maio" is Gina Maio; "Ana Ruiz, who left," is Ana Ruiz.
    """
    start, end = core(text, span.start, span.end, language)
    end = namesake_end(text, end) if text[start:start + 1].isupper() else end
    tail = _TAIL.search(text, start, end)
    if not tail:
        return start, end, None
    first = core(text, start, tail.start(), language)
    later = _TAIL.search(text, tail.end(), end)
    second = core(text, tail.end(), later.start() if later else end, language)
    apposed = tail[0].startswith(",") and kind_of_head(text[slice(*first)], language) == "person"
    if apposed and is_personal(text[slice(*second)]) and not _ends_in_another(text[slice(*first)]):
        return *second, Span.of(text, *first)
    return *first, None


def _capitals(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the words in small letters before it: "party leader Ana Ruiz", "newspaper El Sol"."""
    parts = list(re.finditer(r"\S+", text[start:end]))
    small = [i for i, part in enumerate(parts) if _is_no_name(part[0])]
    if not small or small[-1] == len(parts) - 1:
        return start, end
    after = parts[small[-1] + 1 :]
    kept = all(fold(part[0]) not in words("prepositions") for part in parts[: small[-1] + 1])
    return (start + after[0].start(), end) if kept and after[0][0][:1].isupper() else (start, end)


def _is_no_name(word: str) -> bool:
    """Whether a word before a name is no part of it: it is in small letters, or a possessive."""
    return (word[:1].islower() and fold(word) not in words("particles")) or word.endswith(("'s", "’s"))


def _ends_in_another(description: str) -> bool:
    """Whether a description ends in a noun for another person, whom an apposition names: "expert of the lawyer"."""
    last = fold(description).split()[-1]
    return last != last_word(description) and is_person_noun(last)


def _home(name: str, kind: Kind, language: str) -> str | None:
    """The country in a name; only an organization's name may end with it: "Radio Kenya", not "Denzel Washington"."""
    if kind == "country" and not countries.is_country(name, language):
        return None
    told = name.rpartition(" ")[0] if kind == "person" and is_personal(name) else name
    found = countries.country_of(told, language)  # a family name may be a people's
    *rest, last = name.split() or [""]
    closes = kind == "organization" and rest and countries.is_country(last, language)
    if found or not closes or not (rest[-1].isupper() or kind_of_head(rest[-1]) == "organization"):
        return found
    return countries.country_of(last, language)


def _is_a_body(role: str, entry: Entry) -> bool:
    """Whether an apposition makes what looks like a person an organization: "Vale Row, a hedge fund"."""
    other = entry.role is not None and entry.role.text != role
    return kind_of_head(role) == "organization" and not entry.names[0].islower() and not other


def drafted(text: str, sentences: Sequence[Span], proposal: ActorProposal, language: str) -> list[Entry]:
    """A parser's draft as entries, one for each place; what cannot be somebody is left out."""
    places = proposal.at or tuple(Span.of(text, *at) for at in occurrences(text, proposal.name))[:1]
    entries = []
    for span in places:
        sentence = next((s for s in sentences if s.start <= span.start < s.end), Span.of(text, 0, len(text)))
        entry = described(text, sentence, span, proposal.kind, proposal.by, language)
        if entry and entry.kind == "person" and proposal.role and _is_a_body(proposal.role, entry):
            entry = replace(entry, kind="organization", role=None)
        if entry and entry.kind == "person" and not entry.role and proposal.role:
            entry = replace(entry, role=role_given(text, proposal.role, entry.names[0]))
        entries += [entry] if entry else []
    return entries
