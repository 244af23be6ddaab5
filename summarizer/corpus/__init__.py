"""Many articles: documents in, a durable result for each in a store, and one output of all.

``summarize_many`` is for programs that keep the results themselves. A ``Run`` over a ``Store`` is for corpora: it goes
on where it was stopped. Must not know what is asked of a model.
"""

from summarizer.corpus.many import Result, asummarize, summarize_many

__all__ = ["Result", "asummarize", "summarize_many"]
