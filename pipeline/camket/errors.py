"""Errors a user can meet, and the closed list of reasons a file can fail for."""

from __future__ import annotations

from typing import Literal, get_args

Stage = Literal["find", "decode", "isolate", "outline", "parse", "segment", "tag", "write", "run"]

Reason = Literal[
    "not_found",  # no such file
    "unreadable",  # the operating system refused to open or read it
    "empty",  # no bytes, or no text in them
    "too_large",  # more bytes than the limit, before or after unpacking
    "too_deep",  # markup or containers nested beyond the limit
    "too_many_pages",
    "too_many_pixels",
    "archive_bomb",  # compression ratio or member count beyond the limit
    "password",  # encrypted; needs a password
    "corrupt",  # the format's own rules are broken
    "unsupported_format",
    "missing_program",  # an optional system program is not installed
    "missing_extra",  # an optional Python package is not installed
    "undecodable",  # bytes in no encoding we know
    "no_diacritics",  # Vietnamese letters were stripped or replaced by "?"; not recoverable
    "binary_dump",  # bytes of a binary document pasted as text
    "foreign_language",
    "secrecy",  # carries a secrecy mark: recorded here, never indexed
    "timeout",
    "memory",
    "crash",  # the reading process died
    "internal_error",  # a fault of ours; please report it
]
REASONS: tuple[str, ...] = get_args(Reason)


class CamketError(Exception):
    """Base of every error this package raises on purpose."""


class DecodeError(CamketError, ValueError):
    """A file that cannot become text. `reason` is one of `REASONS`."""

    def __init__(self, reason: Reason, message: str, *, stage: Stage = "decode") -> None:
        super().__init__(message)
        self.reason: Reason = reason
        self.stage: Stage = stage


class MissingExtraError(DecodeError):
    """A Python package of an extra is not installed; the message names the `pip install`."""

    def __init__(self, extra: str, needed_for: str) -> None:
        super().__init__(
            "missing_extra",
            f"{needed_for} needs an extra that is not installed: pip install 'camket[{extra}]'",
        )


class MissingProgramError(DecodeError):
    """A system program is not installed; the message names the Debian package."""

    def __init__(self, program: str, package: str, needed_for: str) -> None:
        super().__init__(
            "missing_program",
            f"{needed_for} needs the program {program}, which is not installed: "
            f"apt install {package}",
        )


class UsageError(CamketError, ValueError):
    """A call that cannot be carried out as typed (exit code 2)."""


class ModelError(CamketError, RuntimeError):
    """A model file is missing or is not what the code expects."""
