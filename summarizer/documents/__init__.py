"""Articles as values: a string, a file, a page of the web or a PDF in, an article with its sentences and language out.

Must not know what is extracted from it.
"""

from summarizer.documents.article import Article, article, read

__all__ = ["Article", "article", "read"]
