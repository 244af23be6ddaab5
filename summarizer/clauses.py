"""What the words around a verb tell without a parser: its subject, and whether it is in the passive."""

import re

from summarizer.classwords import PUBLIC
from summarizer.schema import Span

_BOUNDARY = re.compile(
    r"[,;:—]\s+(?:(?:and|but|while|although|though|when|as|because|since|whereas|if|where|after|before)\s)?|\s(?:while|whereas|but|although|that|because|when)\s+",
    re.I,
)
QUOTED = re.compile(r"“[^“”]+[”]?|\"[^\"]+\"?|„[^„“”]+[“”]?|«[^«»]+»?|「[^「」]+」?")
# An adverb, and not "Italy", "the Assembly" or "the family".
ADVERB = r"(?-i:(?!(?:family|assembly|ally|supply|rally|reply|monopoly|anomaly|bully)\b)[a-z]+ly)"
_AUXILIARIES = re.compile(
    r"(?:\s*\b(?:has|have|had|is|are|was|were|do|does|did|will|would|may|might|could|can|should|must|be|been|not|never|also"
    r"|then|now|last|first|just|already|soon|later|again|still|even|only|once|recently|"
    rf"{ADVERB}))+\s*$", re.I)  # fmt: skip
_NO_NAME = re.compile(
    r"(?:as|in|for|to|that|of|with|by|on|at|from|and|but|or|not|has|have|is|was|who|whose|whom|which|there|after|before|during"
    r"|since|amid|despite|under(?!\s[A-Z]))\b\s",
    re.I,
)
_CONJUNCTION = re.compile(
    r"(?:\s*(?:but|and|yet|so|even|though|although|still|however|while|as)\b,?\s*)*", re.I
)
_SECOND_CLAUSE = re.compile(
    r"\b[a-z]+(?:ed|s)\s(?:the|an?|its|his|her|their)\s(?:\w+\s){1,3}and\s(?=(?:the\s)?[A-Z])"
)  # "Kalvia finished the dam and Lume accused it"
_SUBJECT = 7  # words of a subject that stands alone before its verb
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|also\s+|not\s+)?$", re.I)
_PARTICIPLE = re.compile(
    r"(?:ed|en|wn|ne|ght|own|orn|ung|uck|eld|ought|hit|cut|shot|sent|put|led|held|made|said|told|paid)$", re.I
)

_ACTS = "|".join(sorted(PUBLIC)) + (
    "|company|party|union|judges?|officials?|leaders?|ministers?|president|envoys?|rebels|soldiers|protesters|workers|lawmakers"
)
_OPENS = re.compile(
    r"(?:[A-Z]{3,}[^—–]{0,40}\s[—–]\s)?\W*((?:(?:The|A|An)\s+)?(?:[A-Z][\w’'.-]*)(?:\s+(?:(?:of|for)\s+)?(?:the\s+)?[A-Z][\w’'-]*)*"
    rf"(?:\s+(?:{_ACTS}))?)\s+(?:also\s|\w+ly\s|on\s\w+day\s)?(?:has|had|have|is|was|are|were|[a-z]+ed|[a-z]+s)\b")  # fmt: skip
_CLAUSE_EDGE = re.compile(r"[,;:—]\s+(?:(?:and|but|while|although|though|so)\s)?(?=\w)(?!who\b|which\b)")
_FIRST_SUBJECT = re.compile(
    r"\W*((?:he|she|they|it|we|I)|(?:(?:the|an?|its|his|her|their)\s)?(?:[\w’'-]+\s){0,4}?[\w’'-]+?)"
    r"\s(?:has|had|have|is|was|are|were|will|would|also|(?-i:[a-z])\w+ed|(?-i:[a-z])\w+ly|put|met|won|left"
    r"|held|made|took|gave|led|lost|came|went|began|found|kept|sent|saw)\b", re.I)  # fmt: skip
_ASIDE = re.compile(r"(?:,|\bwhile)\s(?:[a-z]+ing\s[^,]*)?$")  # also ", issuing a statement condemning"
_VERB = re.compile(r"([a-z]+ed|said|told|met|won|left|held|made|took|gave)\s")
_NAME_BEFORE = re.compile(r"(?<![\w’-])((?:[A-Z][\w’-]*\w\s+)*[A-Z][\w’-]*\w)\s+(?:\w+ly\s+)?$")


def main_subject(text: str, sentence: Span) -> Span | None:
    """The name a sentence begins with, right before its verb: who does what is told after ", calling"."""
    opens = _OPENS.match(sentence.text)
    return Span.of(text, sentence.start + opens.start(1), sentence.start + opens.end(1)) if opens else None


def coordinate(text: str, sentence: Span, verb: Span) -> Span | None:
    """The subject of a verb behind "and", which is that of its clause's first: "but she declined and said"."""
    lead = QUOTED.sub(lambda m: ";" * len(m[0]), text[sentence.start : verb.start])
    starts = [0, *(m.end() for m in _CLAUSE_EDGE.finditer(lead))]
    tried = (m for start in reversed(starts) if (m := _FIRST_SUBJECT.match(lead, start)))
    found = next((m for m in tried if not names_nobody(m[1]) and len(m[1].split()) <= _SUBJECT), None)
    if found:
        return Span.of(text, sentence.start + found.start(1), sentence.start + found.end(1))
    first = _VERB.match(lead, starts[-1])  # "Ana Ruiz, the mayor, praised it and urged"
    if not first:
        return None
    at = sentence.start + first.start(1)
    own = subject(text, sentence, Span.of(text, at, sentence.start + first.end(1)))
    return own if own and own.text.split()[-1][0].isupper() else None


def name_before(text: str, sentence: Span, verb: Span) -> Span | None:
    """The name right before a verb: "reports from Lume alleging" has "Lume"."""
    found = _NAME_BEFORE.search(text[sentence.start : verb.start])
    return Span.of(text, sentence.start + found.start(1), sentence.start + found.end(1)) if found else None


def participle(text: str, sentence: Span, verb: Span) -> Span | None:
    """Whose an "-ing" is: of who opens the sentence, after a comma or "while"; else of the name right before it."""
    if _ASIDE.search(text[sentence.start : verb.start]):
        return main_subject(text, sentence)
    return name_before(text, sentence, verb)


def subject(text: str, sentence: Span, verb: Span) -> Span | None:
    """The words right before a verb that are its subject; None where they are none or too many.

    "Ana Ruiz, the mayor of Lume, denied it": a subject ends before what is put between commas after it.
    """
    lead = text[sentence.start : verb.start]
    edges = [m.end() for m in _BOUNDARY.finditer(lead)]
    start = edges[-1] if edges else 0
    apposed = edges and not _AUXILIARIES.sub("", lead[start:]).strip()
    if apposed:
        start = _before_apposition(lead)
    start += len(lead[start:]) - len(lead[start:].lstrip(" ,\n"))
    start += conjunctions(lead[start:])
    start += len("with ") if lead[start:].startswith("with ") else 0  # "with Kalvia accusing Lume of it"
    words = _AUXILIARIES.sub("", lead[start:]).rstrip(" ,")
    if (
        apposed and len(words.split()) > _SUBJECT
    ):  # "Ana Ruiz of the harbour office, which counts ships, said"
        named = words.rpartition(", ")[2]  # "The top official of the port in Lume, Ana Ruiz, said"
        if len(words.partition(",")[0].split()) > _SUBJECT and named.istitle():
            start += len(words) - len(named)
            words = named
        words = words.partition(",")[0]
    words = re.split(r",\s(?:who|which|whose)\s", words)[0]
    second = _SECOND_CLAUSE.search(words)
    start, words = (start + second.end(), words[second.end() :]) if second else (start, words)
    if (
        not words
        or len(words.split()) > _SUBJECT
        or names_nobody(words)
        or words.endswith((" who", " and", " but", " or"))
    ):
        return None
    return Span.of(text, sentence.start + start, sentence.start + start + len(words))


def is_passive(text: str, sentence: Span, verb: Span) -> bool:
    """Whether a verb is a participle after a form of "to be": its subject suffers the act."""
    first = verb.text.split()[0]
    return bool(_PARTICIPLE.search(first) and _PASSIVE.search(text[sentence.start : verb.start]))


def names_nobody(words: str) -> bool:
    """Whether words begin as no name does: with a preposition, a conjunction or a relative pronoun."""
    return bool(_NO_NAME.match(words + " "))


def conjunctions(words: str) -> int:
    """The code points of the conjunctions at the beginning of words."""
    return len(_CONJUNCTION.match(words)[0])  # type: ignore[index]


def overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _before_apposition(lead: str) -> int:
    """Where "Ana Ruiz, mayor of Lume," begins, which ends right before its verb."""
    body = _AUXILIARIES.sub("", lead).rstrip(" ,")
    commas = [m.start() for m in re.finditer(r",\s", body)]
    edges = [m.end() for m in _BOUNDARY.finditer(body[: commas[-1]])] if commas else []
    return edges[-1] if edges else 0
