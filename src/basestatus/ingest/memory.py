"""Remember between runs what servers said of their pages, which files were read, what failed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from basestatus.files import written_aside
from basestatus.ingest.fetching import Sign
from basestatus.project import STORE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Memory", "read_memory", "write_memory"]

FILE = "ingest.json"
MOST_TRIES = 3


@dataclass(slots=True)
class Memory:
    """What is remembered; it may be lost, and then only costs requests.

    ``pages`` maps the address of an article that was seen to its server's ETag and date,
    ``feeds`` that of a feed all of whose articles were; ``files`` maps the path of a file to its
    SHA-256, ``failed`` an address to how often it gave no article.
    """

    pages: dict[str, Sign] = field(default_factory=dict)
    feeds: dict[str, Sign] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    def gave_up(self, address: str) -> bool:
        """Whether an address has failed so often that a feed's word for it no longer counts."""
        return self.failed.get(address, 0) >= MOST_TRIES

    def note(self, address: str, sign: Sign) -> None:
        """Remember that an article was seen, and by what its server tells whether it changes."""
        self.failed.pop(address, None)
        self.pages[address] = sign

    def note_failure(self, address: str) -> None:
        """Remember that an address gave no article."""
        self.failed[address] = self.failed.get(address, 0) + 1


def read_memory(folder: Path) -> Memory:
    """Read what a project remembers; what cannot be read is forgotten."""
    try:
        data: Any = json.loads((folder / STORE / FILE).read_text(encoding="utf-8"))
        pages, feeds = (
            {address: Sign(**sign) for address, sign in data[name].items()}
            for name in ("pages", "feeds")
        )
        return Memory(pages, feeds, dict(data["files"]), dict(data["failed"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory()


def write_memory(folder: Path, memory: Memory) -> None:
    """Write what is to be remembered.

    Raises:
        OutputError: if it cannot be written.
    """
    with written_aside(folder / STORE / FILE) as aside:
        aside.write_text(
            json.dumps(asdict(memory), indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
