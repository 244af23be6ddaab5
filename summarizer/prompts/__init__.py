"""Released prompts and schemas: a name in; a verified release out.

Must not know articles or models.
"""
