"""Words to places in a text. In: a text and a quotation. Out: a span and how well it matches, or why there is none.

Must not know what a claim, an event or an actor is.
"""

from summarizer.grounding.ladder import Grounding, ground
from summarizer.grounding.quotations import quotations

__all__ = ["Grounding", "ground", "quotations"]
