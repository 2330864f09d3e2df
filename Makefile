# Everything the project can be asked for. `make` alone lists it. GNU make 3.81 (macOS) is enough.
.DEFAULT_GOAL := help
.PHONY: help report test lab check format bench compile weights lock setup clean

SHELL := /bin/sh
PYTHON_IN_VENV := .venv/bin/python

# One path, spaces allowed; or several paths or a pattern. It travels through the environment, so that the
# shell never reads it as code: $(value ...) keeps a $ in a name as it is.
ARTICLE ?= seeds/*.txt
override ARTICLE := $(value ARTICLE)
export ARTICLE PYTHON
# Where this is set, each kernel would compile pandas and the rest anew, which takes twice the time to start.
unexport PYTHONDONTWRITEBYTECODE

help: ## List what can be made
	@awk -F ' *## *' '/^[a-z]+:.*## /{ split($$1, name, ":"); printf "  make %-8s %s\n", name[1], $$2 }' Makefile
	@echo
	@echo '  ARTICLE=path   your own article: .txt .md .html .csv .tsv .jsonl .parquet (report)'
	@echo '  ARGS="..."     further options of the command (report, test, lab, bench, lock)'
	@echo '  GOLD=folder    annotated news to learn from (weights)'
	@echo '  PYTHON=path    the Python to make .venv from, 3.11 or newer'

report: setup ## Read the articles in seeds/ (or ARTICLE=path) and write outputs/<id>/index.html
	@if [ -e "$$ARTICLE" ]; then set -- "$$ARTICLE"; \
	else set -- $$ARTICLE; [ -e "$${1-}" ] || set -- "$$ARTICLE"; fi; \
	$(PYTHON_IN_VENV) -m analysis report $(ARGS) -- "$$@"

test: setup ## Run the tests
	$(PYTHON_IN_VENV) -m pytest $(ARGS)

lab: setup ## Open the notebooks in JupyterLab
	PATH="$$PWD/.venv/bin:$$PATH" $(PYTHON_IN_VENV) -m jupyterlab $(ARGS)

check: setup ## Check style, types and the form of the notebooks
	$(PYTHON_IN_VENV) -m ruff check
	$(PYTHON_IN_VENV) -m ruff format --check
	$(PYTHON_IN_VENV) -m mypy
	$(PYTHON_IN_VENV) -m pytest -q tests/test_notebook_form.py

format: setup ## Put the code into the house form
	$(PYTHON_IN_VENV) -m ruff check --fix
	$(PYTHON_IN_VENV) -m ruff format

bench: setup ## Measure speed
	$(PYTHON_IN_VENV) -m benchmarks $(ARGS)

compile: setup ## Write the compiled codebooks and tables anew after a change of their YAML
	$(PYTHON_IN_VENV) -m analysis.learning.compiling

# scipy fits the models and is needed for nothing else, so it stays out of .venv (nltk would start 1.4 s later with it).
# On one thread, sums are added in one order, so that two runs give the same bytes.
weights: setup ## Learn the weights and count words anew from annotated news (GOLD=folder)
	.venv/bin/uv pip install --quiet --target build/learning --no-deps scipy==1.17.1 wordfreq==3.1.1 msgpack==1.1.2
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=build/learning $(PYTHON_IN_VENV) -m analysis.learning --gold "$(GOLD)" $(ARGS)

# Only wheels, so that nothing is built here from sources the lock has no hash for. ARGS=--upgrade takes the newest.
lock: setup ## Write requirements.lock anew from pyproject.toml
	UV_CUSTOM_COMPILE_COMMAND='make lock' .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-build --extra dev $(ARGS) --output-file requirements.lock pyproject.toml

setup: ## Only set up .venv; the others do it by themselves
	@sh .ci/setup.sh

clean: ## Remove .venv and caches; outputs/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
