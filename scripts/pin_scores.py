"""Score the test articles and write the figures that the tests hold the extractor to."""

from __future__ import annotations

from pathlib import Path

from basestatus.evaluation.pins import find_drops, measure, read_pins, write_pins

TESTS = Path(__file__).parents[1] / "tests"
PINS = TESTS / "scores.json"


def main() -> None:
    """Measure every folder of tests/corpus; say what got worse since the last time."""
    before = read_pins(PINS) if PINS.exists() else {}
    folders = sorted(path.parent for path in TESTS.glob("corpus/*/gold.jsonl"))
    pins = {folder.name: measure(folder) for folder in folders}
    for name, pin in pins.items():
        of = pin.scores["all"]
        print(f"{name}: strict F1 {of['strict_f1']}, alarms {of['alarms_without_change']}")
        for drop in find_drops(before[name], pin) if name in before else ():
            print(f"  worse: {drop}")
    write_pins(pins, PINS)


if __name__ == "__main__":
    main()
