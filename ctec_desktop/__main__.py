"""Starts the program: a child worker when asked for one, otherwise the command line (which opens the window)."""

import sys

if sys.argv[1:2] == ["--worker"]:
    from ctec_desktop.kernel.isolated import serve

    sys.exit(serve(sys.argv[2]))

from ctec_desktop.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
