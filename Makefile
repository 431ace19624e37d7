# Every target is a command of dev.py; see there.
PYTHON ?= python3
.PHONY: setup demo test check fast

setup demo test check fast:
	@$(PYTHON) dev.py $@
