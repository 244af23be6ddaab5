"""A summary in; an HTML page out that needs no other file: the article beside what was found in it, and a review form.

The page works offline and in print. Text of the article cannot become markup. Must not know models.
"""

from summarizer.export.report.page import as_html, as_index

__all__ = ["as_html", "as_index"]
