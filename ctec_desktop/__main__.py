"""Starts the program: a child worker when asked for one, otherwise the command line (which opens the window)."""

import sys

from ctec_desktop.kernel.collecting import collect_seldom


def main() -> int:
    """The program's one entry; returns the exit code."""
    collect_seldom()
    if sys.argv[1:2] == ["--worker"]:
        from ctec_desktop.kernel.isolated import serve

        return serve(sys.argv[2])
    from ctec_desktop.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
