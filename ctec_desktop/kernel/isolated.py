"""Foreign files are opened in a child process that may hang, burst or die without harm.

The parent starts the same launcher with `--worker NAME`, sends one JSON line and reads JSON lines until one that says
the end. Nothing is pickled; a child that is silent, endless, too big or dead becomes an `EnvironmentFault`, and what
the worker itself refuses (damaged, protected by a password) becomes a `RuleViolation`.
"""

import gc
import importlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias, cast

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import NO_FACTS, Fact, Problem
from ctec_desktop.kernel.process_limits import ChildLimits, limit_own_process
from ctec_desktop.kernel.progress import Progress

JsonValue: TypeAlias = bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
JsonObject: TypeAlias = dict[str, JsonValue]
WorkerFunction: TypeAlias = Callable[[Mapping[str, JsonValue]], Iterable[JsonObject]]

TIMED_OUT = "worker_timed_out"
MEMORY = "worker_memory"
CRASHED = "worker_crashed"

_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])
_POLL_S = 0.1
_DYING_S = 3.0
_STDERR_KEPT = 8_192
_LINE_BYTES = 64 << 20
_ANSWER_BYTES = 512 << 20
_QUEUED_LINES = 64
_EXIT_MEMORY = 71
_EXIT_CRASHED = 70
_MEMORY_TRACES = (b"memory allocation of", b"MemoryError", b"out of memory", b"Cannot allocate memory")


class WorkerRefusal(Exception):
    """Raised by a worker: this file cannot be taken, and this is the code of the sentence that says why."""

    def __init__(self, code: str, facts: Mapping[str, Fact] = NO_FACTS) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Patience(NamedTuple):
    """How long a child may take for everything, and how long it may say nothing."""

    whole_s: float
    silence_s: float


def run_isolated(
    worker: str,
    request: Mapping[str, JsonValue],
    *,
    timeout_s: float | Patience,
    memory_mb: int,
    progress: Progress | None = None,
    command: Sequence[str] | None = None,
) -> list[JsonObject]:
    """Runs a worker of the table in a child process and gives its answers.

    Args:
        timeout_s: for the whole conversation, or with `Patience` also between two answers.
        progress: told the number of answers so far, several times a second; its `Cancelled` ends the child.
        command: another child to start than the launcher's own.

    Raises:
        EnvironmentFault: `worker_timed_out`, `worker_memory` or `worker_crashed`.
        RuleViolation: the worker refused the file.
    """
    patience = timeout_s if isinstance(timeout_s, Patience) else Patience(timeout_s, timeout_s)
    line = json.dumps({"memory_mb": memory_mb, "lifetime_s": patience.whole_s, "request": request}).encode() + b"\n"
    process = _start(worker, list(command) if command is not None else [*_launcher(), "--worker", worker])
    with ChildLimits(process, memory_mb):
        conversation = _Conversation(worker, process, line)
        try:
            return conversation.answers(time.monotonic() + patience.whole_s, patience.silence_s, progress)
        finally:
            conversation.end()


def serve(worker: str) -> int:
    """The child's side: reads the request, bounds itself, runs the worker, writes its answers. Gives the exit code."""
    answers = _answer_stream()
    call = json.loads(sys.stdin.buffer.readline())
    limit_own_process(call["memory_mb"], call["lifetime_s"])
    gc.disable()  # lives for one file within its bounds of memory; walking over a large one's cells took a third of it
    try:
        module, _, function = importlib.import_module("ctec_desktop.workers").WORKERS[worker].partition(":")
        run = cast("WorkerFunction", getattr(importlib.import_module(module), function))
        for answer in run(call["request"]):
            _say(answers, {"answer": answer})
        _say(answers, {"end": True})
    except WorkerRefusal as refusal:
        _say(answers, {"refused": refusal.code, "facts": dict(refusal.facts)})
    except MemoryError:
        return _EXIT_MEMORY
    except BaseException as error:  # noqa: BLE001 - native readers raise panics outside Exception
        sys.stderr.write(f"{type(error).__module__}.{type(error).__name__}: {error}\n")
        return _EXIT_CRASHED
    return 0


def _start(worker: str, command: list[str]) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_child_environment(),
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise EnvironmentFault(CRASHED, {"worker": worker, "detail": error.strerror or str(error)}) from error


def _launcher() -> list[str]:
    """The program itself: a plain interpreter needs `-m`, the installed launcher names the package by itself."""
    if Path(sys.executable).stem.lower().startswith("python"):
        return [sys.executable, "-P", "-m", "ctec_desktop"]
    return [sys.executable]


def _child_environment() -> dict[str, str]:
    path = os.pathsep.join(part for part in (_PACKAGE_PARENT, os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


def _answer_stream() -> BinaryIO:
    """A private way out for answers; what native readers print to stdout goes to stderr instead."""
    private = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(private, "wb")


def _say(answers: BinaryIO, line: JsonObject) -> None:
    text = json.dumps(line, separators=(",", ":"), ensure_ascii=False)
    answers.write(text.encode("utf-8", "surrogatepass") + b"\n")
    answers.flush()


class _Conversation:
    """The three pipes to one child, each served by a thread, so that neither side ever waits for the other's buffer."""

    def __init__(self, worker: str, process: "subprocess.Popen[bytes]", request_line: bytes) -> None:
        self._worker = worker
        self._process = process
        self._lines: queue.Queue[bytes] = queue.Queue(_QUEUED_LINES)
        self._stderr = b""
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._feed, args=(request_line,), name=f"{worker}-in", daemon=True),
            threading.Thread(target=self._collect, name=f"{worker}-out", daemon=True),
            threading.Thread(target=self._collect_stderr, name=f"{worker}-err", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def answers(self, deadline: float, silence_s: float, progress: Progress | None) -> list[JsonObject]:
        """Reads until the line that marks the end; anything else that ends the child is a fault."""
        found: list[JsonObject] = []
        taken = 0
        heard = time.monotonic()
        while True:
            if progress is not None:
                progress.step(len(found))
            left = min(deadline, heard + silence_s) - time.monotonic()
            if left <= 0:
                raise self._fault(TIMED_OUT)
            try:
                line = self._lines.get(timeout=min(_POLL_S, left))
            except queue.Empty:
                continue
            taken += len(line)
            heard = time.monotonic()
            if taken > _ANSWER_BYTES:
                raise self._fault(MEMORY)
            if not line:
                raise self._death()
            message = self._message(line)
            if "end" in message:
                return found
            if "refused" in message:
                facts = cast("Mapping[str, Fact]", message.get("facts", NO_FACTS))
                raise RuleViolation([Problem(str(message["refused"]), facts=facts)])
            found.append(cast("JsonObject", message["answer"]))

    def end(self) -> None:
        """Ends the child whatever it does, takes its exit code and joins every thread."""
        self._over.set()
        self._kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None and not pipe.closed:
                try:
                    pipe.close()
                except OSError:
                    continue

    def _kill(self) -> None:
        """The child and whatever it started: its session is its own."""
        if self._process.returncode is not None:
            return
        try:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            self._process.kill()

    def _message(self, line: bytes) -> JsonObject:
        try:
            message = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise self._fault(CRASHED) from error
        if isinstance(message, dict) and ({"answer", "end", "refused"} & message.keys()):
            return cast("JsonObject", message)
        raise self._fault(CRASHED)

    def _death(self) -> EnvironmentFault:
        """Which fault a child died of that never said the end."""
        try:
            code = self._process.wait(_DYING_S)
        except subprocess.TimeoutExpired:
            self._kill()
            code = self._process.wait()
        self._threads[2].join(_DYING_S)
        if code == _EXIT_MEMORY or any(trace in self._stderr for trace in _MEMORY_TRACES):
            return self._fault(MEMORY)
        if code == -getattr(signal, "SIGALRM", 0) != 0:
            return self._fault(TIMED_OUT)
        return self._fault(CRASHED)

    def _fault(self, kind: str) -> EnvironmentFault:
        return EnvironmentFault(kind, {"worker": self._worker, "detail": self._last_words()})

    def _last_words(self) -> str:
        lines = self._stderr.decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:300] if lines else ""

    def _feed(self, request_line: bytes) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(request_line)
            self._process.stdin.close()
        except OSError:
            return

    def _collect(self) -> None:
        """Passes lines on (an over-long one is cut and so no JSON); `b""` says that no more will come."""
        assert self._process.stdout is not None
        while not self._over.is_set():
            line = self._process.stdout.readline(_LINE_BYTES)
            while not self._over.is_set():
                try:
                    self._lines.put(line, timeout=_POLL_S)
                    break
                except queue.Full:
                    continue
            if not line:
                return

    def _collect_stderr(self) -> None:
        """Keeps the beginning and the end of what the child complains about: the cause and the last words."""
        assert self._process.stderr is not None
        while block := os.read(self._process.stderr.fileno(), _STDERR_KEPT):
            joined = self._stderr + block
            half = _STDERR_KEPT // 2
            self._stderr = joined if len(joined) <= _STDERR_KEPT else joined[:half] + joined[-half:]
