"""How far what is said goes, where a small model only points at its first words."""

import re
from collections.abc import Sequence

from summarizer.clauses import QUOTED, within
from summarizer.frames import CIRCUMSTANCE, TAIL, lead_in
from summarizer.places import dateline
from summarizer.schema import Span

OPEN = '“"„«「‘'
CLOSE = '”"“»」’'
_PREAMBLE = re.compile(r"[\s,:;]*(?:(?:that|que|dass|daß)\b[\s,]*)?", re.I)
_JOINED = re.compile(r"\W*(?:and|but|while|whereas|though|although|or)\b")
_AUXILIARIES = re.compile(
    r"\s*(?:(?:has|have|had|is|was|are|were|will|would|could|can|may|might|did|does|do|also|not|never|later|\w+ly)\s+)*"
)
_PASSING = re.compile(r",\s(?:who|which|whose|whom)\s[^,]*$")
_CLAUSE = re.compile(r"[,;—–][”\"]?\s|\s(?:while|whereas|but|although|though|and)\s")
MARKS = re.compile(f"[{re.escape(OPEN + CLOSE)}](?!s\\b)")
_APPOSITION = re.compile(
    r",\s+(?:the|a|an|its|his|her|their|head|leader|chief|former)\b"
)  # "said Vint, the mayor of Lume"
_ASIDE = re.compile(r",[^,]{1,100},\s+(?=that\b)")  # "insists, most recently on Monday, that"
_LEADS = re.compile(r"(?:\b(?:that|how|why|whether|if)|:)\s*[“\"„«]?\s*$", re.I)
_AGAIN = re.compile(
    r",\s(?:and|but|while)\s(?:he|she|they|it)\s(?:also\s|then\s|later\s)?(?:said|accused|added|warned|denied|called|urged|demanded|told|asked)\b"
)  # the speaker's next statement, be it pointed out or not
# ", raising fears": the article comments on what is said, or tells what else the speaker does.
_COMMENT = re.compile(
    r",\s(?:\w+ly\s)?(?:raising|prompting|reinforcing|dealing|signall?ing|marking|underscoring|underlining|highlighting"
    r"|contradicting|echoing|fuell?ing|sparking|triggering|drawing|deepening|boosting|paving|setting|casting|sending|citing"
    r"|pointing|saying|adding|calling|noting|arguing|describing|referring|accusing|urging|warning|stressing|blaming)\s"
    r"|,\san?\s(?:\w+\s)?(?:proposal|claim|move|stance|step|decision|charge|accusation|demand|offer|assertion|allegation"
    r"|position)\b"
)
_LED = 8  # words between a cue and what is said: "told reporters on Friday that"; more of them are said too
_NEXT = re.compile(
    r"[ \t]+([“„«「][^“”„«»「」\n]+[.!?…][”“»」]|\"[^\"\n]+[.!?…]\")(?=\s|$)"
)  # a comma at its end: it is another attribution's
_CONTENT = 3  # words that can be what is said, where "in Lume" cannot


def reach(
    text: str, sentence: Span, speaker: Span | None, cue: Span, begins: Span | None, taken: Sequence[Span]
) -> tuple[Span, ...]:
    """What is said: the side of the attribution that the first words lie on, up to where that side ends.

    Both sides where the attribution is put between commas: "The report, Vint said, was a fairy tale."
    """
    named = speaker if speaker and within(speaker, sentence) else cue
    if begins and cue.end <= begins.start and begins.end <= named.start:
        named = cue  # "Declaring that “…,” he left"
    low, high = min(named.start, cue.start), max(named.end, cue.end)
    begins = begins or _other_side(text, sentence, low, high, cue)
    before = begins.end <= low and not _goes_on(text[high : sentence.end])
    first = max(high, lead_in(text, cue, sentence.end))
    whom = begins.text.split()[0] == "of"  # "accused Lume of theft": who is accused is part of it
    start = (
        begins.start if begins.start >= first and not whom and _leads(text[first : begins.start]) else first
    )
    aside = _ASIDE.match(text, start, sentence.end)
    start = aside.end() if aside else start
    left = trimmed(text, _start(text, sentence, begins, taken) if before else sentence.start, low)
    right = trimmed(text, start, _end(text, sentence, start, cue, taken))
    told_of = cue.start < named.start and bool(_APPOSITION.match(text, high))
    if (
        left
        and right
        and not (told_of and len(left.text.split()) > 3)
        and _parenthetic(text, sentence, low, high, taken)
    ):
        return (left, right)
    told = left if before else right or left
    return (told,) if told else ()


def _goes_on(after: str) -> bool:
    """Whether what stands behind an attribution can be what is said, and is not where and when."""
    return len(after.split()) >= _CONTENT and not after.startswith(",") and not CIRCUMSTANCE.match(after)


def _leads(between: str) -> bool:
    """Whether the words between a cue and a pointer only lead to what is said: "told them on Friday that"."""
    words = between.split()
    return len(words) <= 1 or (
        len(words) <= _LED and words[0].lower() != "that" and bool(_LEADS.search(between))
    )


def _parenthetic(text: str, sentence: Span, low: int, high: int, taken: Sequence[Span]) -> bool:
    """Whether an attribution interrupts one statement: commas on both sides, and no other attribution after."""
    before, after = text[sentence.start : low].rstrip(), text[high : sentence.end]
    if not before.endswith((",", ",”", ',"', "”,", '",')) or not after.startswith(","):
        return False
    quoted = bool(MARKS.search(before))
    goes_on = (
        bool(re.match(r",\s*[“\"„«]", after))
        if quoted
        else not re.match(r",\s*(?:who|which|\w+ing)\b", after)
    )
    return goes_on and not any(high < other.start < sentence.end for other in taken)


def _other_side(text: str, sentence: Span, low: int, high: int, cue: Span) -> Span:
    """Where what is said begins when the model does not tell: before "X said." at the end, else after the cue."""
    tail = text[high : sentence.end].split()
    if text[sentence.start : low].strip() and len(tail) <= TAIL and text[low - 2 : low - 1] in (*CLOSE, ","):
        return Span.of(text, sentence.start, sentence.start + 1)
    return Span.of(text, cue.start, cue.end)


def _start(text: str, sentence: Span, begins: Span, taken: Sequence[Span]) -> int:
    """The sentence's first word, unless another attribution or more than a lead-in comes before."""
    led = len(text[sentence.start : begins.start].split()) <= 3
    return (
        sentence.start
        if led and not any(sentence.start <= t.start < begins.start for t in taken)
        else begins.start
    )


def _end(text: str, sentence: Span, start: int, cue: Span, taken: Sequence[Span]) -> int:
    """The end of the sentence, of the quotation it opens, or of the clause before the next attribution."""
    end = sentence.end
    for other in taken:
        if start < other.start < end and other != cue and not _in_quotes(text, start, other.start):
            end = _clause_before(text, start, other.start, end)
    again = _AGAIN.search(text, start, end)
    if again and not _in_quotes(text, start, again.start()):
        end = again.start()
    aside = _COMMENT.search(text, start, end)
    if aside and not _in_quotes(text, start, aside.start()):
        end = aside.start()
    if text[start : start + 1] in tuple(OPEN) or text[start - 1 : start] in tuple(OPEN):
        closing = re.compile(f"[{re.escape(CLOSE)}]").search(text, start + 1, end)
        if closing and len(text[closing.end() : end].split()) <= TAIL:
            return closing.end()
    return end


def _clause_before(text: str, start: int, cue_start: int, end: int) -> int:
    """Where the clause that holds the next cue begins: at the last comma or conjunction before it."""
    cuts = list(_CLAUSE.finditer(text[start:cue_start]))
    if not cuts:
        return end
    last, told = cuts[-1], text[start : start + cuts[-1].start()]
    if last[0][1:2] in tuple(CLOSE):  # a quotation: what is said, or part of it, or the next one's
        opened = max(told.rfind(mark) for mark in OPEN)
        its = len(told[:opened].split()) < 2 or _JOINED.match(text, start + last.end())
        return start + (last.end() - 1 if its else opened)
    if _PASSING.search(told) and _AUXILIARIES.fullmatch(text, start + last.end(), cue_start):
        return end  # "their father, who died in June, had asked": who is told of does the asking
    if not text[start + last.end() : cue_start].strip() and len(cuts) > 1:  # "…, but she left and said"
        earlier = cuts[-2]
        last = earlier if _JOINED.match(text, start + earlier.start()) else last
    return start + last.start()


def _in_quotes(text: str, start: int, at: int) -> bool:
    return any(m.start() <= at - start < m.end() for m in QUOTED.finditer(text[start : at + 400]))


def trimmed(text: str, start: int, end: int) -> Span | None:
    start = max(start, dateline(text))
    start += len(_PREAMBLE.match(text[start:end]).group())  # type: ignore[union-attr]
    if text[start - 1 : start] in tuple(OPEN) and start:
        start -= 1
    piece = text[start:end].rstrip(" \t\n,;:—–-")
    if re.fullmatch(r"\W*", piece):
        return None
    return Span.of(text, start, start + len(piece))


def continued(text: str, sentence: Span, content: Span) -> list[Span]:
    """The quotations that follow in the same paragraph, with nothing between: the speaker goes on."""
    more: list[Span] = []
    at = sentence.end
    while QUOTED.search(content.text) and (found := _NEXT.match(text, at)):
        more.append(Span.of(text, *found.span(1)))
        at = found.end()
    return more


def quotation(text: str, content: Span) -> Span | None:
    """The longest quotation of a content, without its marks."""
    found = sorted(QUOTED.finditer(content.text), key=lambda m: len(m.group()))
    if not found:
        return None
    start = content.start + found[-1].start() + 1
    words = text[start : content.start + found[-1].end()].rstrip(CLOSE)
    return Span.of(text, start, start + len(words)) if words.strip() else None
