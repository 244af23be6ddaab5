"""A summary as an HTML page that stands alone: the article beside what was found in it, and a review of that.

No network, no external file; the page works from a folder and in print. Text of the article cannot become markup.
"""

from summarizer.export.report.page import as_html, as_index

__all__ = ["as_html", "as_index"]
