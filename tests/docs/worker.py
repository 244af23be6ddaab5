"""Runs the parts of a program one after the other, with the same names: JSON lines in, JSON lines out."""

import contextlib
import io
import json
import sys
import traceback
from typing import Any


def main() -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    for line in sys.stdin:
        part, printed = json.loads(line), io.StringIO()
        failure = None
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile("\n" * (part["line"] - 1) + part["text"], part["page"], "exec"), names)  # noqa: S102
            except BaseException:  # noqa: BLE001 - whatever it is, the page is wrong
                failure = traceback.format_exc()
        sys.stdout.write(json.dumps({"printed": printed.getvalue(), "failure": failure}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
