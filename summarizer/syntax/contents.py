"""The content of an attribution: the words of a complement clause, as PARC 3 and PolNeAR mark them.

They begin with the clause's "that" or "to" and end before its last punctuation; cue and speaker are no part of them.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.speakers import goes_on
from summarizer.syntax.tokens import (
    DASHES,
    SET_OFF,
    SUBJECTS,
    base,
    child,
    children,
    lemma,
    runs,
    saying,
    trimmed,
    undated,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUE_TAIL = frozenset({"dative", "dobj", "prep", "npadvmod", "advmod", "prt", "agent", "aux", "neg", "advcl", "acomp",
                       "oprd"})  # fmt: skip
_AGAINST = frozenset({"while", "whereas", "although", "though"})
_PROVING = frozenset({"verify", "confirm", "corroborate", "prove"})
_ON = frozenset({"in", "during", "at", "via", "on", "through"})
_JUDGED = frozenset({"of", "for", "as"})
_BELOW = frozenset({"ccomp", "parataxis", "conj", "advcl", "dep", "nsubj", "csubj"})
_NO_CONTENT = frozenset({"which", "who", "whom", "whose", "where", "when", "as", "while", "after", "though",
                         "although", "and", "but", "or", "nor"})  # fmt: skip


def clause_words(head: "Token", cue: "Token") -> "list[Token]":
    """The words of a complement clause, up to where its speaker says or does something else."""
    tokens = list(head.subtree)
    that = next((c for c in children(head, "mark") if c.lower_ == "that"), None)
    if that is not None:
        tokens = [t for t in tokens if t.i >= that.i]  # "warned six months ago that …"
    tokens = tokens if that is not None else _from_subject(tokens, head, cue)
    stops = [edge for t in tokens if (edge := _edge(t, head, cue)) is not None]
    stops += [_joint(t) for t in tokens if t.i > head.i and goes_on(t) == head]
    if stops:
        tokens = [t for t in tokens if t.i < min(stops)]
    return _before_occasion(trimmed(_before_aside(tokens)))


def _from_subject(words: "list[Token]", head: "Token", cue: "Token") -> "list[Token]":
    """The words without the time of saying they begin with: "said on Friday it would close"."""
    first = next((c for c in children(head, "prep", "npadvmod") if c.left_edge.i == cue.i + 1), None)
    if first is None or not any(t.ent_type_ in ("DATE", "TIME") for t in first.subtree) or first.right_edge.nbor(1).is_punct:
        return words
    return [t for t in words if t.i > first.right_edge.i]


def _before_aside(words: "list[Token]") -> "list[Token]":
    """The words without what a single dash adds to them: "it costs $2m — a high price"."""
    dashes = [n for n, token in enumerate(words) if token.text in DASHES - {"-"}]
    return words[: dashes[0]] if len(dashes) == 1 else words


def _before_occasion(words: "list[Token]") -> "list[Token]":
    """The words without the occasion of saying at their end: "in an interview on Friday"."""
    last = (n for n, token in enumerate(words) if n and token.right_edge.i >= words[-1].i and _is_occasion(token))
    at = next(last, len(words))
    kept = trimmed(words[:at])
    while kept and kept[-1].dep_ == "cc":
        kept = trimmed(kept[:-1])
    return kept


def _is_occasion(preposition: "Token") -> bool:
    if preposition.dep_ != "prep" or preposition.lower_ not in _ON:
        return False
    nouns = [noun for noun in children(preposition, "pobj") if base(noun) in lexicon().occasions]
    return any(c.lower_ in ("a", "an") or c.dep_ == "poss" for noun in nouns for c in noun.children)


def extended(verb: "Token", thing: "Token", shown: bool) -> "list[Token]":
    """The words of an object and of what follows it without a comma, but for words of time: "the board of lying"."""
    last = max(t.i for t in thing.subtree)
    labels = ("prep", "advcl", "oprd", "xcomp", "ccomp", *(("advmod",) if shown else ()))
    for c in children(verb, *labels):
        timed = any(t.ent_type_ in ("DATE", "TIME") for t in c.children)
        if c.dep_ == "advcl" and children(c, "mark") and children(c, *SUBJECTS):
            continue  # "as the vote nears"
        if (c.left_edge.i == last + 1 and not timed) or (c.i > thing.i and c.lower_ in _JUDGED):
            last = max(last, c.right_edge.i)
    return trimmed(verb.doc[thing.left_edge.i : last + 1])


def with_reason(verb: "Token", words: "list[Token]", marks: frozenset[str]) -> "list[Token]":
    """The words of a content with the clause of reason or condition right behind it, which the parse puts below the cue."""
    clauses = (c for c in children(verb, "advcl") if c.left_edge.i == words[-1].i + 1 and c.left_edge.lower_ in marks)
    clause = next(clauses, None)
    return words if clause is None else trimmed(verb.doc[words[0].i : clause.right_edge.i + 1])


def _joint(token: "Token") -> int:
    """Where a coordinated clause begins, with its conjunction or comma."""
    return max(token.left_edge.i - 1, 0)


def _edge(token: "Token", head: "Token", cue: "Token") -> int | None:
    """Where, inside a content, a clause begins that no longer belongs to it: a further act or saying of a speaker."""
    lex, word = lexicon(), lemma(token)
    if token.i > head.i and _is_countered(token, head):
        return token.left_edge.i
    if token.i <= head.i or word in lex.showing or not (word in lex.finite or word in lex.object):
        return None
    if token.dep_ == "relcl" and (base(token.head) in lex.nouns or "denies" in (lex.finite.get(word), lex.object.get(word))):
        start = token.head.left_edge.i  # ", a claim that Brand denied" is no part of the claim
        return start if start and token.doc[start - 1].text == "," else None
    if _goes_on(head, token):
        return _joint(token)
    edge = token.left_edge.i
    before = head.doc[edge - 1] if edge > cue.i else None
    participle = token.dep_ in ("advcl", "acl") and token.tag_ == "VBG" and not children(token, *SUBJECTS)
    return edge if participle and before is not None and before.text == "," else None


def _is_countered(token: "Token", head: "Token") -> bool:
    """Whether a clause sets the article's word against a content: ", while Brand said …", ", though that could not be verified"."""
    mark = next((c for c in children(token, "mark") if c.lower_ in _AGAINST), None)
    own = child(token, *SUBJECTS)
    if token.dep_ != "advcl" or token.head != head or mark is None or own is None or mark.nbor(-1).text != ",":
        return False
    if children(token, "auxpass"):
        return base(token) in _PROVING and bool(children(token, "neg"))
    return own.pos_ in ("NOUN", "PROPN") and saying(token)


def _goes_on(head: "Token", token: "Token") -> bool:
    """Whether a clause joined to the content has another cue: "said it leaks, and Brand said …"."""
    if token.dep_ != "conj" or token.head != head or lemma(token) in lexicon().thoughts:
        return False
    return bool(children(token, *SUBJECTS)) and not any(c.lower_ == "that" for c in children(token, "mark"))


def interrupts(cue: "Token", complement: "Token") -> bool:
    """Whether a cue behind the content is set off from it by a mark: "The ship had left, he said"."""
    between = cue.doc[complement.i + 1 : cue.i]
    parted = any(t.text in (";", ":") for t in between)
    return not parted and any(t.text in SET_OFF or t.is_quote for t in between)


def fronted(cue: "Token", subject: "Token | None", complement: "Token") -> "list[list[Token]]":
    """The content around a cue that follows or interrupts it: "The ship, he said, had left"."""
    first = _cue_start(cue, subject, complement.i)
    start = min(complement.left_edge.i, *(t.i for t in cue.subtree if t.i < first and t.dep_ != "cc"))
    return runs([*_begun(cue.doc[start:first]), *_resumed(cue, _cue_end(cue, subject))])


def detached(cue: "Token", subject: "Token | None") -> "list[list[Token]]":
    """The content where the parse puts the cue below it; empty where the cue is not set off by marks."""
    top = cue
    while top.dep_ in ("xcomp", "conj") and not children(top, *SUBJECTS):
        top = top.head
    above = top.head
    if subject is not None and above == top:
        return _all_before(cue, subject)
    if subject is None or top.dep_ not in _BELOW:
        return []
    that = next((c for c in children(above, "mark") if c.lower_ == "that" and c.i > cue.i), None)
    if that is not None:
        return runs(t for t in above.subtree if t.i >= that.i)
    if top.dep_ == "parataxis" and above.i > top.i:
        marked = any(t.text in SET_OFF for t in cue.doc[max(0, top.left_edge.i - 1) : top.i])
        return runs(_begun(_before_semicolon(_without(above, top), top))) if marked else []
    return _behind(cue, subject, top)


def _before_semicolon(words: "list[Token]", clause: "Token") -> "list[Token]":
    """The words before a cue's clause where a semicolon ends it: "It will close, Finn said; others will open"."""
    last = clause.right_edge
    earlier = [t for t in words if t.i < clause.left_edge.i]
    return earlier if earlier and any(t.text == ";" for t in clause.doc[last.i : last.i + 2]) else words


def _behind(cue: "Token", subject: "Token", top: "Token") -> "list[list[Token]]":
    """The content before a cue that the parse takes for a clause joined to it."""
    above, first = top.head, _cue_start(cue, subject, top.head.i)
    set_off = cue.doc[first - 1].text in SET_OFF
    if above.i > first or not set_off or not children(top, *SUBJECTS) or children(top, "mark"):
        return []
    before = [t for t in _without(above, top) if t.i < first]
    return runs([*_begun(before), *_resumed(cue, _cue_end(cue, subject))])


def _all_before(cue: "Token", subject: "Token") -> "list[list[Token]]":
    """The content before a cue at the end of its sentence, in a headline too: "Pier to open, mayor says"."""
    first, rest = _cue_start(cue, subject, -1), cue.doc[_cue_end(cue, subject) + 1 :]
    before = _begun(cue.doc[:first])
    told = any(t.pos_ in ("VERB", "AUX") for t in before) and before[0].pos_ not in ("ADP", "SCONJ", "ADV")
    ends = child(cue, "dobj") is None and all(t.is_punct or t.is_space for t in rest)
    return runs(before) if told and ends and cue.doc[first - 1].text in SET_OFF else []


def _without(above: "Token", below: "Token") -> "list[Token]":
    own = {t.i for t in below.subtree}
    return [t for t in above.subtree if t.i not in own]


def _cue_start(cue: "Token", subject: "Token | None", after: int) -> int:
    """The first token of a cue's own clause behind the content."""
    first = min([cue.i, *(t.left_edge.i for t in (subject,) if t is not None and after < t.left_edge.i < cue.i)])
    while first - 1 > after and cue.doc[first - 1].dep_ in ("advmod", "aux", "neg", "auxpass"):
        first -= 1
    return first


def _begun(words: "Iterable[Token]") -> "list[Token]":
    """The words of a clause without the conjunction or the dateline it begins with: "LUME (AP) — The ship …"."""
    kept = undated(list(words))
    parts = [n for n, token in enumerate(kept) if token.text == ";" and not _in_brackets(kept, n)]
    kept = kept[parts[-1] + 1 :] if parts else kept
    while kept and (kept[0].dep_ == "cc" or kept[0].text == "," or kept[0].lower_ in lexicon().connectives):
        kept.pop(0)
    return kept


def _in_brackets(words: "list[Token]", at: int) -> bool:
    """Whether a place is inside brackets: the semicolon of "($7bn; £5bn)"."""
    return any(t.text == ")" for t in words[at:]) and any(t.text == "(" for t in words[:at])


def _cue_end(cue: "Token", subject: "Token | None") -> int:
    """The last token of a cue's own clause: what depends on it without a comma before."""
    last = max(cue.i, subject.right_edge.i if subject is not None and subject.i > cue.i else cue.i)
    for c in sorted(cue.children, key=lambda c: c.i):
        if c.i > last and c.dep_ in _CUE_TAIL and c.left_edge.i == last + 1:
            last = c.right_edge.i
    return last


def _resumed(cue: "Token", last: int) -> "list[Token]":
    """The words behind a cue's clause that go on with the content."""
    doc = cue.doc
    if last + 2 >= len(doc) or doc[last + 1].text not in SET_OFF or doc[last + 1].text == ";":
        return []
    following = doc[last + 2]
    if following.lower_ in _NO_CONTENT or (following.tag_ in ("VBG", "RB") and saying(following)) or following.is_quote:
        return []
    return list(doc[last + 2 :])
