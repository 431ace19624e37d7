# Every target is a command of dev.py; see there.
PYTHON ?= python3
.PHONY: setup demo test check fast bench

setup demo test check fast bench:
	@$(PYTHON) dev.py $@
