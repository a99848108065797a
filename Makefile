# make run    sets up the environment and opens the app on the sample collection
# make test   sets up the environment and passes the checks and tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.PHONY: run test check eval coverage mutate bench bench-annotate bench-happenings bench-bytes clean

run: $(VENV)/installed
	$(BIN)/dateline

test: $(VENV)/developed check
	$(BIN)/pytest -n 2

check: $(VENV)/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/developed
	$(BIN)/python tools/evaluate.py --write docs/evaluation.md --accuracy index/interchange/data/accuracy.toml

bench: $(VENV)/developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python tools/bench.py $(BENCH)

bench-annotate: $(VENV)/developed
	$(BIN)/python tools/bench_annotate.py

bench-happenings: $(VENV)/developed
	$(BIN)/python tools/bench_happenings.py $(BENCH)

bench-bytes: $(VENV)/developed
	$(BIN)/python tools/bench_bytes.py $(BENCH)

coverage: $(VENV)/measured
	$(BIN)/python -m coverage run -m pytest -n 0 tests/index/annotate
	$(BIN)/python tools/branches.py --floor 95

mutate: $(VENV)/measured
	$(BIN)/python tools/mutate.py $(MUTATE)

$(VENV)/measured: pyproject.toml | $(VENV)/developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group quality
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --editable .
	-$(BIN)/python -m compileall -qq -j 0 -x '/tests/' $(VENV)/lib
	touch $@

$(VENV)/developed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) build dist
