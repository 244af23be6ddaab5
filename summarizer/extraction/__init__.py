"""From an article to proposals, and from proposals to the objects of a summary.

In: an article's sentences, a prompt release, a codebook and a function that asks a model.
Out: claims, events and actors, each vouched for by words of the article, or the reason why not.
Must not know HTTP, providers or the labels of a grammar.
"""
