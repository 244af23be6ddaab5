r"""Halves of surrogate pairs, which a model can write as escapes (``\ud800``) and no UTF-8 can hold."""

from typing import Any


def whole(text: str) -> str:
    """A text whose surrogate pairs are characters, and whose halves of such pairs are U+FFFD."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def all_whole(value: Any) -> Any:
    """A value of JSON with every text in it, names too, as ``whole`` gives it."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [all_whole(item) for item in value]
    if isinstance(value, dict):
        return {whole(name): all_whole(item) for name, item in value.items()}
    return value
