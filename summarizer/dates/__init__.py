"""Words of time to EDTF intervals: words and a publication date in; an interval out, or none.

`find` gives the time expression of a predicate, `resolve` its interval, `ahead` whether it lies in the future.
Must not know what an event is.
"""

from summarizer.dates.attachment import ahead, find
from summarizer.dates.resolution import Interval, resolve

__all__ = ["Interval", "ahead", "find", "resolve"]
