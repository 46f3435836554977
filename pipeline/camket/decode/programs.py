"""System programs, run with a memory limit and a wall clock."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from camket.errors import DecodeError, MissingProgramError
from camket.settings import Limits

# The limit is set by the shell that becomes the program, so no code runs between fork and exec.
_LIMITED = 'ulimit -v "$0"; exec "$@"'
_REFUSED = -9


@dataclass(frozen=True, slots=True)
class Finished:
    """What a program wrote and how it ended."""

    out: bytes
    errors: str
    code: int


def is_installed(program: str) -> bool:
    """Whether a program is on the path."""
    return shutil.which(program) is not None


def run_program(
    command: Sequence[str],
    limits: Limits,
    *,
    needs: tuple[str, str],
    data: bytes | None = None,
    memory_bytes: int | None = None,
) -> Finished:
    """Run a program to its end; raises `DecodeError` (missing_program, timeout, memory).

    `needs` is the Debian package of the program and what it is needed for.
    """
    if not is_installed(command[0]):
        raise MissingProgramError(command[0], *needs)
    kilobytes = (memory_bytes or limits.memory_bytes) // 1024
    wrapped = ["/bin/sh", "-c", _LIMITED, str(kilobytes), *command]
    try:
        done = subprocess.run(
            wrapped, input=data or b"", capture_output=True, timeout=limits.timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DecodeError("timeout", f"{command[0]} took over {limits.timeout_s:.0f} s") from error
    except OSError as error:
        raise DecodeError("crash", f"{command[0]} could not be started: {error}") from error
    errors = done.stderr.decode("utf-8", "replace")
    if done.returncode in (_REFUSED, -6) or "ut of memory" in errors or "bad_alloc" in errors:
        raise DecodeError("memory", f"{command[0]} ran out of memory")
    if len(done.stdout) > limits.max_unpacked_bytes:
        raise DecodeError("too_large", f"{command[0]} wrote {len(done.stdout)} bytes")
    return Finished(done.stdout, errors, done.returncode)
