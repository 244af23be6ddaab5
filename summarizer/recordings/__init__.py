"""Recordings of a model's answers: articles and answers in; fixtures, replayed summaries and differences out.

Has a pytest plugin for them. Must not know the text of prompts.
"""
