"""The folder list is the path of the data, and stages meet only in flow.py."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "pipeline" / "camket"
STAGES = ["decode", "isolate", "outline", "parse", "segment", "tag", "track", "write"]


def imported_modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_only_stages_are_folders_and_their_order_is_the_order_of_the_data() -> None:
    folders = sorted(
        path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"
    )
    assert folders == STAGES


def test_no_stage_imports_another_stage() -> None:
    offenders = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for stage in STAGES
        for path in (PACKAGE / stage).rglob("*.py")
        for module in imported_modules(path)
        for other in STAGES
        if other != stage and f"{module}.".startswith(f"camket.{other}.")
    ]
    assert offenders == []


def test_every_stage_exports_one_verb_of_its_own_name() -> None:
    for stage in STAGES:
        source = (PACKAGE / stage / "__init__.py").read_text(encoding="utf-8")
        assert f'"{stage}"' in source, stage


def test_no_module_is_named_for_nothing() -> None:
    empty_names = {"utils", "helpers", "common", "misc"}
    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in empty_names]


def test_files_stay_below_400_lines() -> None:
    long_files = [
        f"{path.relative_to(PACKAGE)}: {len(path.read_text(encoding='utf-8').splitlines())}"
        for path in PACKAGE.rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    # records.py holds every type of the wire format in one place.
    assert [name for name in long_files if not name.startswith("records.py")] == []
