"""A child that misbehaves becomes one fault and leaves nothing behind."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctec_desktop.domain.codes.workers import WorkerFault
from ctec_desktop.kernel import isolated
from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.workers import WORKERS

pytestmark = pytest.mark.faults


def child(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def run(code: str, *, timeout_s: float = 20.0, memory_mb: int = 512, progress: CountingProgress | None = None):
    return isolated.run_isolated(
        "test", {"n": 3}, timeout_s=timeout_s, memory_mb=memory_mb, progress=progress, command=child(code)
    )


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No thread and no child outlives a run."""
    threads, children = threading.active_count(), children_now()
    yield
    assert threading.active_count() == threads
    assert children_now() <= children


def children_now() -> set[str]:
    """Processes this one has started, those that ended and were not asked for their end included."""
    told = (thread.read_text("ascii") for thread in Path("/proc/self/task").glob("*/children"))
    return {pid for pids in told for pid in pids.split()}


def fault_of(code: str, *, timeout_s: float = 20.0) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        run(code, timeout_s=timeout_s)
    return caught.value


def test_answers_come_back_in_order_and_the_request_arrives() -> None:
    code = """
import json, sys
n = json.loads(sys.stdin.readline())["request"]["n"]
for i in range(n): print(json.dumps({"answer": {"i": i}}))
print('{"end": true}')
"""
    assert run(code) == [{"i": 0}, {"i": 1}, {"i": 2}]


def test_a_child_that_never_answers_is_stopped_in_time() -> None:
    assert fault_of("import time; time.sleep(600)", timeout_s=0.5).kind == WorkerFault.TIMED_OUT


def test_a_child_that_falls_silent_is_stopped_long_before_the_end_of_its_time() -> None:
    code = "print('{\"answer\": {}}', flush=True); import time; time.sleep(600)"
    with pytest.raises(EnvironmentFault) as caught:
        isolated.run_isolated("test", {}, timeout_s=isolated.Patience(600.0, 0.5), memory_mb=512, command=child(code))
    assert caught.value.kind == WorkerFault.TIMED_OUT


def test_a_child_that_answers_without_end_is_stopped_in_time() -> None:
    code = "while True: print('{\"answer\": {}}', flush=True)"
    assert fault_of(code, timeout_s=0.7).kind == WorkerFault.TIMED_OUT


def test_a_child_that_never_ends_its_line_is_stopped_in_time() -> None:
    code = "import sys\nwhile True: sys.stdout.write('x' * 4096)"
    assert fault_of(code, timeout_s=0.7).kind in (WorkerFault.TIMED_OUT, WorkerFault.CRASHED)


def test_a_child_whose_own_child_keeps_the_pipe_open_is_stopped_too() -> None:
    code = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])"
    assert fault_of(code, timeout_s=1.0).kind == WorkerFault.TIMED_OUT


def test_an_exploding_child_is_a_crash_with_its_last_words() -> None:
    fault = fault_of("raise ValueError('bad record 17')")
    assert fault.kind == WorkerFault.CRASHED
    assert "bad record 17" in str(fault.facts["detail"])


def test_a_segmentation_fault_is_a_crash() -> None:
    assert fault_of("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)").kind == WorkerFault.CRASHED


@pytest.mark.parametrize("garbage", ["PK\\x03\\x04", "{}", "[1]", "17", '{"answers": 1}', "[" * 100_000])
def test_garbage_on_stdout_is_a_crash(garbage: str) -> None:
    assert fault_of(f"print({garbage!r})").kind == WorkerFault.CRASHED


def test_silence_before_the_end_is_a_crash() -> None:
    assert fault_of("print('{\"answer\": {}}')").kind == WorkerFault.CRASHED


def test_much_complaining_on_stderr_blocks_nobody() -> None:
    code = "import sys; sys.stderr.write('x' * 5_000_000); print('{\"end\": true}')"
    assert run(code) == []


def test_a_launcher_that_is_not_there_is_a_crash(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        isolated.run_isolated("test", {}, timeout_s=5, memory_mb=64, command=[str(tmp_path / "nowhere")])
    assert caught.value.kind == WorkerFault.CRASHED


def test_a_large_request_to_a_child_that_does_not_read_blocks_nobody() -> None:
    with pytest.raises(EnvironmentFault):
        isolated.run_isolated(
            "test", {"x": "y" * 5_000_000}, timeout_s=0.5, memory_mb=64, command=child("import time; time.sleep(600)")
        )


def test_cancelling_ends_the_child() -> None:
    with pytest.raises(Cancelled):
        run("import time; time.sleep(600)", timeout_s=300, progress=CountingProgress(cancel_after=0))


def served(tmp_path: Path, source: str, *, memory_mb: int = 512, timeout_s: float = 20.0) -> list[isolated.JsonObject]:
    """Runs `source` as a worker module through the real `serve`."""
    (tmp_path / "planted.py").write_text(source, encoding="utf-8")
    code = f"""
import sys, types
sys.path[:0] = [{str(tmp_path)!r}]
import ctec_desktop
table = types.ModuleType("ctec_desktop.workers")
table.WORKERS = {{"planted": "planted:work"}}
sys.modules["ctec_desktop.workers"] = table
from ctec_desktop.kernel.isolated import serve
sys.exit(serve("planted"))
"""
    return isolated.run_isolated("planted", {}, timeout_s=timeout_s, memory_mb=memory_mb, command=child(code))


def test_a_worker_that_prints_does_not_disturb_its_answers(tmp_path: Path) -> None:
    source = "import os\ndef work(request):\n    print('noise'); os.write(1, b'more noise')\n    yield {'a': 1}\n"
    assert served(tmp_path, source) == [{"a": 1}]


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_AS is POSIX")
@pytest.mark.parametrize("size", ["bytearray(4 << 30)", "[bytearray(1 << 20) for _ in range(8192)]"])
def test_a_worker_that_wants_too_much_memory_is_a_memory_fault(tmp_path: Path, size: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        served(tmp_path, f"def work(request):\n    hoard = {size}\n    yield {{'n': len(hoard)}}\n", memory_mb=256)
    assert caught.value.kind == WorkerFault.MEMORY


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_AS is POSIX")
def test_the_memory_limit_stands_before_the_worker_is_imported(tmp_path: Path) -> None:
    source = """
import resource
LIMIT = resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0]
def work(request):
    yield {"limit": LIMIT}
"""
    assert served(tmp_path, source, memory_mb=300) == [{"limit": [300 << 20, 0]}]


def test_a_panic_outside_exception_is_a_crash(tmp_path: Path) -> None:
    source = "class Panic(BaseException): pass\ndef work(request):\n    raise Panic('slice index')\n    yield {}\n"
    with pytest.raises(EnvironmentFault) as caught:
        served(tmp_path, source)
    assert caught.value.kind == WorkerFault.CRASHED
    assert caught.value.facts["detail"] == "planted.Panic: slice index"


def test_a_worker_that_is_killed_by_its_own_alarm_is_a_time_out(tmp_path: Path) -> None:
    source = "import os, signal\ndef work(request):\n    os.kill(os.getpid(), signal.SIGALRM)\n    yield {}\n"
    with pytest.raises(EnvironmentFault) as caught:
        served(tmp_path, source)
    assert caught.value.kind == WorkerFault.TIMED_OUT


def test_a_refusal_comes_back_as_a_problem(tmp_path: Path) -> None:
    source = """
from ctec_desktop.kernel.isolated import WorkerRefusal
def work(request):
    yield {}
    raise WorkerRefusal("has_password", {"sheet": "甲"})
"""
    with pytest.raises(RuleViolation) as caught:
        served(tmp_path, source)
    (problem,) = caught.value.problems
    assert (problem.code, dict(problem.facts)) == ("has_password", {"sheet": "甲"})


def test_an_unknown_worker_is_a_crash() -> None:
    with pytest.raises(EnvironmentFault) as caught:
        isolated.run_isolated("nobody", {}, timeout_s=20, memory_mb=512)
    assert caught.value.kind == WorkerFault.CRASHED


def test_fault_kinds_have_their_names() -> None:
    assert {isolated.TIMED_OUT, isolated.MEMORY, isolated.CRASHED} == set(WorkerFault)


def test_workers_import_neither_qt_nor_the_database() -> None:
    modules = sorted({target.partition(":")[0] for target in WORKERS.values()})
    readers = ["ctec_desktop.sheets.xlsx", "ctec_desktop.sheets.xls", "ctec_desktop.sheets.csv_text"]
    code = f"""
import importlib, json, sys
for name in {modules + readers!r}: importlib.import_module(name)
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""
    done = subprocess.run(child(code), capture_output=True, check=True, cwd=Path(__file__).parents[2])
    assert not {"PySide6", "shiboken6", "sqlalchemy", "alembic", "sqlcipher3"} & set(json.loads(done.stdout))
