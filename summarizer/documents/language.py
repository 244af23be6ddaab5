"""The language of a text, and the form of language codes."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from summarizer.once import once

_HEAD = 4_000  # code points that are looked at
_TOO_SHORT = 12  # letters; two words tell nothing
_SIGN = 4  # letters that one character of Chinese or Korean is worth
_FLOOR = 1e-6  # a probability is never quite nothing: the names in a sentence say little of its language
_TAG = re.compile(
    r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)(?:-[a-z0-9]-[a-z0-9-]+)?",
    re.IGNORECASE,
)


def detect_language(text: str) -> str:
    """BCP 47 code of the language most of a text is in; ``und`` where it is too short to tell.

    Each paragraph votes with its letters: one in another language does not change how the rest is read.
    """
    votes: Counter[str] = Counter()
    for paragraph in text[:_HEAD].split("\n\n"):
        if (letters := _letters(paragraph)) >= _TOO_SHORT:
            votes[_language(paragraph)] += letters
    return votes.most_common(1)[0][0] if votes else "und"


def tag(value: str) -> str | None:
    """A BCP 47 tag in its usual writing (``en``, ``pt-BR``, ``zh-Hant``); None where it is not one."""
    found = _TAG.fullmatch(value.strip().replace("_", "-"))
    if not found:
        return None
    language, script, region, variants = found.groups()
    code = _registered(language.lower())
    if not code:
        return None
    parts = [code, (script or "").title(), (region or "").upper()]
    return "-".join(filter(None, parts)) + variants.lower()


def _registered(code: str) -> str | None:
    """The shortest code of a language of ISO 639 (``eng`` is ``en``)."""
    import pycountry

    if code in ("und", "mul"):
        return code
    found = pycountry.languages.get(**{f"alpha_{len(code)}": code})
    found = found or (pycountry.languages.get(bibliographic=code) if len(code) == 3 else None)
    return str(getattr(found, "alpha_2", None) or found.alpha_3) if found else None


def _letters(paragraph: str) -> int:
    return sum(_SIGN if letter >= "\u2e80" else 1 for letter in paragraph if letter.isalpha())


def _language(paragraph: str) -> str:
    """The likeliest language, from the paragraph with and without the words that may be names."""
    readings = [paragraph, *_without_names(paragraph)]
    weights, others = _weights()
    scores: defaultdict[str, float] = defaultdict(float)
    for reading in readings:
        for code, probability in _model().rank(reading):
            scores[code] += math.log(probability + _FLOOR) / len(readings)
    return max(scores, key=lambda code: scores[code] + math.log(weights.get(code, others)))


def _without_names(paragraph: str) -> Iterator[str]:
    """The words without a capital letter, behind the first: 'met in' of 'Dubois met Rossi in Lyons'."""
    first, *rest = paragraph.split() or [""]
    plain = [word for word in rest if not word.lstrip("“‘„«\"'([")[:1].isupper()]
    if plain:
        yield " ".join([first, *plain])


@once
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _weights() -> tuple[dict[str, float], float]:
    text = resources.files("summarizer.documents").joinpath("languages.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    weights = {code: float(weight) for weight, codes in table["weights"].items() for code in codes.split()}
    return weights, float(table["others"])
