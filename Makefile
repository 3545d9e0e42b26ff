# `make demo` and `make test` are all the set-up there is.
PYTHON ?= python3
VENV   := .venv
PROCESSES ?= auto
# In the order of the files, so that a failure comes back the same way; a developer's own `pytest` shuffles.
PYTEST := -q -n $(PROCESSES) --dist loadgroup -p no:randomly
BIN    := $(VENV)/bin
.DEFAULT_GOAL := help

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/installed-all: requirements/all.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/all.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/installed-test: requirements/test.txt $(VENV)/installed-all
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

demo: $(VENV)/installed-all  ## a district with invented people, on http://localhost:8000
	$(BIN)/linli demo

test: $(VENV)/installed-test  ## the whole suite, on SQLite and on the PostgreSQL that LINLI_TEST_POSTGRES names
	env -u LINLI_TEST_POSTGRES $(BIN)/python -m pytest $(PYTEST)
	@if [ -n "$$LINLI_TEST_POSTGRES" ]; then $(BIN)/python -m pytest $(PYTEST); \
	else echo "SKIPPED on PostgreSQL: LINLI_TEST_POSTGRES names no server"; fi

kills: $(VENV)/installed-test  ## 400 kills of working processes, half on PostgreSQL where there is one: nothing acknowledged is lost
	$(BIN)/python -m bench.kill --kills 400 --json

coverage: $(VENV)/installed-test  ## every branch of what must not fail is run by its own tests; CONTEXT=privacy for one part
	$(BIN)/python tools/proved.py cover $(CONTEXT)

mutants: $(VENV)/installed-test  ## one change at a time, in CONTEXT=privacy: is there one that no test notices? Takes hours
	$(BIN)/python tools/proved.py mutate $(CONTEXT)
	$(BIN)/python tools/proved.py told $(CONTEXT)

check: $(VENV)/installed-test  ## format, lint, types, walls of the house, templates, migrations
	$(BIN)/ruff format --check src tests bench tools manage.py
	$(BIN)/ruff check src tests bench tools manage.py
	$(BIN)/mypy
	PYTHONPATH=src:. $(BIN)/lint-imports --no-cache
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files '*.html')
	$(BIN)/python manage.py makemigrations --check --dry-run

messages:  ## gather the sentences of every context into its catalogue, and compile (needs gettext)
	$(BIN)/python tools/messages.py

.PHONY: help demo test kills coverage mutants check messages
