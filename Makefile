# `make` sets up and builds the seeds; `make test` sets up what the tests need and passes them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: all test install check clean

all: $(VENV)/.installed
	$(BIN)/twinspec build

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("twinspec needs Python 3.11 or later, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

test: $(VENV)/.tested
	$(BIN)/ruff check generator tests
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: $(VENV)/.installed
	$(BIN)/twinspec build --check

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache
