"""From an article to proposals: sentences and a model in, claims, events and actors as they are proposed and vouched for out.

Must not know HTTP or providers.
"""
