import json

from measured import attribution, claim, gold, gold_event, summary

from summarizer.evaluation.evaluate import Outcome, Run, differences, summed
from summarizer.evaluation.scoreboard import dumps, text

SAFE = "the cranes are not safe"
NEWS = gold(
    "polnear", id="news", attributions=[attribution("Brandvik", SAFE), attribution("Ruhl", "They wept")]
)
WIRE = gold("muc4", id="wire", entities=[["Drayhold"]])


def run(name: str, *texts: str) -> Run:
    said = [claim(words, words, who="Brandvik") for words in texts]
    made = Outcome(gold=NEWS, summary=summary(claims=said))
    return summed(name, [made, Outcome(gold=WIRE, message="no answer")])


RUNS = [run("local v1", SAFE, "fired"), run("openai/m v1")]
TOLD = differences([NEWS, WIRE], RUNS)


def test_a_table_of_two_runs() -> None:
    """The runs stand side by side under letters, with a dash where there is nothing to measure by."""
    page = text([NEWS, WIRE], RUNS, TOLD, 10).splitlines()
    assert page[:3] == ["documents: 2 (1 polnear, 1 muc4)", "A  local v1", "B  openai/m v1"]
    cells = {line[:20].strip(): line[20:].split() for line in page[4:] if len(line) > 20}
    assert cells["percent"] == ["precision", "recall", "F1"] * 2
    assert cells["claims"] == ["50.0", "50.0", "50.0", "–", "0.0", "0.0"]
    assert cells["events"] == ["–"] * 6
    assert cells["actors"] == ["–", "0.0", "0.0"] * 2
    assert (cells["grounded"], cells["linked"]) == (["100.0", "–"], ["–", "–"])
    assert cells["documents lost"] == ["1", "1"]
    assert page[-2:] == ["claims right in A, not in B: 1", f"  news: Brandvik: {SAFE}"]


def test_who_proposed_it_is_told_where_more_than_one_did() -> None:
    """Precision and of how many, under the figure it is a part of; a model alone needs no such lines."""
    said = [
        claim(SAFE, SAFE, found_by=("model", "parser")),
        claim("Friday", "They wept", found_by=("parser",)),
        claim("fired", "fired", found_by=("parser",)),
    ]
    drafted = summed("drafted", [Outcome(gold=NEWS, summary=summary(claims=said))])
    page = text([NEWS], [drafted], (), 10).splitlines()
    at = next(i for i, line in enumerate(page) if line.startswith("claims"))
    assert [line.rsplit(maxsplit=3) for line in page[at + 1 : at + 4]] == [
        ["  found by both", "100.0", "of", "1"],
        ["  by the model alone", "–", "of", "0"],
        ["  by the parser alone", "0.0", "of", "2"],
    ]
    assert not [line for line in text([NEWS], RUNS, (), 10).splitlines() if "alone" in line]
    (kept,) = json.loads(dumps([NEWS], [drafted], ()))["runs"]
    assert kept["found_by"]["claims"]["parser"] == {"precision": 0.0, "predicted": 2, "right": 0}


def test_one_run_needs_no_letter() -> None:
    """Its name stands above the table."""
    page = text([NEWS, WIRE], RUNS[:1], (), 10).splitlines()
    assert page[1:4] == ["local v1", "", f"{'percent':20} precision    recall        F1"]


def test_of_the_differences_the_first_are_shown() -> None:
    """The rest is counted; nothing a terminal obeys is in a line, and none is long."""
    many = [attribution("Ruhl", f"\x1b{word} " + "x" * 200, "fired") for word in ("one", "two", "three")]
    wide = gold("polnear", attributions=many, events=[gold_event("coerce", at="fired")])
    said = summary(claims=[claim(one["content"], "fired") for one in many])
    runs = [summed(name, [Outcome(gold=wide, summary=made)]) for name, made in (("a", said), ("b", None))]
    page = text([wide], runs, differences([wide], runs), 2).splitlines()
    at = page.index("claims right in A, not in B: 3")
    assert page[at + 3] == "  and 1 more"
    assert page[at + 1].startswith("  essel: Ruhl: \N{REPLACEMENT CHARACTER}one xxx")
    assert max(map(len, page[at:])) < 120


def test_json_has_all() -> None:
    """Figures with their counts, what was lost and why, and every difference."""
    data = json.loads(dumps([NEWS, WIRE], RUNS, TOLD))
    assert (data["documents"], data["corpora"]) == (2, {"polnear": 1, "muc4": 1})
    first, second = data["runs"]
    assert first["claims"] == {
        "precision": 50.0, "recall": 50.0, "f1": 50.0, "gold": 2, "found": 1, "predicted": 2, "right": 1,
    }  # fmt: skip
    assert first["grounded"] == {"percent": 100.0, "of": 2, "right": 2}
    assert second["lost"] == {"wire": "no answer"}
    assert data["differences"] == [
        {
            "kind": "claim",
            "document": "news",
            "number": 0,
            "text": f"Brandvik: {SAFE}",
            "right": ["local v1"],
            "wrong": ["openai/m v1"],
        }
    ]
