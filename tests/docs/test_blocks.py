"""The fenced blocks of a page."""

import pytest
from docs.blocks import blocks, fits

PAGE = """\
Words.

```sh
summarizer run a.md
```

```text
Velm …
```

```text
Not an output: it follows one.
```

1. A list.

    ```python
    if True:
        print(1)
    ```

    Words between.

    ```text
    2
    ```

```yaml title="a/b.yaml"
name: quays
```
"""


def test_kinds_titles_and_outputs() -> None:
    """An output stands straight behind what prints it; indented blocks are read without their indent."""
    found = [(block.kind, block.title, block.text, block.output) for block in blocks(PAGE)]
    assert found == [
        ("sh", "", "summarizer run a.md\n", "Velm …\n"),
        ("text", "", "Not an output: it follows one.\n", None),
        ("python", "", "if True:\n    print(1)\n", None),
        ("text", "", "2\n", None),
        ("yaml", "a/b.yaml", "name: quays\n", None),
    ]


def test_lines_and_places() -> None:
    """A block knows its first line, and where its output stands in the page."""
    first, *_ = blocks(PAGE)
    assert PAGE.splitlines()[first.line - 1] == "summarizer run a.md"
    assert PAGE[slice(*first.place)] == "Velm …\n"


@pytest.mark.parametrize(
    ("printed", "output", "fit"),
    [
        ("one\ntwo\n", "one\ntwo\n", True),
        ("one  \n\ntwo\n", "one\n\ntwo\n", True),
        ("one\nthree\n", "one\ntwo\n", False),
        ("one\ntwo\nthree\n", "one\n…\nthree\n", True),
        ("one\nthree\n", "one\n…\nthree\n", True),
        ("one\ntwo\n", "one\n…\n", True),
        ("one two three\n", "one … three\n", True),
        ("one two\nthree\n", "one … three\n", False),
        ("one.\n", "one?\n", False),
        ("", "", True),
        ("one\n", "", False),
    ],
)
def test_an_ellipsis_stands_for_any_words_or_lines(printed: str, output: str, fit: bool) -> None:
    """Everything else has to be there as it is."""
    assert fits(printed, output) is fit
