"""A model behind one function: messages and an answer class in, a validated answer and its cost out.

Must not know what an article is. The SDKs are imported when a model is first asked.
"""

from summarizer.llm.budget import Budget, Limits, OverBudget, Price, Spending, budget, most, price, tokens
from summarizer.llm.client import Client
from summarizer.llm.messages import Check, Flaw, Message, Reply, Request
from summarizer.llm.models import Connection, Form, Wrap, connect
from summarizer.llm.providers import PROVIDERS

__all__ = [
    "PROVIDERS",
    "Budget",
    "Check",
    "Client",
    "Connection",
    "Flaw",
    "Form",
    "Limits",
    "Message",
    "OverBudget",
    "Price",
    "Reply",
    "Request",
    "Spending",
    "Wrap",
    "budget",
    "connect",
    "most",
    "price",
    "tokens",
]
