"""The command line: one module a command; each parses, makes one library call and prints.

Must not know how anything is done.
"""
