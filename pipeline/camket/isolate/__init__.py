"""Isolate: the parts of a page and the facts of the document's head (DOMAIN 1)."""

from camket.isolate.page import isolate

__all__ = ["isolate"]
