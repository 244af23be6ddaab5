"""Attributions of a headline whose verb the parser takes for a plural noun: "Mayor plans new pier"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.schema import Stance
from summarizer.syntax.drafts import Draft, Kind
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Parse, Sentence
from summarizer.syntax.speakers import speaker
from summarizer.syntax.tokens import trimmed, until

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = 3  # sentences among which a headline and its second line are
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_OPENS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})  # what an object begins with
_LONGEST = 8  # words of a speaker


def headlines(parse: Parse) -> Iterator[Draft]:
    """What the first lines of an article attribute, where they stand alone and have no verb in the parse."""
    for sentence in parse.sentences[:_FIRST]:
        if _is_line(parse, sentence) and not any(_is_finite(t) or t.is_quote for t in sentence.doc):
            found = next((f for t in sentence.doc[1:-1] if (f := _attribution(sentence, t))), None)
            if found is not None:
                yield found


def _is_finite(token: "Token") -> bool:
    return token.tag_ in _FINITE and token.dep_ != "compound"


def _is_line(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own."""
    start, end = sentence.span.start, sentence.span.end
    return parse.text[:start].rstrip(" ")[-1:] in ("", "\n") and parse.text[end:].lstrip(" ")[:1] == "\n"


def _attribution(sentence: Sentence, cue: "Token") -> Draft | None:
    """The attribution of a word in "-s" behind its speaker and before what is said."""
    who, what = trimmed(sentence.doc[: cue.i]), trimmed(sentence.doc[cue.i + 1 :])
    plural = cue.tag_ in ("NNS", "NNPS") or (cue.tag_ == "VBZ" and cue.dep_ == "compound")
    if not plural or not who or not what or len(who) > _LONGEST:
        return None
    if who[-1].pos_ not in ("NOUN", "PROPN") and cue.nbor(-1).text != ",":
        return None
    kind, stance, skipped = _construction(cue, what)
    if kind is None or len(what) <= skipped:
        return None
    named = trimmed(until(who, lambda token: token.text == ","))
    voice = speaker(sentence, named[-1])._replace(place=sentence.place(named[0], named[-1]))
    content = (sentence.place(what[skipped], what[-1]),)
    return Draft(kind, sentence, cue, content, stance, sentence.place(cue, cue), voice)


def _construction(cue: "Token", what: "list[Token]") -> "tuple[Kind | None, Stance, int]":
    """The construction, its stance, and how many words of the rest belong to the cue."""
    lex, verb, first = lexicon(), cue.lemma_.lower(), what[0]
    if first.lower_ == "to" and verb in lex.infinitive:
        return "infinitive", lex.infinitive[verb], 0
    if first.pos_ in _OPENS and verb in lex.object:
        return "object", lex.object[verb], 0
    if f"{verb} {first.lower_}" in lex.prepositional:
        return "prepositional", lex.prepositional[f"{verb} {first.lower_}"], 1
    return None, "asserts", 0
