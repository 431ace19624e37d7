# Every target is a command of dev.py; see there.
PYTHON ?= python3
.PHONY: setup demo test check fast bench installer installer-check

setup demo test check fast bench installer installer-check:
	@$(PYTHON) dev.py $@
