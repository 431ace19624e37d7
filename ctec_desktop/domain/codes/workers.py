"""How a child worker can fail."""

from enum import StrEnum


class WorkerFault(StrEnum):
    TIMED_OUT = "worker_timed_out"
    MEMORY = "worker_memory"
    CRASHED = "worker_crashed"
