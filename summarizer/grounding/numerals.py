"""Numbers in prose by their value, written in digits or in English words."""

import re
from collections.abc import Iterator, Sequence

_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9}
NUMBER_WORDS = {word: float(n) for n, word in enumerate(_SMALL)} | {
    word: 10.0 * n for n, word in enumerate(_TENS, start=2)
}


def _value(digits: str) -> float:
    """Commas and points by their use: the last of two kinds is decimal, groups of three are thousands.

    What is no number after all, as a vulgar fraction, is NaN.
    """
    if not re.fullmatch(r"[\d.,]+", digits):
        return float("nan")
    if "," in digits and "." in digits:
        decimal = max(",.", key=digits.rfind)
        digits = digits.replace("," if decimal == "." else ".", "")
        return float(digits.replace(",", ".")) if digits.count(decimal) == 1 else float("nan")
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,3}(\.\d{3}){2,}", digits):
        return float(re.sub("[.,]", "", digits))
    parts = re.split("[.,]", digits)
    return float(".".join(parts)) if len(parts) <= 2 else float("nan")


Number = tuple[float, str]
"""A value, with "%" where it is a share: forty percent is (40, "%")."""


def numbers(words: Sequence[str]) -> Iterator[Number]:
    """Each number's value, in order."""
    return (number for number, _ in placed(words))


def placed(words: Sequence[str]) -> Iterator[tuple[Number, int]]:
    """Each number's value, and the index of the word behind it."""
    position = 0
    while position < len(words):
        end = position
        while end < len(words) and _continues(words[position:end], words[end]):
            end += 1
        if end > position:
            share = words[end : end + 2]
            is_share = share[:1] in (["%"], ["percent"]) or share == ["per", "cent"]
            yield (_total(words[position:end]), "%" if is_share else ""), end
        position = max(end, position + 1)


def _continues(number: Sequence[str], word: str) -> bool:
    if word in _SCALES:
        return bool(number)
    if not (word[0].isdigit() or word in NUMBER_WORDS):
        return False
    return not number or not (word[0].isdigit() or number[-1][0].isdigit())


def _total(number: Sequence[str]) -> float:
    total = part = 0.0
    for word in number:
        if word == "hundred":
            part *= 100
        elif word in _SCALES:
            total, part = total + part * _SCALES[word], 0.0
        else:
            part += _value(word) if word[0].isdigit() else NUMBER_WORDS[word]
    return total + part
