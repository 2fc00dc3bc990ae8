"""The rules of CONTRIBUTING.md that a program can check."""

from __future__ import annotations

import ast
import re
import statistics
import sys
import tomllib
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CODE = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]
ARABIC = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufefc]"
)
LONGEST_FILE = 300
LONGER_FILES = {
    "tests/exports/conftest.py": 350,  # one set of stories for all formats
}
LONGEST_FUNCTION = 40
LONGEST_MEDIAN = 11
LIGHT = {"__future__", "click", "basestatus.cli", "basestatus.decoding", "basestatus.errors"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def isort_key(word: str) -> tuple[int, str]:
    return (0 if word.isupper() else 1 if word[0].isupper() else 2, word)


def test_imports_point_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_public_names_are_sorted_and_exist(path: Path) -> None:
    module = import_module(module_name(path))
    public = getattr(module, "__all__", [])
    assert list(public) == sorted(public, key=isort_key)
    assert [word for word in public if not hasattr(module, word)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_modules_open_with_one_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert re.match(r"\S.*[.:]$", docstring.partition("\n\n")[0], re.DOTALL)


def example_lines(tree: ast.Module) -> set[int]:
    """Return the lines of docstrings and of the examples that a command's help shows."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, kinds) and node.body]
    docstrings = [body[0] for body in bodies if isinstance(body[0], ast.Expr)]
    constants = [node for node in tree.body if isinstance(node, ast.Assign)]
    examples = [node for node in constants if ast.unparse(node.targets[0]) == "EXAMPLES"]
    texts = [*docstrings, *examples]
    return {line for text in texts for line in range(text.lineno, (text.end_lineno or 0) + 1)}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_words_of_a_language_are_data_not_code(path: Path) -> None:
    """Examples are tested or shown, and may be in any language."""
    text = path.read_text(encoding="utf-8")
    found = {number for number, line in enumerate(text.splitlines(), 1) if ARABIC.search(line)}
    assert found - example_lines(ast.parse(text)) == set()


@pytest.mark.parametrize("path", CODE, ids=name)
def test_files_are_short(path: Path) -> None:
    longest = LONGER_FILES.get(name(path), LONGEST_FILE)
    assert len(path.read_text(encoding="utf-8").splitlines()) < longest


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_functions_are_short(path: Path) -> None:
    assert [f.name for f in functions(path) if body_lines(f) > LONGEST_FUNCTION] == []


def test_the_usual_function_is_a_few_lines() -> None:
    lengths = [body_lines(function) for path in SOURCES for function in functions(path)]
    assert statistics.median(lengths) <= LONGEST_MEDIAN


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_what_a_module_keeps_to_itself_it_uses(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    targets = [t for node in tree.body if isinstance(node, ast.Assign) for t in node.targets]
    constants = {t.id for t in targets if isinstance(t, ast.Name)}
    helpers = {
        f.name for f in tree.body if isinstance(f, ast.FunctionDef) and re.match("_[a-z]", f.name)
    }
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    used = {node.id for node in names if isinstance(node.ctx, ast.Load)}
    public = getattr(import_module(module_name(path)), "__all__", [])
    assert sorted((constants | helpers) - used - {"__all__", *public}) == []


def imported_at_once(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "src/basestatus/cli").glob("*.py")), ids=name)
def test_commands_import_heavy_libraries_only_when_they_run(path: Path) -> None:
    heavy = {
        module
        for module in imported_at_once(path)
        if module.partition(".")[0] not in sys.stdlib_module_names
        and ".".join(module.split(".")[:2]) not in LIGHT
    }
    assert heavy == set()


def imported_anywhere(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_every_library_in_use_is_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = [row for extra in project.get("optional-dependencies", {}).values() for row in extra]
    declared = set(map(canonical, project["dependencies"] + optional))
    modules = {name.partition(".")[0] for path in SOURCES for name in imported_anywhere(path)}
    providers = packages_distributions()
    missing = {
        module
        for module in modules - set(sys.stdlib_module_names) - {"basestatus"}
        if not declared & set(map(canonical, providers.get(module, [])))
    }
    assert missing == set()


def canonical(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_every_dependency_is_locked_with_its_hash(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==\S+[^\n]* \\\n    --hash=", text, re.MULTILINE))
    groups = ["build"] if lock == "run.txt" else ["build", "dev"]
    wanted = project["project"]["dependencies"] + [
        requirement for group in groups for requirement in project["dependency-groups"][group]
    ]
    assert set(map(canonical, wanted)) - locked == set()


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_locked_requirements_name_no_package_index(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert re.findall(r"\S*://\S*|^ *--(?!hash)\S*", text, re.MULTILINE) == []
