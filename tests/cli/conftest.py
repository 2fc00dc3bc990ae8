"""The command line, run as a user runs it but in this process."""

from __future__ import annotations

import sys
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

import pytest

from basestatus.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., CompletedProcess[str]]:
    """Return a function that runs basestatus with arguments."""

    def run(*arguments: object) -> CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["basestatus", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        code = ended.value.code
        return CompletedProcess(sys.argv, int(code or 0), written.out, written.err)

    return run
