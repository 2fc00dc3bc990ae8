"""basestatus verify on a project of which something was published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from basestatus.build import make_atlas
from basestatus.cli.app import app
from basestatus.edition import make_edition
from basestatus.project import open_project
from basestatus.publishing import PUBLIC, RECORD, Record, write_record

ROOT = Path(__file__).parents[2]


def published(folder: Path) -> Path:
    """Return a project with a record of its claims and one document of them altered since."""
    atlas, _ = make_atlas(open_project(ROOT))
    made = make_edition(atlas, Record(), on=date(2026, 3, 1))
    write_record(made.record, folder / PUBLIC / RECORD)
    return folder


def test_verify_says_that_all_stands_as_published(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["verify", str(published(tmp_path)), "--docs", str(ROOT / "seeds")]
    )
    assert (done.exit_code, done.output) == (0, "")


def test_verify_names_a_document_that_was_altered(tmp_path: Path) -> None:
    folder = published(tmp_path)
    for path in (ROOT / "seeds").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        copy = tmp_path / "seeds" / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text.replace("التنف", "النتف", 1), encoding="utf-8")
    done = CliRunner().invoke(app, ["verify", str(folder)])
    assert done.exit_code == 1
    assert "is not the text that was published from" in done.output


def test_verify_of_a_project_without_a_record_finds_nothing_wrong(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["verify", str(tmp_path), "--docs", str(ROOT / "seeds"), "--json"]
    )
    assert done.exit_code == 0
    assert '"claims": 0' in done.output
