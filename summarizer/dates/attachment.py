"""Which expression of time of a sentence belongs to a predicate.

Where another verb, clause or quotation stands between, the expression is not the predicate's: to find none
is better than to find a wrong one.
"""

import re

from summarizer.dates.clauses import Clauses, clauses, has_infinitive, is_coordinated
from summarizer.dates.recognition import Expression, expressions, may_be_person, people
from summarizer.dates.tokens import primary
from summarizer.schema import Span

# The cost of each place in the clause; the expression with the lowest cost is taken.
_DIRECTLY_AFTER = 0.0
_BETWEEN_SUBJECT_AND_VERB = 0.5
_FRONTED = 1.0
_OF_SUBJECT = 1.2  # "the talks on Monday in Avalon failed"
_LATER = 2.0
_COMMA = 0.5
_YEAR = 0.5  # a day in the same clause is preferred
_OPEN = 2.0  # "since 2007" beside "on Friday"
_VAGUE = 2.0

_FORWARD = re.compile(r"(?:by|for|until) ")  # from an act to what is planned
_OPEN_RELATION = re.compile(r"(?:since|until|by|for|from) ")
_YEAR_OR_LONGER = re.compile(r"(?:\S+ )*[YKHS]\d+")
_SHORTER = re.compile(r"(?<!\S)[WDIMN]")


def find(text: str, sentence: Span, near: Span, language: str = "en") -> Span | None:
    """The expression of time in the sentence that belongs to the predicate `near`; None where none does.

    It stands in the predicate's clause: directly after it, between it and its subject, at the head of the
    clause, or later in it, in this order of preference.
    """
    if near.start < sentence.start or near.end > sentence.end:
        return None
    words = text[sentence.start : sentence.end]
    start, end = near.start - sentence.start, near.end - sentence.start
    months, grammar = people(text, language), clauses(primary(language))
    costs = [
        (cost, expression)
        for expression in expressions(words, language)
        if not may_be_person(expression, months)
        and (cost := _cost(expression, words, start, end, grammar)) is not None
    ]
    if not costs:
        return None
    _, best = min(costs)
    return Span.of(text, sentence.start + best.start, sentence.start + best.end)


def ahead(words: str, language: str = "en") -> bool:
    """Whether the expression of time at the end of the words lies after the act they report.

    It does after "for" ("called a strike for Friday"), and after "by" and "until" where the words before
    it plan or demand ("gave the rebels until Friday", but not "rescuers had searched until Friday").

    Args:
        words: the sentence up to the end of the expression.
        language: BCP 47.

    """
    found = expressions(words, language)
    if not found or not _FORWARD.match(found[-1].codes):
        return False
    relation, _, rest = found[-1].codes.partition(" ")
    if relation == "for":
        return re.match(r"(?:f )?(?:past|last|earlier)", rest) is None
    grammar = clauses(primary(language))
    return grammar.planning.search(grammar.without_insertions(words[: found[-1].start])) is not None


def _cost(expression: Expression, sentence: str, start: int, end: int, grammar: Clauses) -> float | None:
    """How far the expression is from the predicate at `start` to `end`; None if it is another's."""
    predicate = sentence[start:end]
    if expression.start < end and start < expression.end:
        return _DIRECTLY_AFTER
    if expression.start >= end:
        between = grammar.without_insertions(sentence[end : expression.start])
        possessive = sentence.startswith(("'s", "’s"), expression.end)  # "condemned Monday's attack"
        place = None if possessive else _place_after(expression, predicate, between, grammar)
    else:
        between = grammar.without_insertions(sentence[expression.end : start])
        place = _place_before(sentence[: expression.start], between, predicate, grammar)
    return None if place is None else place + _remoteness(expression, place) + len(between) / 1000


def _place_after(expression: Expression, predicate: str, between: str, grammar: Clauses) -> float | None:
    if not between.strip():
        return _DIRECTLY_AFTER
    if grammar.is_crossed(between) or grammar.has_other_verb(predicate, between):
        return None
    if grammar.plans_act(predicate + between):
        return None
    if has_infinitive(between) and _FORWARD.match(expression.codes):
        return None
    if "," in between and _OPEN_RELATION.match(expression.codes):
        return None
    return _LATER + _COMMA * between.count(",")


def _place_before(before: str, between: str, predicate: str, grammar: Clauses) -> float | None:
    subject = grammar.light.sub("", between)
    if is_coordinated(subject) and subject != between.rstrip():  # "and will be charged"
        return None
    if grammar.is_crossed(between) or grammar.governs(subject, predicate) or grammar.plans_act(between + predicate):
        return None
    if grammar.is_reporting(predicate) and "," in subject.strip()[1:]:  # "X fell, police said"
        return None
    if grammar.begins_after(before):
        return _FRONTED
    if not subject.strip(" ,") and grammar.has_auxiliary_at_end(before):  # "was on Monday arrested"
        return _BETWEEN_SUBJECT_AND_VERB
    if grammar.has_verb_at_end(before) or ("," in subject and grammar.is_preposed(before)):
        return None
    return _OF_SUBJECT if subject.strip(" ,") else _BETWEEN_SUBJECT_AND_VERB


def _remoteness(expression: Expression, place: float) -> float:
    """The place's cost with what makes one expression less likely than another in an equally good place."""
    codes = expression.codes
    year = _YEAR * bool(_YEAR_OR_LONGER.fullmatch(codes) and not _SHORTER.search(codes))
    relation = _OPEN * bool(place and _OPEN_RELATION.match(codes))
    return year + relation + _VAGUE * (not expression.resolvable)
