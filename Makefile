# sayso for people who have just cloned it. Needs make and Python 3.11 or newer; everything else is
# installed into .venv. PYTHON names another interpreter: make demo PYTHON=python3.12

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; \
	done)
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check
CASE ?= examples/north-korea-russia-2024
ACTOR ?= CHN
TITLE ?= North Korean troops in Russia
BROWSER ?= chromium

.PHONY: help demo test style check docs picture clean
.DEFAULT_GOAL := help

help:  ## Say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1  \2/' | sort

demo: $(VENV)/.installed  ## Code the bundled case: summary, brief and the HTML dossier
	@mkdir -p out && rm -f out/case.sayso out/case.sayso.wal out/case.html
	@$(BIN)/sayso code $(CASE) -d out/case.sayso
	@echo
	@$(BIN)/sayso brief out/case.sayso --actor $(ACTOR)
	@echo
	@$(BIN)/sayso report out/case.sayso -o out/case.html --actor $(ACTOR) --title "$(TITLE)"
	@echo "The dossier:   out/case.sayso"
	@echo "As a page:     out/case.html"
	@echo "Go on with:    $(BIN)/sayso show out/case.sayso claims"

test: $(VENV)/.installed-for-development  ## Run the tests
	@$(BIN)/python -m pytest

style: $(VENV)/.installed-for-development  ## Check style and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

check: style test  ## Run every check: style, types, tests (documentation among them)

docs: $(VENV)/.installed-for-development  ## Write the generated documentation anew
	@$(BIN)/python docs/generate.py

picture: demo  ## Take the picture in README anew (needs a browser)
	@$(BROWSER) --headless --no-sandbox --hide-scrollbars --window-size=1280,1500 \
		--screenshot=docs/images/dossier.png "file://$(CURDIR)/out/case.html" 2>/dev/null

clean:  ## Remove what was built, the environment too
	rm -rf $(VENV) out .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "sayso needs Python 3.11 or newer; name it: make demo PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "try: install the venv module of Python (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing sayso into $(VENV); this is done once."
	@$(PIP) install --quiet --upgrade 'pip>=24'
	@$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.installed-for-development: pyproject.toml | $(BIN)/python
	@echo "Installing sayso and what its tests need into $(VENV); this is done once."
	@$(PIP) install --quiet --upgrade 'pip>=24'
	@$(PIP) install --quiet --editable '.[dev,evaluation]'
	@touch $@ $(VENV)/.installed
