"""A model behind one function: messages and an answer class in, a validated answer and its cost out.

Must not know what an article is.
"""
