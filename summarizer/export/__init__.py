"""A summary in other formats: a page of text, an HTML report, JSON, tables, and the vocabularies of other tools.

Summaries in; text or bytes out. `formats` has every format by name. Must not know models.
"""
