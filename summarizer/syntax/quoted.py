"""The speaker of a quotation: by the nearest cue of its sentence, else of its paragraph.

Between a quotation and its speaker any verb attributes ("sighed"), and a colon or a dash does without one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.syntax.drafts import Draft, Place, Speaker, cue_place, stance_of
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Parse, Sentence
from summarizer.syntax.somebody import is_person
from summarizer.syntax.speakers import speaker, subject
from summarizer.syntax.statements import (
    INTRODUCES,
    Statement,
    begun_before,
    closing,
    has_words,
    paragraphs_of,
)
from summarizer.syntax.tokens import (
    DASHES,
    RELATIVES,
    SUBJECTS,
    agent,
    child,
    children,
    lemma,
    passive,
    saying,
    trimmed,
    until,
)
from summarizer.syntax.voices import hearer_of, place_of, writer

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS_ON = frozenset(",?!…—-–")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TAKEN_FOR = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_OPENING = "“\"‘"
_CLOSING = ("”", '"')
_DASHES = ("—", "–", "--", "- ")
_GAP = 6  # code points of white space between paragraphs, at most


def attributed(parse: Parse, found: Sequence[Statement], drafts: Sequence[Draft]) -> list[Draft]:
    """The quotations of an article with their speakers; those without a speaker are left out.

    Args:
        drafts: attributions that are no quotations; a quotation without a cue may go on with one of them.
    """
    paragraphs = paragraphs_of(parse)
    own = [_own(parse, statement) for statement in found]
    result: list[Draft] = []
    waiting: list[Statement] = []
    for statement, draft in zip(found, own, strict=True):
        if draft is None:
            draft = _followed(parse, statement, paragraphs) or _carried(parse, statement, result, drafts, paragraphs)
        if draft is None:
            waiting.append(statement)
            continue
        ahead = [w for w in waiting if paragraphs[w.last.number] == paragraphs[statement.first.number]]
        waiting = [w for w in waiting if w not in ahead]
        draft = draft._replace(contents=(*(p for w in ahead for p in w.quotation.pieces), *draft.contents))
        if result and result[-1].cue == draft.cue and result[-1].speaker == draft.speaker:
            result[-1] = result[-1]._replace(contents=(*result[-1].contents, *draft.contents))
        else:
            result.append(draft)
    return result


def _carried(
    parse: Parse, statement: Statement, quoted: Sequence[Draft], drafts: Sequence[Draft], paragraphs: dict[int, int]
) -> Draft | None:
    """A quotation without a cue belongs to the last speaker in its paragraph, or right before it."""
    cue = next((t for t in reversed(statement.before) if t.tag_ == "VBG" and saying(t) and subject(t) is None), None)
    if (has_words(statement.before) and cue is None) or has_words(statement.after) or _is_of_a_dialogue(parse.text, statement):
        return None
    at = statement.quotation.start
    earlier = [d for d in (*quoted, *drafts) if d.saying and d.speaker and _end(d) <= at + 1]
    last = max(earlier, key=_end, default=None)
    beside = None if cue is not None else _named_before(parse, statement, paragraphs)
    if beside is not None and (last is None or paragraphs[last.sentence.number] != paragraphs[statement.first.number]):
        return Draft("quotation", statement.first, None, statement.quotation.pieces, "asserts", speaker=beside, saying=True)
    if last is None:
        return None
    near = paragraphs[last.sentence.number] == paragraphs[statement.first.number]
    if not near and at - _end(last) > _GAP:
        return None
    draft = last._replace(kind="quotation", head=cue, contents=statement.quotation.pieces)
    return draft._replace(sentence=statement.first, cue=cue_place(statement.first, cue)) if cue is not None else draft


def _is_of_a_dialogue(text: str, statement: Statement) -> bool:
    """Whether another quotation stands right beside one, with nothing but spaces between: "“Was it he?” “No.”"."""
    before, after = text[: statement.quotation.start].rstrip(" "), text[statement.quotation.end :].lstrip(" ")
    return before[-1:] in _CLOSING or (after[:1] in _OPENING[:2] and bool(after))


def _named_before(parse: Parse, statement: Statement, paragraphs: dict[int, int]) -> Speaker | None:
    """The person the sentence before is about, in the same paragraph: "Finn was furious. “This is theft.”"."""
    number = statement.first.number
    sentence = parse.numbered(number - 1)
    if sentence is None or paragraphs[number - 1] != paragraphs[number] or "”" in sentence.span.text or '"' in sentence.span.text:
        return None
    who = next((s for t in sentence.doc if t.head == t for s in children(t, "nsubj")), None)
    alone = sum(e.label_ == "PERSON" for e in sentence.doc.ents) <= 1
    return speaker(sentence, who) if who is not None and alone and is_person(who) else None


def _followed(parse: Parse, statement: Statement, paragraphs: dict[int, int]) -> Draft | None:
    """A quotation that is a sentence of its own, and whose cue opens the next: "“Out!” Others shouted it."."""
    number = statement.last.number
    following = parse.numbered(number + 1)
    if has_words(statement.after) or has_words(statement.before) or following is None:
        return None
    text = following.span.text
    if text.startswith(_DASHES):
        return _beside(following, list(following.doc), True, statement)
    ended = closing(parse.text, statement.quotation) in "?!…" and paragraphs[number] == paragraphs[number + 1]
    if not ended or text[0] in _OPENING:
        return None
    edge = min((at for at in map(text.find, _OPENING) if at > 0), default=len(text))
    tokens = [t for t in following.doc if t.idx < edge]
    told = any(saying(t) and not children(t, "ccomp", "xcomp") for t in tokens)
    return _beside(following, tokens, True, statement) if told else None


def _end(draft: Draft) -> int:
    return max(draft.sentence.span.end, *(end for _, end in draft.contents))


def _own(parse: Parse, statement: Statement) -> Draft | None:
    """The attribution of a quotation by the words beside it."""
    for sentence, tokens, behind in _sides(parse.text, statement):
        if draft := _beside(sentence, tokens, behind, statement):
            return draft
    return None


def _sides(text: str, statement: Statement) -> "list[tuple[Sentence, Sequence[Token], bool]]":
    """The words on either side of a quotation that may attribute it, likeliest first; whether they stand behind it."""
    end, before, after = statement.quotation.end, statement.before, statement.after
    leads_on = closing(text, statement.quotation) in _LEADS_ON
    goes_on = leads_on or text[end : end + 2].lstrip()[:1] in (",", "—", "–", "-")
    told = bool(before) and before[-1].pos_ == "VERB"
    introduced = told or (bool(before) and before[-1].text in INTRODUCES)
    colon = bool(before) and before[-1].text == ":"
    sides: list[tuple[Sentence, Sequence[Token], bool]] = []
    joined = next((t.pos_ in ("CCONJ", "SCONJ") for t in after if not t.is_punct), True)  # "…,” and I laughed"
    if not joined and not colon and (goes_on or any(saying(t) for t in after[:4])):
        sides.append((statement.last, after, True))
    if has_words(before) and introduced:
        sides.append((statement.first, before, False))
    return sides if leads_on and not told else sides[::-1]


def _beside(sentence: Sentence, tokens: "Sequence[Token]", behind: bool, statement: Statement) -> Draft | None:
    verb, who = _governor(tokens, behind, opens=not has_words(statement.before))
    contents = _contents(statement, behind)
    if verb is None:
        who = _nominal(tokens, behind)
        named = speaker(sentence, who) if who is not None else None
        return Draft("colon", sentence, None, contents, "asserts", speaker=named, saying=True) if named else None
    if passive(verb) and lemma(verb) not in lexicon().hearers and lemma(verb) != "quote":
        who = agent(verb)  # "was found ‘in streams’": what is found says nothing
        if who is None:
            return None
    if lemma(verb) == "quote" and not passive(verb):
        who = child(verb, "dobj") or who  # "papers quote Finn as saying"
    who = writer(verb) or who
    voice, told = _voices(sentence, verb, who, tokens)
    stance = stance_of(lexicon().finite.get(lemma(verb), "asserts"), verb)
    cue = cue_place(sentence, verb) if verb.pos_ != "AUX" else None
    return Draft("quotation", sentence, verb, contents, stance, cue, voice, told, saying=True)


def _contents(statement: Statement, behind: bool) -> tuple[Place, ...]:
    """The pieces of a quotation, with the words of the clause it begins in where the cue comes behind."""
    pieces = statement.quotation.pieces
    if not behind or not begun_before(statement):
        return pieces
    words = trimmed(statement.before)
    return ((statement.first.place(words[0], words[0])[0], pieces[0][1]), *pieces[1:]) if words else pieces


def _voices(
    sentence: Sentence, verb: "Token", who: "Token | None", tokens: "Sequence[Token]"
) -> tuple[Speaker | None, Place | None]:
    """The speaker and the addressee; the subject of "was asked by reporters" and of "was told" is the addressee."""
    if who is None:
        return None, None
    voice = _within(sentence, speaker(sentence, who, verb), tokens)
    if passive(verb) and lemma(verb) in lexicon().hearers:
        by = agent(verb)
        return speaker(sentence, by) if by is not None else None, voice.place
    hearer = hearer_of(verb) if lemma(verb) not in lexicon().hearers else child(verb, "dative", "dobj")
    if hearer is None or hearer == who or hearer not in tokens:
        return voice, None
    return voice, place_of(sentence, hearer)


def _within(sentence: Sentence, voice: Speaker, tokens: "Sequence[Token]") -> Speaker:
    """The speaker without words that do not stand beside the quotation, and without the cue before them."""
    words = trimmed(tokens)
    while len(words) > 1 and saying(words[0]):
        words = words[1:]
    start, end = sentence.place(words[0], words[-1])
    place = max(voice.place[0], start), min(voice.place[1], end)
    return voice._replace(place=place) if place[0] < place[1] else voice


def _governor(tokens: "Sequence[Token]", behind: bool, opens: bool) -> "tuple[Token | None, Token | None]":
    """The verb beside a quotation that attributes it, and its subject.

    Args:
        behind: whether the words stand behind the quotation.
        opens: whether the quotation opens its sentence; only then may any verb stand before its subject.
    """
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    if not behind:
        verbs.reverse()
    for verb in sorted(verbs, key=lambda t: (not saying(t) or _is_asked(t), t.dep_ in ("relcl", "acl"))):
        who = _subject(verb, tokens)
        if who is not None and (not behind or _beside_mark(verb, who, tokens)):
            return verb, who
    if behind and (stray := _stray(verbs, tokens)) != (None, None):
        return stray
    return _inverted(tokens) if behind and opens else (None, None)


def _is_asked(verb: "Token") -> bool:
    """Whether a participle tells what somebody was asked before speaking: "asked why, she shrugged: “…”"."""
    return verb.dep_ == "advcl" and passive(verb)


def _stray(verbs: "Sequence[Token]", tokens: "Sequence[Token]") -> "tuple[Token | None, Token | None]":
    """A verb of saying and the noun before it, where the parse takes that noun for a part of the quotation."""
    verb = next((v for v in verbs if saying(v) and v.tag_ in ("VBD", "VBZ", "VBP")), None)
    before = until(list(tokens), lambda t: t == verb) if verb is not None else []
    nouns = [t for t in trimmed(before) if t.head not in before and t.pos_ in _NOMINAL]
    return (verb, nouns[0]) if nouns and not any(v in before for v in verbs) else (None, None)


def _beside_mark(verb: "Token", who: "Token", tokens: "Sequence[Token]") -> bool:
    """Whether a verb behind a quotation stands right behind it, or is one of saying; any other verb is no cue."""
    if lemma(verb) in lexicon().never:
        return False
    first = next(t for t in tokens if not t.is_punct)
    return saying(verb) or who.left_edge.i <= first.i <= who.i


def _inverted(tokens: "Sequence[Token]") -> "tuple[Token | None, Token | None]":
    """ "“It is over,” sighs Ana Ruiz": a word before a name attributes, whatever the parse takes it for."""
    words = [t for t in tokens if not t.is_punct]
    if len(words) < 2 or not words[0].is_lower or words[0].pos_ not in _TAKEN_FOR:
        return None, None
    names = until(words[1:], lambda t: t.pos_ != "PROPN")
    if not names and words[0].tag_ in ("VBD", "VBZ", "VBN"):
        names = [t for t in words[1:] if t.pos_ in _NOMINAL][:1]
    return (words[0], names[-1]) if names else (None, None)


def _subject(verb: "Token", tokens: "Sequence[Token]") -> "Token | None":
    own = [c for c in children(verb, *SUBJECTS) if c in tokens]
    if own:
        return own[0] if verb.dep_ != "relcl" or own[-1].lower_ not in RELATIVES else verb.head
    found = subject(verb)
    return found if found is not None and found in tokens else None


def _nominal(tokens: "Sequence[Token]", behind: bool) -> "Token | None":
    """The noun that speaks where there is no verb: "— Karla Quist, engineer", "Quist:"."""
    words = trimmed(tokens)
    marked = tokens[0].text in DASHES if behind else tokens[-1].text == ":"
    if not words or not marked:
        return None
    nouns = (t for t in words if t.pos_ in ("NOUN", "PROPN") and (t.head not in words or t.head == t))
    head = next(nouns, None)
    return head if head is None else child(head, "poss") or head
