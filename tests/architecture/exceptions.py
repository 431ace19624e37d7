"""Where a rule of size or of catching gives way, each with its reason. An entry without need fails the tests."""

# "path" or "path::function" -> why it is better whole.
OVERSIZED: dict[str, str] = {}

# Edges of the program, where anything unforeseen must become a report or a sentence instead of a vanished window.
MAY_CATCH_EVERYTHING: dict[str, str] = {
    "ctec_desktop/cli/window.py": "what fails while the office is opened in a thread is raised in the window's",
    "ctec_desktop/cli/main.py": "a bug becomes a crash report and exit code 4",
    "ctec_desktop/kernel/isolated.py": "a child process tells its parent before it ends",
    "ctec_desktop/ui/kit/jobs.py": "whatever fails in a job reaches its on_failed",
    "ctec_desktop/ui/shell/crash.py": "writing the crash report must not crash",
    "ctec_desktop/ui/shell/opening.py": "an office that cannot be opened is said, not lost",
}
