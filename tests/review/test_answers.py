"""What editors type is taken for what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from basestatus.errors import InputError
from basestatus.review.answers import Answers

if TYPE_CHECKING:
    from basestatus.project import Project


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("site", "red-hill", "red-hill"),
        ("site", "red hill BASE", "red-hill"),
        ("site", "قاعده التل الاحمر", "red-hill"),
        ("actor", "guard", "guard"),
        ("actor", "American Forces", "us_coalition"),
        ("to", "حرس الحدود", "guard"),
        ("to", "..", ".."),
        ("status", "withdrawn", "withdrawn"),
        ("status", "Leaving", "withdrawing"),
        ("status", "transf", "transferred"),
        ("modality", "p", None),
        ("modality", "plan", "planned"),
        ("site", "Nowhere", None),
        ("actor", "the navy", None),
        ("status", "withdraw", None),
        ("colour", "blue", None),
        ("valid_end", "2026-02-14", "2026-02-14"),
        ("site", "", ""),
    ],
)
def test_a_name_a_label_or_a_beginning_will_do(
    project: Project, field: str, typed: str, meant: str | None
) -> None:
    answers = Answers(project.gazetteer, project.actors)
    if meant is None:
        with pytest.raises(InputError):
            answers.reading({field: typed})
    else:
        assert answers.reading({field: typed}).told() == ({field: meant} if meant else {})
