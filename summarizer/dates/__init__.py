"""Words of time to EDTF intervals: words and a publication date in, an interval out, or none.

Must not know what an event is.
"""
