"""Articles as values: a file, a string or standard input in, an article with its sentences and language out.

Must not know what is extracted from it.
"""
