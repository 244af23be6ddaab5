"""A summary in other forms: a page of text, JSON.

Must not know models.
"""
