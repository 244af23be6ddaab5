"""Drafts from a dependency parse: sentences in, proposed claims, events and actors out.

The only package that imports spaCy and knows the labels of a grammar.
Must not know models, prompts or how names are linked.
"""

from summarizer.syntax.attributions import claims
from summarizer.syntax.names import actors
from summarizer.syntax.parser import Parse, available, identity, parse
from summarizer.syntax.predicates import events

__all__ = ["Parse", "actors", "available", "claims", "events", "identity", "parse"]
