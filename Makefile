# Each target does its own set-up; stamp files in .venv make a second run quick.

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --quiet \
	--fork-strategy fewest --generate-hashes --no-annotate --no-header

.PHONY: map docs test lint bench bench-archive bench-states fuzz endure pythons coverage scores lock clean
TARGET := rows
SECONDS := 60
SIZE := 100000
CLAIMS := 1000000
SITES := 100000
.DELETE_ON_ERROR:

map: $(VENV)/run.stamp ## Build the maps of this folder into maps/
	$(BIN)/basestatus build .

docs: $(VENV)/dev.stamp ## Build the documentation site into build/docs
	$(BIN)/python scripts/docs

test: $(VENV)/dev.stamp $(VENV)/system.stamp ## Run the tests
	$(BIN)/python -m pytest -n 2 --benchmark-skip

lint: $(VENV)/dev.stamp ## Check style, types and the direction of imports
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/ruff format --check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/lint-imports || failed=1; \
	exit $$failed

bench: $(VENV)/dev.stamp ## Measure speed
	$(BIN)/python -m pytest tests/bench --benchmark-only

fuzz: $(VENV)/dev.stamp ## Fuzz one target: make fuzz TARGET=rows SECONDS=3600 (CORPUS=folder keeps what it finds)
	$(BIN)/python -W ignore -m tests.fuzz.run $(TARGET) $(SECONDS) $(CORPUS)

endure: $(VENV)/dev.stamp ## Kill a hundred builds and fill twenty disks (the latter as root on Linux)
	KILLS=100 FULL_DISKS=20 $(BIN)/python -m pytest tests/endurance -n 0 -s

bench-archive: $(VENV)/dev.stamp ## Measure how an archive is read (SIZE=1000000 articles)
	SIZE=$(SIZE) $(BIN)/python scripts/bench_archive.py

bench-states: $(VENV)/dev.stamp ## Measure what claims become (CLAIMS=1000000, SITES=100000)
	SIZE=$(CLAIMS) SITES=$(SITES) $(BIN)/python scripts/bench_states.py

pythons: ## Compare what several Pythons write: make pythons PYTHONS="python3.12 python3.13"
	scripts/compare_pythons $(PYTHONS)

coverage: $(VENV)/dev.stamp $(VENV)/system.stamp ## Run the tests and show the lines that none reaches
	$(BIN)/python -m pytest -n 2 --benchmark-skip --cov

scores: $(VENV)/dev.stamp ## Score the test articles and pin the figures that tests hold to
	$(BIN)/python scripts/pin_scores.py

lock: $(VENV)/dev.stamp ## Resolve the requirements again (add UPGRADE=--upgrade for newer versions)
	$(LOCK) $(UPGRADE) --group build --output-file requirements/run.txt
	$(LOCK) $(UPGRADE) --group build --group dev --constraint requirements/run.txt \
		--output-file requirements/dev.txt
	@! grep -nE '://|^ *--(index|extra|find)' requirements/run.txt requirements/dev.txt

clean: ## Remove what the targets made
	rm -rf $(VENV) node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(VENV)/python.stamp:
	requirements/venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp requirements/run.txt pyproject.toml
	$(INSTALL) --require-hashes --only-binary :all: --requirement requirements/run.txt
	$(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	$(INSTALL) --require-hashes --only-binary :all: --requirement requirements/dev.txt
	@touch $@

$(VENV)/system.stamp: requirements/system requirements/npm.txt $(VENV)/python.stamp
	requirements/system
	@touch $@
