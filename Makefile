# Two commands: `make demo` serves Guyub with a living demo, `make test` passes all tests.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: demo test bench lint clean
.venv/.ok: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@

demo: .venv/.ok
	$(BIN)/guyub demo --port $(PORT)

test: .venv/.ok
	bin/ci

bench: .venv/.ok
	$(BIN)/python benchmarks/allocation.py --nation
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/deciding.py
	$(BIN)/python benchmarks/ballots.py

lint: .venv/.ok
	$(BIN)/ruff check src tests benchmarks

clean:
	rm -rf .venv var
