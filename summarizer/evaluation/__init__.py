"""Gold annotations and scores: summaries and gold in; figures out.

Must not know the text of prompts.
"""
