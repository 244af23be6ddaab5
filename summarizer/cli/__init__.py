"""The command line: arguments and files in; text on standard output, errors on standard error and an exit code out.

One module a command: it parses, makes one library call and prints. Must not know how articles are read or models
asked.
"""
