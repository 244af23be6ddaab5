"""Names to actors: names and where they stand in, one actor for each somebody out.

Must not know prompts or models.
"""
