"""A codebook of one's own: read it, check it, and count its types.

$ summarizer codebook examples/conflict.yaml
$ python examples/own_codebook.py                     # shows the types a model would choose from
$ python examples/own_codebook.py openai/NAME URL     # and asks a model of yours about an article

Without a model nothing is asked.
"""

import sys
from collections import Counter
from pathlib import Path

from summarizer import Codebook, InputError, Summarizer, load_codebook
from summarizer.documents import read

HERE = Path(__file__).parent
ARTICLE = HERE.parent / "fixtures" / "harbour" / "article.md"


def show(book: Codebook) -> None:
    print(f"{book.name}: {len(book.types)} types")
    for kind in book.types:
        modes = f" ({', '.join(kind.mode_names)})" if kind.modes else ""
        print(f"  {kind.name}{modes}: {kind.definition}")


def count(book: Codebook, model: str, base_url: str | None) -> None:
    """Summarise the article with these types, and count them."""
    with Summarizer(model, codebook=book, base_url=base_url) as summarizer:
        summary = summarizer.summarize_article(read(str(ARTICLE)))
    for name, number in Counter(event.type for event in summary.events).most_common():
        print(f"{number:>3} {name}")


def main(words: list[str]) -> None:
    try:
        book = load_codebook(HERE / "conflict.yaml")
    except InputError as error:  # one line that says what is wrong with the file
        sys.exit(str(error))
    show(book)
    if words:
        count(book, words[0], words[1] if len(words) > 1 else None)


if __name__ == "__main__":
    main(sys.argv[1:])
