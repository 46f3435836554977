"""A child process that reads hostile files: bounded in memory and time, replaced when it dies.

The child is a session of its own, so that the programs it starts are killed with it. It dies with
its parent (Linux), and a small watcher ends the programs it had started when the parent is killed.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from typing import Any, Generic, Literal, TypeVar, cast

from camket.settings import Limits

Argument = TypeVar("Argument")
Request = TypeVar("Request")
Reply = TypeVar("Reply")
StartMethod = Literal["fork", "spawn"]

WINDOW = 32
"""Requests sent ahead, so that the child never waits for its parent between small files."""
_START_LIMIT_S = 300.0
_PR_SET_PDEATHSIG = 1
_MARKS = 3
_PLACE_OF = {0.0: 2, 1.0: 3 + _MARKS}
_SLOTS = 4 + 2 * _MARKS


@dataclass(frozen=True, slots=True)
class Death:
    """Why a child died: the reason for the failures file, and words for a person."""

    reason: Literal["timeout", "memory", "crash"]
    message: str

    @property
    def tries(self) -> int:
        """Deaths in a row before the document is to blame.

        A kill from outside is more often a stranger's than the document's; a clock is neither.
        """
        return {"timeout": 1, "crash": 2, "memory": 3}[self.reason]


class Board:
    """A few numbers the child publishes while it works; the parent reads them at any moment.

    `started` is the monotonic time at which document `index` was begun, 0.0 between documents;
    `marks` belong to the handler.
    """

    # [started, which of the two places holds], then two places of [index, marks…]: a child killed
    # in the middle of `begin` leaves the place that holds whole.
    def __init__(self, numbers: Any) -> None:  # noqa: ANN401 - ctypes arrays have no public type
        self._numbers = numbers

    def begin(self, index: int, marks: tuple[int, ...] = ()) -> None:
        """Publish that `index` begins, everything before it being safely written."""
        numbers = self._numbers
        numbers[0] = 0.0
        other = 1.0 - numbers[1]
        at = _PLACE_OF[other]
        numbers[at] = float(index)
        for place, mark in enumerate(marks, start=at + 1):
            numbers[place] = float(mark)
        numbers[1] = other
        numbers[0] = time.monotonic()

    def rest(self) -> None:
        """Publish that no document is being read."""
        self._numbers[0] = 0.0

    def clear(self) -> None:
        """Forget everything, before the handler gets something new."""
        self._numbers[:] = [0.0] * _SLOTS

    @property
    def index(self) -> int:
        """The document being read, or the next one."""
        return int(self._numbers[_PLACE_OF[self._numbers[1]]])

    @property
    def marks(self) -> tuple[int, ...]:
        """The handler's numbers, as of the last `begin`."""
        at = _PLACE_OF[self._numbers[1]] + 1
        return tuple(int(number) for number in self._numbers[at : at + _MARKS])

    def elapsed(self) -> float:
        """Seconds spent on the present document."""
        started = float(self._numbers[0])
        return time.monotonic() - started if started else 0.0


Handler = Callable[[Request, Board], Reply]


class Worker(Generic[Argument, Request, Reply]):
    """One guarded child. `open_handler(argument)` runs in the child and gives its one function."""

    def __init__(
        self,
        open_handler: Callable[[Argument], Handler[Request, Reply]],
        argument: Argument,
        limits: Limits,
        method: StartMethod | None = None,
    ) -> None:
        method = method or _start_method()
        context: Any = multiprocessing.get_context(method)
        if method == "fork":
            open_handler(argument)  # loaded once, shared by every child
        self.board = Board(context.RawArray("d", _SLOTS))
        self.connection, theirs = context.Pipe()
        self._watch = _Watch.of_this_process(os.getpid())
        self._process = context.Process(
            target=_serve,
            args=(theirs, self.board._numbers, open_handler, argument, limits, os.getpid()),
            daemon=True,
        )
        self._process.start()
        theirs.close()
        self._watch.add(self.pid)
        self._ready = False
        self._ended = False
        self.replies = 0
        """Requests answered so far."""

    @property
    def pid(self) -> int:
        """Process id; also the id of the child's session."""
        return cast(int, self._process.pid)

    def send(self, request: Request) -> None:
        """Hand over a request; a dead child shows at the next `receive`."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(request)

    def receive(self, timeout_s: float | None = None) -> Reply | Death:
        """Wait for the next reply. A fault of the handler itself is raised here.

        A child silent for `timeout_s` is killed. Starting up does not count.
        """
        while True:
            limit = timeout_s if self._ready else _START_LIMIT_S
            if not self.connection.poll(limit):
                self.kill()
                return Death("timeout", f"took over {limit:g} s and was stopped")
            if (reply := self.receive_ready()) is not None:
                return reply

    def receive_ready(self) -> Reply | Death | None:
        """What has just come in on the connection; None when it only says that the child began."""
        try:
            kind, value = self.connection.recv()
        except (EOFError, OSError):
            return self._autopsy()
        if kind == "error":
            self.kill()
            raise value
        self._ready = True
        if kind == "ready":
            return None
        self.replies += 1
        return cast(Reply, value)

    def kill(self) -> None:
        """End the child and every program it started."""
        if self._ended:
            return
        self._ended = True
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._watch.remove(self.pid)
        self.connection.close()

    def _autopsy(self) -> Death:
        self._process.join(5)
        code = self._process.exitcode
        self.kill()
        if code == -9:
            return Death("memory", "the reading process was killed, most likely for its memory")
        if code is not None and code < 0:
            return Death("crash", f"the reading process died of {signal.Signals(-code).name}")
        return Death("crash", f"the reading process ended with code {code}")


def guarded_map(
    requests: Iterable[Request],
    start: Callable[[], Worker[Any, Request, Reply]],
    on_death: Callable[[Request, Death], Reply],
    timeout_s: float,
) -> Iterator[Reply]:
    """Yield one reply a request, in order; one that keeps killing its child gets `on_death`."""
    line = _Line(requests, start, on_death, timeout_s)
    try:
        yield from line.replies()
    finally:
        line.stop()


class _Line(Generic[Request, Reply]):
    """Requests under way in one child, replaced when it dies."""

    def __init__(
        self,
        requests: Iterable[Request],
        start: Callable[[], Worker[Any, Request, Reply]],
        on_death: Callable[[Request, Death], Reply],
        timeout_s: float,
    ) -> None:
        self._source = iter(requests)
        self._start = start
        self._on_death = on_death
        self._timeout_s = timeout_s
        self._worker: Worker[Any, Request, Reply] | None = None
        self._waiting: deque[Request] = deque()
        self._deaths = 0

    def replies(self) -> Iterator[Reply]:
        self._refill()
        while self._waiting:
            reply = self._next()
            if reply is None:
                continue
            self._waiting.popleft()
            self._deaths = 0
            self._refill()
            yield reply

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _refill(self) -> None:
        while len(self._waiting) < WINDOW:
            try:
                request = next(self._source)
            except StopIteration:
                return
            self._waiting.append(request)
            if self._worker is not None:
                self._worker.send(request)

    def _next(self) -> Reply | None:
        """The reply to the first request; None when it must be tried again."""
        if self._worker is None:
            self._worker = self._start()
            for request in self._waiting:
                self._worker.send(request)
        reply = self._worker.receive(self._timeout_s)
        if not isinstance(reply, Death):
            return reply
        self._worker = None
        self._deaths += 1
        if self._deaths < reply.tries:
            return None
        return self._on_death(self._waiting[0], reply)


def _start_method() -> StartMethod:
    """`fork` shares loaded models and starts in milliseconds; unsafe beside other threads."""
    alone = threading.active_count() == 1 and sys.platform.startswith("linux")
    return "fork" if alone else "spawn"


def _serve(  # noqa: PLR0913 - the arguments of a process
    connection: Connection,
    numbers: Any,  # noqa: ANN401 - see Board
    open_handler: Callable[[Argument], Handler[Request, Reply]],
    argument: Argument,
    limits: Limits,
    parent: int,
) -> None:
    """Life of the child: one request after the other until the parent hangs up."""
    _leave_the_terminal(parent)
    try:
        handler = open_handler(argument)
        compute_on_one_core()
        gc.freeze()  # the models are not walked again, and their pages stay shared
        limit_memory(limits.memory_bytes)
        connection.send(("ready", None))
        board = Board(numbers)
        while True:
            connection.send(("reply", handler(connection.recv(), board)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:  # noqa: BLE001 - raised again in the parent
        connection.send(("error", error))


def compute_on_one_core() -> None:
    """One thread for linear algebra: products of a page are small, and waiting threads burn a core.

    The libraries that are loaded are told so, those loaded later read the environment.
    """
    from threadpoolctl import threadpool_limits

    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    threadpool_limits(1)


def _leave_the_terminal(parent: int) -> None:
    """Own session, no Ctrl-C, death with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(os, "setsid"):
        with suppress(PermissionError):
            os.setsid()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the call above
            os._exit(1)


def limit_memory(allowance: int) -> None:
    """Allow this process `allowance` bytes of address space above what it holds now.

    Only the soft limit moves, so that programs started from here may have limits of their own.
    """
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + allowance
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))


_WATCHER = """
groups=" "
while read -r change group; do
  case $change in
    +) groups="$groups$group " ;;
    -) groups="${groups%% $group *} ${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
"""


class _Watch:
    """A shell that outlives this process just long enough to end the groups it left behind."""

    def __init__(self) -> None:
        self._shell: subprocess.Popen[bytes] | None = None
        if os.name == "posix":
            self._shell = subprocess.Popen(
                ["/bin/sh", "-c", _WATCHER],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    @staticmethod
    @cache
    def of_this_process(pid: int) -> _Watch:
        """One watcher a process; `pid` tells a forked copy of this module from its parent."""
        return _Watch()

    def add(self, group: int) -> None:
        self._tell(f"+ {group}\n")

    def remove(self, group: int) -> None:
        self._tell(f"- {group}\n")

    def _tell(self, line: str) -> None:
        if self._shell is not None and self._shell.stdin is not None:
            with suppress(BrokenPipeError):
                self._shell.stdin.write(line.encode())
                self._shell.stdin.flush()
