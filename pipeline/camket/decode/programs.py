"""System programs, run with a memory limit and a wall clock."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from camket.errors import DecodeError, MissingProgramError
from camket.settings import Limits

# The limit is set by the shell that becomes the program, so no code runs between fork and exec.
_LIMITED = 'ulimit -v "$0"; exec "$@"'
# Killed and aborted, as a child of ours and as a child of the shell or `timeout`.
_KILLED = (-9, 137)
_ABORTED = (-6, 134)
_NO_MEMORY = ("ut of memory", "bad_alloc", "MemoryError", "memory allocation of")
_GRACE_S = 3.0


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
    watch = ["timeout", "-s", "KILL", f"{limits.timeout_s:.3f}"] if is_installed("timeout") else []
    wrapped = ["/bin/sh", "-c", _LIMITED, str(kilobytes), *watch, *command]
    begun = time.monotonic()
    out, err, code = _run(wrapped, data or b"", limits.timeout_s + _GRACE_S)
    errors = err.decode("utf-8", "replace")
    if code in _KILLED and time.monotonic() - begun >= limits.timeout_s:
        raise DecodeError("timeout", f"{command[0]} took over {limits.timeout_s:.0f} s")
    if code in (*_KILLED, *_ABORTED) or any(sign in errors for sign in _NO_MEMORY):
        raise DecodeError("memory", f"{command[0]} ran out of memory")
    if len(out) > limits.max_unpacked_bytes:
        raise DecodeError("too_large", f"{command[0]} wrote {len(out)} bytes")
    return Finished(out, errors, code)


def _run(command: Sequence[str], data: bytes, timeout_s: float) -> tuple[bytes, bytes, int]:
    """Run to the end; on the way out nothing of the process group stays alive."""
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
        )
    except OSError as error:
        raise DecodeError("crash", f"{command[-1]} could not be started: {error}") from error
    try:
        out, err = process.communicate(data, timeout=timeout_s)
        return out, err, process.returncode
    except subprocess.TimeoutExpired:
        return b"", b"", _KILLED[0]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
