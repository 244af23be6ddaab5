"""Words of time to EDTF intervals: words and a publication date in; an interval out, or none.

`expressions` are those of a sentence, `find` gives the one that some words belong to, `resolve` its interval, `ahead` and
`is_kept_later` whether it lies in the future.
Must not know what an event is.
"""

from summarizer.dates.recognition import ahead, expressions, find, is_kept_later
from summarizer.dates.resolution import Interval, resolve

__all__ = ["Interval", "ahead", "expressions", "find", "is_kept_later", "resolve"]
