"""Documentation is tested: every command is described, README blocks run and options exist."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from camket.cli import _COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(path: Path, language: str) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_every_command_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in _COMMANDS if f"camket {name}" not in manual] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_long_option_in_the_manual_exists() -> None:
    import click

    from camket.cli import camket

    context = click.Context(camket)
    known = {"--help", "--version"}
    for name in _COMMANDS:
        command = camket.get_command(context, name)
        assert command is not None
        stack = [command]
        while stack:
            current = stack.pop()
            known |= {option for param in current.params for option in param.opts}
            known |= {option for param in current.params for option in param.secondary_opts}
            if isinstance(current, click.Group):
                stack += current.commands.values()
    unknown = {
        f"{page.name}: {word}"
        for page in PAGES
        for block in blocks(page, "sh")
        for line in block.splitlines()
        if "camket " in line
        for word in shlex.split(line.split("camket ", 1)[1], comments=True)
        if word.startswith("--") and word.split("=")[0] not in known
    }
    assert unknown == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path) -> None:
    for block in blocks(page, "python"):
        subprocess.run(
            [sys.executable, "-c", block],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT / "pipeline"), "PATH": ""},
            check=True,
            timeout=120,
            capture_output=True,
        )
