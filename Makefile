# The commands of organiser. `make demo` and `make test` install all they need.
.DEFAULT_GOAL := help
PY := .venv/bin/python
.PHONY: help setup demo test check torture bench bench-sync shots pictures test-package test-fresh catalogue lock clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

setup:
	@sh tools/prepare.sh test

demo:  ## set everything up and run the main job on invented people
	@sh tools/prepare.sh demo
	@sh tools/demo.sh demo-out

test: setup check  ## set everything up, run every check and every test
	@PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 4 --dist loadfile --no-loadscope-reorder

check: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

torture: setup  ## the same tests in the thousands; its output is kept in docs/torture.md
	@$(PY) tools/torture.py

bench: setup  ## speed and memory against a peer or a limit in the same run
	@sh tools/peers.sh
	@$(PY) benchmarks/run.py

bench-sync: setup  ## what an exchange costs both ends, beside three peers; a database of many committees
	@sh tools/peers.sh
	@$(PY) benchmarks/syncing.py
	@$(PY) benchmarks/country.py 10000

shots: setup  ## a picture of every screen in shots/
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(PY) tools/shots.py

pictures: setup  ## the pictures of the guide anew, from the real window
	@$(PY) tools/pictures.py

test-package: setup  ## freeze the program and use it under a virtual screen
	@$(PY) tools/test_package.py

test-fresh: setup  ## both commands in a bare Debian 12, as root and as a user (needs root)
	@sh tools/test_fresh.sh

catalogue: setup  ## bring the French catalogue in step with the phrases
	@$(PY) tools/catalogue.py

lock:  ## write the locked versions anew
	@sh tools/lock.sh

clean:  ## remove what can be made again
	@rm -rf .venv build dist demo-out demo-hq shots .mypy_cache .ruff_cache .pytest_cache .hypothesis
