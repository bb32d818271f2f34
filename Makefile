# Every command of the project. `make help` names them.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

# The first Python of 3.11 to 3.13 that really runs.
PYTHON ?= $(shell for p in python3 python python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help run demo test bench lint format migrations requirements clean

help: ## Name every command
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/  make \1	\2/' | expand -t 22

run: $(VENV)/run.stamp ## Set up what is missing, then start the bot (the sandbox without accounts)
	@$(BIN)/python -m bot run

demo: $(VENV)/run.stamp ## Play a week of a branch on both platforms; fails if a reply is not as it should be
	@$(BIN)/python -m bot demo

test: $(VENV)/dev.stamp ## Every test, on SQLite and PostgreSQL, with pages in a real browser
	@$(BIN)/python -m pytest -n auto --dist loadgroup

bench: $(VENV)/dev.stamp ## Measure, beside bare NoneBot in the same run; writes var/bench.json
	@$(BIN)/python -m tests.bench

lint: $(VENV)/dev.stamp ## ruff, pyright and the contracts between the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pyright --pythonpath $(BIN)/python
	@$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## Lay the code out
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

migrations: $(VENV)/run.stamp ## Write migrations for changed models
	@$(BIN)/tortoise -c bot.store.config.TORTOISE_ORM makemigrations

requirements: $(VENV)/dev.stamp ## Pin the dependencies anew, with hashes and without addresses
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --python-version 3.11 pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt

clean: ## Remove the environment and what tools left, but nothing of var/
	@rm -rf $(VENV) build *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Zhibu needs Python 3.11, 3.12 or 3.13: install one and try again."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing: on Debian and Ubuntu, apt install python3-venv."; exit 1; }

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the bot needs …"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

# The requirements of the tests hold those of the bot.
$(VENV)/dev.stamp: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the bot and its tests need …"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install -q --no-deps -e .
	@touch $(VENV)/run.stamp $@
