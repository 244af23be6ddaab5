"""The command that shows a codebook."""

from pathlib import Path

from commands import Call, one_line

from summarizer.codebook import plover


def test_the_default_codebook_is_shown(call: Call) -> None:
    """Its name, and every type with its definition and modes."""
    code, out, err = call("codebook")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].startswith(f"{plover().name}: {len(plover().types)} types, sha256 ")
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == list(plover().names)
    assert sum(line.startswith("    visit:") for line in lines) == 1


def test_a_codebook_of_ones_own(call: Call, tmp_path: Path) -> None:
    """It is checked and shown; what no type covers is other."""
    path = tmp_path / "quays.yaml"
    path.write_text("name: quays\ntypes:\n  moor: {definition: A ship ties up.}\n", encoding="utf-8")
    code, out, _ = call("codebook", path)
    assert (code, [line for line in out.splitlines() if line][1:3]) == (0, ["moor", "  A ship ties up."])
    assert "\nother\n" in out


def test_what_is_no_codebook(call: Call, tmp_path: Path) -> None:
    """One line names the file and what is wrong."""
    path = tmp_path / "quays.yaml"
    path.write_text("types: {}", encoding="utf-8")
    code, out, err = call("codebook", path)
    assert (code, out) == (1, "")
    assert "quays.yaml" in one_line(err)
