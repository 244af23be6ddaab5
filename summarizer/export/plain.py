"""Text that no terminal obeys."""

import re

# Marks that make a reader see a line in another order than it is written.
BIDIRECTIONAL = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
_UNSAFE = dict.fromkeys(BIDIRECTIONAL) | dict.fromkeys(_CONTROL, "\N{REPLACEMENT CHARACTER}")


def plain(text: str) -> str:
    """The text on one line, with nothing in it that a terminal obeys.

    Line breaks and tabs become a space, a control character becomes U+FFFD, a bidirectional mark goes.
    """
    return re.sub(r"\s*[^\S ]\s*", " ", text).translate(_UNSAFE)
