"""`import camket` and a plain-text run load none of the heavy libraries."""

import subprocess
import sys

HEAVY = ("spacy", "sklearn", "underthesea", "lxml", "pandas", "pyarrow", "rich", "dask")


def loaded_after(code: str) -> list[str]:
    probe = f"import sys; {code}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return [name for name in HEAVY if f"'{name}'" in done.stdout]


def test_importing_the_package_loads_no_heavy_library() -> None:
    assert loaded_after("import camket") == []


def test_reading_a_text_loads_no_heavy_library() -> None:
    assert loaded_after("import camket; camket.read_text('Một là: Giữ vững an ninh.')") == []
