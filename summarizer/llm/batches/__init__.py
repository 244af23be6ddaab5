"""The providers' batch interfaces: many requests at once, answered within a day at half the price.

A request is the body that is also sent to the provider's chat. Must not know what is asked, nor where it is kept.
"""

from summarizer.llm.batches.lines import Bounds, Intent, Interface, Line, Result, Sought, State
from summarizer.llm.batches.service import NotTaken, Service, connect

__all__ = ["Bounds", "Intent", "Interface", "Line", "NotTaken", "Result", "Service", "Sought", "State", "connect"]
