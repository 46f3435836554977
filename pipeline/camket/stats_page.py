"""The counts of a batch for people: a table for the terminal, a page with charts."""

from __future__ import annotations

from camket.stats import Totals


def print_totals(totals: Totals) -> None:
    """Print the table."""


def stats_page(totals: Totals) -> str:
    """The page."""
    return ""
