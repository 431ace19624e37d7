"""Bounds on a child process: memory, life time, no core dumps (they would hold personal data).

On POSIX the child bounds itself before it imports anything foreign; on Windows the parent puts it into a job object,
which also ends the child when the parent is gone.
"""

import math
import signal
import subprocess
import sys
from types import TracebackType

_MEGABYTE = 1 << 20
_GRACE_S = 5


def limit_own_process(memory_mb: int, lifetime_s: float) -> None:
    """Called in the child: no more address space than this, and an end of its own should the parent have died."""
    if sys.platform != "win32":
        import resource

        memory = memory_mb * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(math.ceil(lifetime_s) + _GRACE_S)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _LIMIT_PROCESS_MEMORY = 0x00000100
    _LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
    _LIMIT_KILL_ON_JOB_CLOSE = 0x00002000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _kernel32() -> ctypes.WinDLL:
        library = ctypes.WinDLL("kernel32", use_last_error=True)
        library.CreateJobObjectW.restype = wintypes.HANDLE
        library.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        library.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        library.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        library.CloseHandle.argtypes = (wintypes.HANDLE,)
        return library


class ChildLimits:
    """Holds the bounds the parent keeps on a child; leaving the block lets go of them (on Windows: ends the child)."""

    def __init__(self, process: "subprocess.Popen[bytes]", memory_mb: int) -> None:
        self._process = process
        self._memory_mb = memory_mb
        self._job: int | None = None

    def __enter__(self) -> "ChildLimits":
        if sys.platform == "win32":
            library = _kernel32()
            self._job = library.CreateJobObjectW(None, None)
            limits = _ExtendedLimits()
            limits.BasicLimitInformation.LimitFlags = (
                _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION | _LIMIT_KILL_ON_JOB_CLOSE
            )
            limits.ProcessMemoryLimit = self._memory_mb * _MEGABYTE
            library.SetInformationJobObject(
                self._job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            library.AssignProcessToJobObject(self._job, int(self._process._handle))  # type: ignore[attr-defined]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.platform == "win32" and self._job is not None:
            _kernel32().CloseHandle(self._job)
            self._job = None
