"""Writes into the documentation what the code prints: ``PYTHONPATH=tests python -m docs.update``.

The generated pages of the reference are written anew. In the other pages an output that has ``…`` in it was
shortened by a person: it is left as it is, and told where it no longer fits.
"""

import tempfile
from pathlib import Path

from docs.checked import PAGES
from docs.generated import pages
from docs.running import furnish, run, wrong


def main() -> None:
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    for page in PAGES:
        _rewrite(page)


def _rewrite(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        furnish(Path(folder))
        results = list(run(page, Path(folder)))
    for ran in reversed(results):
        start, end = ran.block.place
        if wrong(ran) and "…" in (ran.block.output or ""):
            print(f"{page}, {wrong(ran)}")
        elif wrong(ran):
            printed = "".join(f"{line.rstrip()}\n" for line in ran.printed.strip("\n").splitlines())
            text = text[:start] + printed + text[end:]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
