"""Small functions on the tokens of a parse."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from summarizer.syntax.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
DASHES = frozenset({"—", "–", "―", "--", "-"})
SET_OFF = DASHES | {",", "?", "!"}
_LOOSE = DASHES | {",", ";", ":", ".", "..", "?", "!"}


def children(token: "Token | None", *labels: str) -> "list[Token]":
    """The children of a token with one of these labels, in order; none where there is no token."""
    return [child for child in token.children if child.dep_ in labels] if token is not None else []


def child(token: "Token", *labels: str) -> "Token | None":
    """The first child of a token with one of these labels."""
    return next(iter(children(token, *labels)), None)


def base(token: "Token") -> str:
    """The lemma of a token in lower case."""
    found = token.lemma_.lower()
    return lexicon().misread.get(found, found)


def lemma(token: "Token") -> str:
    """The lemma of a token, with the particle of a phrasal verb: "point out"."""
    particle = child(token, "prt")
    return f"{base(token)} {particle.lower_}" if particle else base(token)


def saying(verb: "Token") -> bool:
    """Whether a verb is one of saying or thinking."""
    return lemma(verb) in lexicon().finite


def speaks(verb: "Token") -> bool:
    """Whether a verb is one of saying, asking or judging, not of thinking."""
    lex, word = lexicon(), lemma(verb)
    return word not in lex.thoughts and any(word in verbs for verbs in (lex.finite, lex.directive, lex.object))


def to_infinitive(verb: "Token") -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def agent(verb: "Token") -> "Token | None":
    """The agent of a passive verb: "by …"."""
    return next((noun for by in children(verb, "agent") for noun in children(by, "pobj")), None)


def object_of(verb: "Token", preposition: str) -> "Token | None":
    """The noun behind a preposition of a verb or noun."""
    return next((n for p in children(verb, "prep") if p.lower_ == preposition for n in children(p, "pobj")), None)


def passive(token: "Token") -> bool:
    """Whether a verb stands in the passive, or is a participle of one: "asked about the fire, he …"."""
    if children(token, "nsubjpass", "auxpass", "csubjpass"):
        return True
    opens = token.tag_ == "VBD" and token.dep_ == "advcl" and token.left_edge == token and token.i < token.head.i
    if not (token.tag_ == "VBN" or opens) or children(token, "aux"):
        return False
    return token.dep_ in ("acl", "advcl", "pcomp")


def trimmed(tokens: "Iterable[Token]") -> "list[Token]":
    """Tokens in order without the commas, stops and dashes at either end."""
    kept = sorted(tokens, key=lambda token: token.i)
    while kept and (kept[-1].is_space or kept[-1].text in _LOOSE):
        kept.pop()
    while kept and (kept[0].is_space or kept[0].text in _LOOSE or kept[0].text == ")"):
        kept.pop(0)
    return kept


def runs(tokens: "Iterable[Token]") -> "list[list[Token]]":
    """Tokens as runs of neighbours, each trimmed; empty runs are left out."""
    found: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if found and found[-1][-1].i == token.i - 1:
            found[-1].append(token)
        else:
            found.append([token])
    return [kept for run in found if (kept := trimmed(run))]


def undated(words: "list[Token]") -> "list[Token]":
    """Words without the dateline they begin with: "LUME (AP) — The ship …"."""
    dash = next((n for n, t in enumerate(words[:10]) if t.text in DASHES), None)
    if dash is None or not words[0].text.isupper() or any(t.text[0].islower() for t in words[:dash]):
        return words
    return words[dash + 1 :]


def until(tokens: "list[Token]", stop: "Callable[[Token], bool]") -> "list[Token]":
    """The tokens before the first one that a test holds for."""
    return next((tokens[:n] for n, token in enumerate(tokens) if stop(token)), tokens)
