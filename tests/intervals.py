"""What words mean for an article of Tuesday, 5 November 2024, unless another day is given."""

import re
from datetime import date

from summarizer.dates.resolution import Interval, resolve

TUESDAY = date(2024, 11, 5)
# EDTF level 0 and 1 as far as it is used: dates, seasons, unspecified digits, "~", open ends.
EDTF = re.compile(
    r"\.\.|\d\dXX|\d{3}X|\d{4}(-(0[1-9]|1[0-2]|2[1-4]))?~?|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])~?"
)


def interval(
    words: str, published: date | None = TUESDAY, language: str = "en", past: bool = True
) -> Interval:
    return resolve(words, published, language, past=past)


def same(start: str | None, end: str) -> Interval:
    return Interval(start, start if end == "=" else end)
