"""Headline and abstract: every sentence rests on cited ones and says nothing that they do not say."""

import re
from collections.abc import Iterable, Sequence

from summarizer.cues import Lexicon
from summarizer.documents.article import Article, detect_language
from summarizer.extraction.answers import Abstract, Line, Passage
from summarizer.grounding.contradiction import contradiction
from summarizer.grounding.polarity import is_function_word
from summarizer.schema import Dropped, Span, Statement

SHOWN = 8  # sentences an abstract is written from
LEAD = 3  # of them, the first ones: news is written with the most important first
MOST = 5  # statements of an abstract

_PLACE = r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[’'. -]){2,40}"
_DASH = r"\s*(?:[—–]|(?<=\s)--?(?=\s))\s*(?=[^\W_a-zß-ÿ]|[“\"„«‘])"
_DATELINE = re.compile(
    rf"{_PLACE}(?:[,/]\s*[^—–“\"]{{1,40}}?)?(?:\s*\([^)]{{2,30}}\))?{_DASH}"
    rf"|[A-Z][\w’'. -]{{1,30}}(?:,\s[^—–“\"(]{{1,30}})?\s\([\w\s/]{{2,20}}\){_DASH}"
    r"|\S{2,16}?\d{1,2}月\d{1,2}日[电讯電訊](?:（[^）]*）)?\s*"
)
_QUOTED = re.compile(r"[“„«「](?:[^”“»」])*[”“»」]?|\"[^\"]*\"?|‘(?:[^’]|’(?=\w))*’")
_PAIRS = ("“”", "«»", "「」", "()")
_END = re.compile(r"[.!?…。！？][”\"'’»“)」]*$")
_CLAUSE_AHEAD = re.compile(
    r"[”\"’»]*\s*(?:[,;:—–.!?。，；]|(?:and|but|while|as|after|because|y|e|pero|und|aber|et|mais)\b)"
)

_PRONOUN = (
    r"(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|(?:this|that)(?!\s+(?:week|month|year))"
    r"|these|those|él|ella|ellos|ellas|er|sie|elle|ils|elles)"
)
_LEANING = re.compile(
    rf"(?:(?:but|and|so|yet|still|instead|however|also|y|pero|und|aber|et|mais),?\s+)?(?:{_PRONOUN}\b"
    rf"|(?:where|when|while|if|as|after|before|since|until|although|though|because)\s+{_PRONOUN}\b"
    r"|(?:another|both|neither|the (?:other|others|former|latter|same|second|third|two))\b"
    r"|(?:one|two|three|some|most|many|all|none) of (?:them|those|these|the (?:two|three|four|five))\b)"
    r"|(?:but|however|instead|nor)\b|[她他它][们們]?(?!\w*国)|[该此这]",
    re.I,
)
_SAYING = re.compile(rf"\W*{_PRONOUN}\s+\w+|.*[,_]\W*{_PRONOUN}\s+(?:\w+\s*){{1,4}}[.]\W*$", re.I | re.S)
_DECLARING = re.compile(rf"\w+(?:ing|ed)\b[^,_]*[,_]\W*{_PRONOUN}\b", re.I)
_NO_SUBJECT = re.compile(r"[_\W]*\w+(?:\s+(?:en|al?|ante|durante|tras)\b|\W*$)")
_FIRST_PERSON = re.compile(
    r"\b(?:I(?=['’]|\s+[a-z])|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me|[Ii]ch|[Ww]ir|[Nn]osotros|[Nn]ous)\b|我|您|你"
)
_FEWEST = 20  # letters that make a copy recognizable


def basis(article: Article, sentences: Sequence[Span]) -> Passage:
    """The sentences worth summing up: the lead, and those that open the next paragraphs, or that follow.

    They are chosen by their place alone: what was found in the article must not decide what is asked about it,
    or no recording would fit any more when a rule for claims is changed.
    """
    places = range(len(sentences))
    opening = [i for i in places[LEAD:] if "\n" in article.text[sentences[i - 1].end : sentences[i].start]]
    others = [i for i in places[LEAD:] if i not in opening]
    chosen = sorted([*places[:LEAD], *opening, *others][:SHOWN])
    return Passage(
        text=article.text, numbers=tuple(i + 1 for i in chosen), sentences=tuple(sentences[i] for i in chosen)
    )


def vouched(
    answer: Abstract, shown: Passage, known: Lexicon | None = None
) -> tuple[tuple[Statement, ...], tuple[Dropped, ...]]:
    """The sentences of an abstract that their evidence bears out, in text order, and the others with the reason.

    A sentence that breaks off where the one it copies goes on is given whole, and no dateline stays.

    Args:
        known: cues by which to see that a statement leaves out who says so.
    """
    kept: list[tuple[Line, Statement]] = []
    dropped: list[Dropped] = []
    for line in sorted((_whole(line, shown) for line in answer.abstract), key=lambda line: min(line.n)):
        reason = _objection(line, shown, known) or _dependence(line, [n for one, _ in kept for n in one.n])
        if reason is None and any(line.text in statement.text for _, statement in kept):
            reason = "says what another one says"
        if reason is None:
            evidence = tuple(shown.sentence(n) for n in sorted(set(line.n)))
            kept.append((line, Statement(text=line.text, evidence=evidence)))
        else:
            dropped.append(Dropped(kind="abstract", text=line.text, reason=reason, sentences=tuple(line.n)))
    return tuple(statement for _, statement in kept), tuple(dropped)


def filled(statements: Sequence[Statement], shown: Passage) -> tuple[Statement, ...]:
    """An abstract of three to five sentences where the article has them, in text order.

    The lead is always in it; its own words, and those of what follows, make up the rest.
    """
    own = [(n, _own(n, shown)) for n in shown.numbers]
    # what comes before the lead is a scrap, a byline or somebody's words
    lead = next((statement for _, statement in own if _is_plain(statement, shown)), own[0][1])
    cited = {span for statement in statements for span in statement.evidence}
    whole = list(statements) if lead.evidence[0] in cited else [lead, *statements[: MOST - 1]]
    for n, statement in own:
        used = {span for one in whole for span in one.evidence}
        fits = statement.evidence[0] not in used and _is_plain(statement, shown)
        if len(whole) < LEAD and fits and not _dependent(statement.text, n, _numbers(used, shown)):
            whole.append(statement)
    return tuple(sorted(whole, key=lambda s: s.evidence[0].start))


def headline(article: Article, answer: Abstract | None, shown: Passage) -> str:
    """The article's title; without one the model's line, if the text bears it out; else the lead."""
    if article.title:
        return article.title
    line = " ".join(answer.headline.split()) if answer else ""
    source = " ".join(s.text for s in shown.sentences)
    if line and contradiction(source, line) is None and not _broken(f"{line.rstrip('.')}.", cased=False):
        return line
    return filled((), shown)[0].text


def _own(n: int, shown: Passage) -> Statement:
    sentence = shown.sentence(n)
    return Statement(text=_undated(sentence.text, sentence.text), evidence=(sentence,))


def _is_plain(statement: Statement, shown: Passage) -> bool:
    """Whether the article itself says it, in one whole sentence."""
    cased = _is_cased(shown)
    return not _broken(statement.text, cased=cased) and not _is_speech(shown.text, statement.evidence[0])


def _is_cased(shown: Passage) -> bool:
    """Whether sentences begin with capitals here; wire copy may have none."""
    return any(sentence.text[:1].isupper() for sentence in shown.sentences)


def _whole(line: Line, shown: Passage) -> Line:
    text = " ".join(line.text.split())
    for n in line.n:
        if n in shown.numbers:
            source = shown.sentence(n).text
            text = _mended(_undated(text, source), _undated(source, source))
    return line.model_copy(update={"text": text})


def _objection(line: Line, shown: Passage, known: Lexicon | None) -> str | None:
    if not set(line.n) <= set(shown.numbers):
        return "cites sentences that it was not shown"
    sentences = [shown.sentence(n) for n in line.n]
    source = " ".join(sentence.text for sentence in sentences)
    return (
        _broken(line.text, cased=_is_cased(shown))
        or contradiction(source, line.text)
        or _foreign(source, line.text)
        or next((why for s in sentences if (why := _copied_speech(shown.text, s, line.text))), None)
        or (_unattributed(sentences[0].text, line.text, known) if known and len(sentences) == 1 else None)
    )


def _dependence(line: Line, before: Iterable[int]) -> str | None:
    opener = _dependent(line.text, min(line.n), {1, *before})  # the lead is always in an abstract
    return f"'{opener}' refers to a sentence that the abstract does not have" if opener else None


def _dependent(text: str, n: int, numbers: Iterable[int]) -> str | None:
    """The words that need the sentence before, where that is not among those told."""
    return _leaning(text) if n - 1 not in numbers else None


def _numbers(spans: Iterable[Span], shown: Passage) -> set[int]:
    return {shown.number_at(span.start) for span in spans}


def _undated(text: str, source: str) -> str:
    """The text on one line without the dateline of the sentence it is taken from, in whatever case."""
    line = " ".join(text.split())
    found = _DATELINE.match(" ".join(source.split()))
    if found is None or not line.casefold().startswith(found.group().casefold()):
        return line
    return line[found.end() :]


def _mended(text: str, own: str) -> str:
    """A sentence copied from ``own``, as that stands: whole, where the copy breaks off within a clause."""
    places = _places(own)
    copied, letters = _letters(text), "".join(own[at] for at in places).casefold()
    if len(copied) < _FEWEST or not letters.startswith(copied):
        # a model may write its own full stop after another script
        return re.sub(r"(?<=[\u3040-\u9fff])\.$", "。", text)
    rest = own[places[len(copied) - 1] + 1 :]
    whole = copied == letters or not _END.search(text) or not _CLAUSE_AHEAD.match(rest)
    return own if whole else text


def _broken(text: str, *, cased: bool) -> str | None:
    """Why the text is no whole sentence, or None; ``cased`` where sentences begin with a capital."""
    if not _END.search(text.strip()):
        return "breaks off"
    if cased and text.strip()[:1].islower():
        return "is the end of a sentence"
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS) and "„" not in text:
        return "opens or closes a quotation that it does not hold"
    return "opens or closes a quotation that it does not hold" if text.count('"') % 2 else None


def _leaning(text: str) -> str | None:
    """The first words of a statement that is not understood without the one before it."""
    bare = _QUOTED.sub("_", text)
    said = bare.lstrip("_ ,") if bare.startswith("_") else ""
    opener = _LEANING.match(text) or (_SAYING.match(said) if said else None)
    if said and opener is None:
        opener = _NO_SUBJECT.match(said)
    opener = opener or _SAYING.match(bare) or _DECLARING.match(bare)
    return " ".join(opener.group().replace("_", "…").split())[-40:].strip(" …,.") if opener else None


def _is_speech(text: str, sentence: Span) -> bool:
    """Whether a sentence of a text is somebody's words and not the article's: quoted, or said as I, we or you."""
    start, bare = _bare(text, sentence)
    here = bare[sentence.start - start : sentence.end - start]
    # a text without paragraphs is not all speech because of one "we"
    around = bare if start else here
    return not _letters(here) or bool(_FIRST_PERSON.search(around))


def _copied_speech(text: str, sentence: Span, statement: str) -> str | None:
    """Why a statement that copies a sentence passes somebody's words off as the article's own, or None."""
    places = _places(sentence.text)
    letters = "".join(sentence.text[at] for at in places).casefold()
    at = letters.find(_letters(statement))
    if at < 0:
        return None
    start, bare = _bare(text, sentence)
    first, last = places[at], places[at + len(_letters(statement)) - 1]
    taken = bare[sentence.start - start :][first : last + 1]
    quoted = not _letters(taken)
    return "repeats somebody's words and not whose" if quoted or _is_speech(text, sentence) else None


def _unattributed(source: str, statement: str, known: Lexicon) -> str | None:
    """Why a statement gives what somebody says for a fact, or None.

    So it does where its sentence begins with the words that attribute all of it, or ends with them, and
    it has none of these words and none that attribute.
    """
    words = {word for word in _words(statement) if not is_function_word(word)}
    if known.find(statement, Span.of(statement, 0, len(statement))):
        return None
    for cue in known.find(source, Span.of(source, 0, len(source))):
        part = _attributing(source, cue.span)
        if part and not _words(part) & words:
            return f"leaves out who says so: '{' '.join(part.split())}'"
    return None


def _foreign(source: str, statement: str) -> str | None:
    """Why a statement is in another language than its evidence, or None."""
    words = _words(statement)
    if 2 * len(words & _words(source)) >= len(words):
        return None
    here, there = detect_language(statement), detect_language(source)
    differs = "und" not in (here, there) and here != there
    return f"is in another language ({here}) than the article ({there})" if differs else None


def _attributing(source: str, cue: Span) -> str | None:
    """The words with a cue that begin or end a sentence: "X said that", "X said on Friday.", "according to X"."""
    bare = _QUOTED.sub(lambda m: "_" * len(m.group()), source)
    before = bare[: cue.start]
    tail = bare[cue.end :].strip(" .")
    subordinate = re.search(r"\b(?:who|which|that)\s*$", before)
    if len(before.split()) <= 14 and not subordinate and re.match(r"\W*(?:\w+\W+){0,3}?(?:that\b|_)", tail):
        return source[: cue.end].strip()
    left = max(before.rfind(mark) for mark in ",;_—–") + 1
    joined = re.match(r"\s*(?:and|but|who|which)\b", bare[left:])
    return source[left:].strip() if left and len(tail.split()) <= 8 and not joined else None


def _bare(text: str, sentence: Span) -> tuple[int, str]:
    """Where a sentence's paragraph begins, and the paragraph with blanks for what is quoted."""
    start = text.rfind("\n\n", 0, sentence.start) + 1
    end = text.find("\n\n", sentence.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    return start, _QUOTED.sub(lambda m: " " * len(m.group()), paragraph)


def _places(text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character.isalnum()]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]{3,}|[\u3040-\u9fff]", text)}
