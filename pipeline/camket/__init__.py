"""camket: structured commitments from Vietnamese administrative texts.

>>> record = read_text("Một là: Thu ngân sách đạt 100% dự toán.")
>>> [commitment.span.exact for commitment in record.commitments]
['Thu ngân sách đạt 100% dự toán']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camket.version import __version__

if TYPE_CHECKING:
    from camket.flow import Pipeline, read, read_all, read_bytes, read_text
    from camket.records import Commitment, Record, Span
    from camket.settings import Settings

__all__ = [
    "Commitment",
    "Pipeline",
    "Record",
    "Settings",
    "Span",
    "__version__",
    "read",
    "read_all",
    "read_bytes",
    "read_text",
]

_HOME = {
    "Pipeline": "flow",
    "read": "flow",
    "read_all": "flow",
    "read_bytes": "flow",
    "read_text": "flow",
    "Commitment": "records",
    "Record": "records",
    "Span": "records",
    "Settings": "settings",
}


def __getattr__(name: str) -> object:
    """Import the stages at first use, so that `import camket` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'camket' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"camket.{_HOME[name]}"), name)
