"""Codebooks of event types, and what the default one's predicates look like in English.

A YAML file in; a frozen codebook out. The lexicon maps a predicate and its arguments, given as plain lemmas,
to the types of the default codebook. Must not know models, prompts or the labels of a grammar.
"""

from summarizer.codebook.codebook import Codebook, EventType, Mode, load, plover, prompt_lines

__all__ = ["Codebook", "EventType", "Mode", "load", "plover", "prompt_lines"]
