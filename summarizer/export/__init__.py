"""A summary in other forms: a page of text, an HTML report, JSON, tables, and the vocabularies of other tools.

Comes in: summaries. Goes out: text or bytes; `formats` has every form by name. Must not know models.
"""
