"""Fuzz one target for some seconds: python -m tests.fuzz.run TARGET SECONDS [CORPUS].

What breaks it, or takes longer than ten seconds, is kept in tests/fuzz/crashes/TARGET/.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["basestatus"]):
    from tests.fuzz.targets import TARGETS

from tests.fuzz.starts import CRASHES, DRAWN, starts, words

__all__ = ["main"]

READING = ("-max_len=8192",)
# Which words are drawn hardly changes what code is reached, so that all are kept as they are.
DRAWING = ("-max_len=2000", "-keep_seed=1", "-reduce_inputs=0")
LONGEST_RUN_SECONDS = 10
MOST_MEMORY_MB = 3000


def main() -> None:
    """Read the arguments and fuzz; ends by itself when the time is over."""
    target, seconds, *kept = sys.argv[1:]
    if target not in TARGETS:
        sys.exit(f"there is no target {target}; there are {', '.join(TARGETS)}")
    with atheris.instrument_imports(include=["basestatus"]):
        TARGETS[target](b"word")  # imports what is imported late
    with TemporaryDirectory(prefix="fuzz") as folder:
        corpus = Path(*kept) if kept else Path(folder, "corpus")
        _fill(corpus, target)
        known = Path(folder, "words.dict")
        known.write_text("".join(map(_entry, words(target))), encoding="ascii")
        crashes = CRASHES / target
        crashes.mkdir(parents=True, exist_ok=True)
        atheris.Setup(
            [
                target,
                f"-max_total_time={seconds}",
                *(DRAWING if target in DRAWN else READING),
                f"-timeout={LONGEST_RUN_SECONDS}",
                f"-rss_limit_mb={MOST_MEMORY_MB}",
                f"-dict={known}",
                f"-artifact_prefix={crashes}/",
                "-print_final_stats=1",
                str(corpus),
            ],
            TARGETS[target],
        )
        atheris.Fuzz()


def _fill(corpus: Path, target: str) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    for data in starts(target):
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def _entry(word: str) -> str:
    """Return a word as a line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'


if __name__ == "__main__":
    main()
