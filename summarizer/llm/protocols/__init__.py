"""How a request is put and an answer read in each provider's own terms, through its own SDK.

Every module has ``open``: from a key, an address, an HTTP client and seconds to a function from ``Asked`` to ``Said``.
"""

from importlib import import_module
from typing import Any

from summarizer.errors import DISTRIBUTION, SetupError


def sdk(module: str, extra: str) -> Any:
    """A provider's SDK.

    Raises:
        SetupError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise SetupError(
            f"{extra} models need one more package: pip install '{DISTRIBUTION}[{extra}]'"
        ) from None
