"""Words to places in a text: text and a quotation in, a span and how it was found out, or why there is none.

Must not know what a claim, an event or an actor is.
"""

from summarizer.grounding.ladder import Grounding, ground
from summarizer.grounding.quotations import quotations

__all__ = ["Grounding", "ground", "quotations"]
