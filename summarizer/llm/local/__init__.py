"""The model on this machine: weights in; the address and key of an engine that serves them out.

Must not know prompts, answers or articles.
"""
