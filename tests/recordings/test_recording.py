import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import exchange, recording

from summarizer.errors import MissingRecording, StaleRecording
from summarizer.recordings.recording import again, dumps, load, loads
from summarizer.schema import ModelIdentity

TEXT = st.text(alphabet=st.sampled_from("a\n\r “é字\u2028\x85"), max_size=12)


@given(st.lists(st.tuples(st.lists(TEXT, min_size=1, max_size=5), TEXT, st.integers(0, 1)), max_size=5))
def test_what_is_read_is_what_was_written(drawn: list[tuple[list[str], str, int]]) -> None:
    """Any exchanges survive the file, whatever line ends, languages and shared beginnings they have."""
    kept = recording(*(exchange(*said, answer=answer, seed=seed) for said, answer, seed in drawn))
    assert loads(dumps(kept)) == kept


def test_the_file_is_small_and_readable() -> None:
    """What requests share stands once, lines are lines, Unicode is Unicode, and a re-ask is a transcript."""
    rules = "Copy words.\nMesser’s “Łódź” 字"
    first = exchange(rules, "[1] One.", answer="{}")
    again = exchange(rules, "[1] One.", "{}", "Correct it.", answer='{"a":\n1}')
    other = exchange(rules, "[2] Two.")
    text = dumps(recording(first, again, other))
    packed = json.loads(text)
    assert list(packed) == ["format", "identity", "shared", "exchanges"]
    assert list(packed["identity"]) == [
        "article", "prompt", "schema_version", "model", "parser", "codebook", "software", "recorded",
    ]  # fmt: skip
    assert packed["shared"][0]["messages"] == [{"role": "system", "content": rules.split("\n")}]
    assert [m["content"] for m in packed["exchanges"][1]["request"]["messages"]] == [
        "[1] One.", "{}", "Correct it.",
    ]  # fmt: skip
    assert packed["exchanges"][1]["response"]["body"]["choices"][0]["message"]["content"] == ['{"a":', "1}"]
    assert text.count("Łódź") == 1
    assert "字" in text


def test_parts_of_a_message_are_not_taken_for_lines() -> None:
    """A content that is a list of objects stays one."""
    kept = exchange("a", "b")
    kept.request["messages"][1]["content"] = [{"type": "text", "text": "b"}]
    assert loads(dumps(recording(kept))) == recording(kept)


def test_an_absent_recording_says_how_it_is_made(tmp_path: Path) -> None:
    """MissingRecording names the file and the command."""
    with pytest.raises(MissingRecording, match=r"summarizer record .*/quay/article.md --into .*"):
        load(tmp_path / "quay" / "recording.json")


def test_a_recording_with_a_codebook_of_its_own_is_made_anew_with_it(tmp_path: Path) -> None:
    """The command names the file that lies beside it."""
    (tmp_path / "codebook.yaml").touch()
    assert again(tmp_path / "recording.json").endswith(f"--codebook {tmp_path}/codebook.yaml")


@pytest.mark.parametrize(
    ("model", "options"),
    [
        (ModelIdentity(name="qwen3:8b"), " --model openai/qwen3:8b --base-url YOUR-SERVER"),
        (ModelIdentity(name="tiny", sha256="ab" * 32), ""),
        (None, ""),
    ],
)
def test_a_recording_is_made_anew_with_its_own_model(model: ModelIdentity | None, options: str) -> None:
    """A model of a server is named; the local one is the default, and what is not known is left out."""
    made = again(Path("kept/quay/recording.json"), model)
    assert made == f"to record it: summarizer record kept/quay/article.md --into kept{options}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "JSONDecodeError"),
        ("[]", "TypeError"),
        ("{}", "format"),
        ('{"format": 9}', "it has format 9, and 2 is read"),
        ('{"format": 2, "identity": {}, "shared": [], "exchanges": []}', "validation error"),
        ('{"format": 2, "shared": [], "exchanges": [3]}', "identity"),
        ("\udcff", "UnicodeDecodeError"),
    ],
)
def test_a_file_that_is_no_recording_is_refused(tmp_path: Path, text: str, why: str) -> None:
    """StaleRecording says what is wrong with the file and how to make it anew."""
    path = tmp_path / "recording.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(StaleRecording, match=rf"(?s){why}.*to record it: summarizer record"):
        load(path)
