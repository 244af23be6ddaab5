"""What a model really answered: record, replay, compare, and a pytest plugin.

Must not know the text of prompts.
"""
