"""What the words around a listed form rule out: most words of saying are nouns or say nothing somewhere."""

import re
from typing import Literal

from summarizer.schema import Stance

Strength = Literal["verb", "noun", "phrase", "weak"]

_QUOTED = re.compile(r"[“„«「][^”“»」]*[”“»」]?|\"[^\"]*\"?|(?<!\w)‘(?:[^‘’]|’(?=\w))*’")
_OWNED = r"\b(?:the|a|an|its|his|her|their|our|my|your|of|for|in|on|at|with|without|under|from|by|into|amid|own|new)|['’]s"
_NOUN_BEFORE = re.compile(
    rf"(?:{_OWNED}|\b(?:this|that|these|those|no|any|every|each|some|several|many|first|second|last|recent))\s+$", re.I
)  # fmt: skip
_ADJECTIVE = re.compile(
    rf"(?:{_OWNED})\s+$", re.I
)  # "the expected rise": an adjective, with its noun after it
BYLINE = re.compile(
    r"\W*(?:(?:additional )?(?:reporting|writing)|editing|edited|written|translated) (?:by|from)\b", re.I
)
_TITLE_CASE = re.compile(
    r"^(?:[^a-z]*[A-Z][\w’']*\s+){2,}$"
)  # a headline writes its verbs with a capital too
_SINGULAR = re.compile(
    r"\b(?:an?|this|every|each|another)\s+\w+\s+$", re.I
)  # "a written reply": no verb, but for its -s
_NOTHING = re.compile(r"\s+(?:no one|nobody|nothing)\b", re.I)
_INFINITIVE = re.compile(
    r"(?<!seem )(?<!seems )(?<!seemed )(?<!continue )(?<!continues )(?<!continued )\bto\s+(?:\w+ly\s+)?$",
    re.I,
)  # "no law requires them to disclose it"
_DOCUMENT_BEFORE = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|reports?|data|figures|averages?|results|records|documents?|video|footage|analysis"
    r"|evidence|census|index)\b(?:\s+\w+){0,3}\s*$|\b(?:percent|per cent|respondents)\s+(?:would\s+)?$|%\s+(?:would\s+)?$",
    re.I)  # fmt: skip
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:\w+ly|not|never|first|also|now|still|long|being)\s+){0,2}$", re.I
)  # "widely condemned": by whom?  # fmt: skip
_PARTICIPLE = re.compile(
    r"\b(?:while|though|although|when|once|if|as)\s+$", re.I
)  # "while intended as a deterrent"
_VERB_BEFORE = re.compile(
    r"\b(?:will|would|may|might|could|can|should|must|not|he|she|they|it|we|i|who|also|to)\s+$", re.I
)
_OBJECT_AHEAD = re.compile(
    r"\s*(?:[“\"„«:]|(?:that|the|a|an|its|his|her|their|this|these|those|it|he|she|they|we|there|how|why|whether|if"
    r"|all|no|any)\b)|\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]"
)
_CLAUSE_AHEAD = re.compile(
    r"\W*(?:(?:on|in|at|by|last|this|also|again|early|late|later|year|month|week|the|[a-z]*day|\d[\d:.]*|[A-Z]\w*)\W+){0,4}"
    r"(?:that\b(?!\s*[.,;]|\s+out\b)|how\b|whether\b|[“\"„«])|(?:\s+\w+){1,4}\s+[“\"„«]"
)
_SAID_BEFORE = re.compile(r"[”\"»],?\s+(?:\w+\s+){1,4}$")
_CLAUSE_ENDS = re.compile(r"\s*(?:[.;,:!?)—–]|$)|\s+(?:and|or|but|than)\b", re.I)
_GAP = re.compile(  # "payments that nobody could explain": what is said is what stands before "that"
    r"\b(?:that|which|than|whom)\s+(?!(?:she|he|it|they)\s+(?:said|says)\b)(?:[\w’'-]+\s+){1,4}$", re.I
)
_FREE_GAP = re.compile(r"\b(?:what|than|those|whom)\s+(?:[\w’'-]+\s+){1,3}$|\b(?:what|those)\s+who\s+$", re.I)
_LOOSE = re.compile(r"\s+(?:in|on|last|from|during|for|to be|his|her|their)\b", re.I)
_UNTIL = re.compile(r"\b(?:if|when|unless|where|until|once|because)\s+(?:[\w’'-]+\s+){1,4}$", re.I)
_MODAL = re.compile(
    r"\b(?:could|can|cannot|would|will|may|might|must|should|shall)\s+(?:not\s+)?(?:\w+ly\s+)?$", re.I
)
_UNSAID = re.compile(
    r"(?:\b(?:not|never|nobody|none|no one|neither|nor)|n['’]t)\s+(?:(?:yet|ever|\w+ly)\s+)?$", re.I
)
_MINDED = re.compile(r"(?:think|thought|believ|agree|support|oppos|favou?r|back)", re.I)  # not to is to doubt
_BARE_OBJECT = re.compile(  # "added 38,000 jobs", "wrote a report": nothing is said in so many words
    r"\s+(?!(?:that|how|why|whether|when|where|he|she|they|we|there|in|on|at|to|for|from|after|before|of|later)\b)"
    r"(?!(?:[\w’'-]+\s+){1,6}?(?:is|are|was|were|has|have|had|will|would|could|may|might|can|should|must|did|do|does|not)\b)"
    r"[\w$€£]"
)
_NEEDS_CLAUSE = re.compile(r"add(?:s|ed|ing)?|writes?|wrote|writing|written", re.I)
# "an offer that", "advice that": a relative clause, not what is offered
_THINGS = frozenset([
    "offer", "advice", "plan", "study", "survey", "poll", "letter", "memo", "email", "tweet", "post",
    "interview", "speech", "editorial", "memoir", "petition", "proposal", "transcript", "research",
    "lawsuit", "press", "release", "affidavit", "account", "reply", "response",
])  # fmt: skip
_UNNAMED = re.compile(r"\s+be\s+(?:named|identified|quoted)\b", re.I)


_NEAR = 90  # code points before a cue that tell what it is


def without_quotes(sentence: str) -> str:
    """The sentence with every quotation blanked, each code point in its place."""
    return _QUOTED.sub(lambda m: m.group()[0] + "_" * (len(m.group()) - 2) + m.group()[1:][-1:], sentence)


def may_attribute(
    sentence: str,
    match: re.Match[str],
    stance: Stance,
    strength: Strength,
    *,
    noun_too: bool,
    english: bool,
) -> bool:
    """What the words around it rule out: "the report" attributes nothing, a weak cue needs content after it."""
    before, word, after = (
        sentence[max(0, match.start() - _NEAR) : match.start()],
        match.group().lower(),
        sentence[match.end() :],
    )
    if strength == "phrase":
        return not english or _phrase_attributes(before, word, after)
    if strength == "noun":
        only = "by" if word.removesuffix("s") in _THINGS else "that|by"
        return bool(re.match(rf"\s+(?:{only})\b", after)) and not re.search(r"\bwithout\s+$", before)
    if match.start() > 0 and match.group()[0].isupper() and not _TITLE_CASE.search(sentence[: match.start()]):
        return False
    if english and _is_named(before, word, after, noun_too=noun_too):
        return False
    if _INFINITIVE.search(before) or _is_participle(before, word, after):
        return False
    if noun_too and not _VERB_BEFORE.search(before) and not _OBJECT_AHEAD.match(after):
        return False
    if strength == "weak" and not _has_clause(before, after) and not _DOCUMENT_BEFORE.search(before):
        return False
    return not english or _has_content(before, word, after, stance)


def _phrase_attributes(before: str, word: str, after: str) -> bool:
    """ "Asked to describe it, he said": whoever asked is not told; "asked not to be named" asks for nothing else."""
    participle = word.startswith(("asked", "planned", "wanted")) and (not before or _PASSIVE.search(before))
    gap = _GAP.search(before) and re.match(r"\s+\w+\s*[.,;]", after) and word.endswith(" to")
    return not (participle or gap or _UNNAMED.match(after))


def _is_named(before: str, word: str, after: str, *, noun_too: bool) -> bool:
    """Whether a form is a noun or an adjective there: "the note", "the expected rise"; "some believe" is not."""
    if word.endswith("ed"):
        return bool(_ADJECTIVE.search(before) and re.match(r"\s+(?!that\b|to\b|the\b|an?\b)\w", after))
    if word.endswith(("said", "told")):
        return False
    if noun_too and not word.endswith("s") and _SINGULAR.search(before):
        return True
    found = _NOUN_BEFORE if noun_too or word.endswith("ing") else _ADJECTIVE
    return bool(found.search(before))


def _is_participle(before: str, word: str, after: str) -> bool:
    """Whether a form is a passive that names nobody: "was never told", "while intended as a deterrent"."""
    if _PASSIVE.search(before) and not word.endswith("ing"):
        return not re.match(r"\s+(?:by|that)\b", after) or word == "advised"
    told = re.search(r",\s+as\s+$", before) and re.match(r"\s+by\b", after)  # ", as confirmed by the mayor"
    return bool(_PARTICIPLE.search(before)) and word.endswith("ed") and not told


def _has_clause(before: str, after: str) -> bool:
    return bool(_CLAUSE_AHEAD.match(after) or _SAID_BEFORE.search(before))


def _has_content(before: str, word: str, after: str, stance: Stance) -> bool:
    """Whether anything is said in the sentence: "did not say", "could explain", "what it denied" say nothing."""
    if _NEEDS_CLAUSE.fullmatch(word) and _BARE_OBJECT.match(after) and not _has_clause(before, after):
        return False
    if stance == "asserts" and _UNSAID.search(before) and not _MINDED.match(word):
        return False
    if _has_clause(before, after):
        return True
    if _NOTHING.match(after):
        return False
    if stance in ("asserts", "predicts") and _MODAL.search(before):
        return False
    ends = bool(_CLAUSE_ENDS.match(after))
    if _FREE_GAP.search(before) or (ends and _UNTIL.search(before)):
        return False
    return not (_GAP.search(before) and (ends or _LOOSE.match(after)))
