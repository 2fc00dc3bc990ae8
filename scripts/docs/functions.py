"""What the docstrings say of the functions that others may call."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from dataclasses import dataclass
from importlib import import_module

__all__ = ["Function", "functions"]

PUBLIC = (
    "basestatus.read",
    "basestatus.project.open_project",
    "basestatus.build.build",
    "basestatus.build.make_atlas",
    "basestatus.documents.read_documents",
    "basestatus.extract.compile_lexicon",
    "basestatus.extract.find_claims",
    "basestatus.timeline.build_timelines",
    "basestatus.timeline.state_on",
    "basestatus.timeline.explain",
    "basestatus.exports.write_export",
    "basestatus.render.write_map",
    "basestatus.render.draw_snapshot",
)
RAISES = re.compile(r"^Raises:\n((?: {4}.*(?:\n|$))+)", re.MULTILINE)
RAISED = re.compile(r"^ {4}(\w+): ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Function:
    """A function, how it is called, and its docstring as Markdown."""

    name: str
    signature: str
    about: str


def functions() -> tuple[Function, ...]:
    """Return what others may call, in the order in which a build calls it."""
    return tuple(map(_function, PUBLIC))


def _function(path: str) -> Function:
    module, _, name = path.rpartition(".")
    found = getattr(import_module(module), name)
    node = ast.parse(textwrap.dedent(inspect.getsource(found))).body[0]
    if not isinstance(node, ast.FunctionDef):
        message = f"{path} is no function"
        raise TypeError(message)
    node.body, node.decorator_list = [ast.Pass()], []
    signature = ast.unparse(node).removeprefix("def ").removesuffix(":\n    pass")
    return Function(path, signature, _markdown(inspect.getdoc(found) or ""))


def _markdown(docstring: str) -> str:
    """Make of the errors that a docstring names a list."""
    return RAISES.sub(lambda found: "Raises:\n\n" + RAISED.sub(r"- `\1`: ", found[1]), docstring)
