"""The page about providers."""

from docs.checked import ROOT

from summarizer.llm import PROVIDERS

PAGE = (ROOT / "docs" / "providers.md").read_text(encoding="utf-8")


def test_every_provider_has_its_row() -> None:
    """With the name of its key, and no other provider has one."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| `") and "/NAME`" in line]
    assert len(rows) == len(PROVIDERS)
    for (name, provider), row in zip(PROVIDERS.items(), rows, strict=True):
        assert row.startswith(f"| `{name}/NAME` | {f'`{provider.key}`' if provider.key else '–'} |")
