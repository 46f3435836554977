"""Where the trained models are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from camket.errors import ModelError

_PACKAGE = Path(__file__).resolve().parent


@cache
def model_dir(name: str) -> Path:
    """Folder of the model `name`: inside the installed package, else in the repository.

    Raises `ModelError` when neither has it.
    """
    for root in (_PACKAGE / "_models", _PACKAGE.parent.parent / "models"):
        if (root / name).is_dir():
            return root / name
    raise ModelError(f"model {name!r} is not installed; reinstall camket or run its training")
