"""Who is who, and what is a copy of what, across the articles of a corpus.

In comes the store of a corpus; out go actors with their members, the pairs that were judged, and the origin of every
document. A pair that a person has judged stays as it was judged. Must not know what is asked of the results.
"""
