"""Questions to a corpus: the store and its actors as tables, views of them, and the questions of the field.

In comes the store of a corpus with what ``resolution`` wrote beside it; out come rows, each with the words it rests on.
Must not know how actors are resolved.
"""
