# The house, by its doors. `make` alone lists them. Needs a Swift toolchain and Python 3; `make setup` sees to the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SCENARIO ?= korea-1950
OUT ?= out/$(SCENARIO)
SEED ?= 1
COUNT ?= 10000
RUNS ?= 200
THEATRE ?= korea

# One set of flags for everything that compiles: a change of flags rebuilds the whole package.
FLAGS := -c release --explicit-target-dependency-import-check error
# Debug code apart, so that neither build throws the other away.
QUICK := --scratch-path .build-quick --explicit-target-dependency-import-check error
ANABASIS := .build/release/anabasis
# The server apart, with the trait Workbench: a package of its own, whose flags and folder serve `make serve` and the tests of the page.
WORKBENCH := --package-path Workbench --scratch-path .build-workbench $(FLAGS)
SERVE := .build-workbench/release/anabasis
BROWSER := .tools/workbench-tests/bin/python
PORT ?= 8080
CHARTS := .tools/charts/bin/python
# Histories whose record may teach the model, worlds for it, and worlds in which they are scored.
CASES = cpva180_1951 nfa_1941 chindits_1943 xiang_1934
WORLDS ?= 2000
SCORED ?= 256

.PHONY: help setup build run serve test workbench gates quick python wheel fuzz sanitize lint format docs calibrate bench theatre clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## see that everything needed is here, and install or name what is missing
	@bash Tools/setup/setup.sh

build: setup ## compile the command, optimised
	@swift build $(FLAGS) --product anabasis >&2

run: build ## study Korea 1950 and print the reply (SCENARIO=... for another)
	@$(ANABASIS) study $(SCENARIO) --out $(OUT)

serve: setup ## open the workbench on 127.0.0.1:8080 (PORT=... for another)
	@bash Tools/workbench/setup.sh
	@swift build $(WORKBENCH) --product anabasis >&2
	@$(SERVE) serve --port $(PORT) --scenario $(SCENARIO)

test: setup ## build everything and run every test, the real browser included
	swift build $(FLAGS) --build-tests
	swift test $(FLAGS) --skip-build
	$(CHARTS) -m unittest discover --start-directory Tools/charts --pattern 'test_*.py'
	bash Tools/theatre/build.sh --tools
	.tools/theatre/venv/bin/python -B -m unittest discover --start-directory Tools/theatre --pattern 'test_*.py'
	$(MAKE) workbench

workbench: setup ## run the tests of the workbench: routes, attacks, every address at random, the page in a browser
	@bash Tools/workbench/setup.sh tests
	swift build $(WORKBENCH) --build-tests
	swift build $(WORKBENCH) --product anabasis
	swift test $(WORKBENCH) --skip-build
	ANABASIS=$(SERVE) $(BROWSER) -m unittest discover --start-directory Workbench/server --pattern 'test_*.py'
	ANABASIS=$(SERVE) $(BROWSER) -m unittest discover --start-directory Workbench/browser --pattern 'test_*.py'

gates: setup ## play the gates of the model in full, print their table and write Documentation/Gates.md
	swift build $(FLAGS) --build-tests
	bash Benchmarks/gates/run.sh $(FLAGS)

quick: ## build in debug and run the fast tests: all but those that run the built command or play whole studies
	swift build $(QUICK) --build-tests
	swift test $(QUICK) --skip-build --skip AnabasisCLITests --skip ArchivesTests --skip PlayedStudies --skip GateTests

python: build ## check the Python package: format, types, tests, notebooks (FAST=1 leaves out Korea, the cluster and the notebooks)
	@bash Tools/python/setup.sh
	cd Python && ../.tools/python/bin/ruff format --check . && ../.tools/python/bin/ruff check . && ../.tools/python/bin/mypy
	cd Python && ../.tools/python/bin/pytest --quiet $(if $(FAST),-m 'not slow')

wheel: build ## build dist/anabasis-*.whl, which pip installs: the command, its data and the Python package; and try it
	@bash Tools/workbench/setup.sh
	swift build $(WORKBENCH) --product anabasis >&2
	@bash Tools/wheel/build.sh .build-workbench
	@bash Tools/wheel/check.sh

fuzz: build ## break what is read, at random from a seed (SEED=1 COUNT=10000 RUNS=200)
	swift build $(FLAGS) --product anabasis-fuzz >&2
	.build/release/anabasis-fuzz --seed $(SEED) --count $(COUNT) --runs $(RUNS)

sanitize: build ## run small cases in debug and under the sanitizers, and compare their digests
	bash Tools/setup/sanitize.sh

lint: ## check the format of Swift, and the syntax of Python and shell
	swift format lint --strict --parallel --recursive Sources Tests Package.swift
	python3 Tools/setup/syntax.py

format: ## put Swift into the house format
	swift format --in-place --parallel --recursive Sources Tests Package.swift

docs: build ## write Documentation/Rules.md from the rules themselves
	@mkdir -p Documentation
	$(ANABASIS) rules --markdown > Documentation/Rules.md.new
	mv Documentation/Rules.md.new Documentation/Rules.md

calibrate: build ## hold the rules against four histories, write Documentation/Calibration.md and Record.md: 25 minutes; stopped, it goes on (WORLDS=2000)
	mkdir -p out
	.build/release/anabasis calibrate $(CASES) --worlds $(WORLDS) --store out/trials --out out/rules.json --page Documentation/Calibration.md
	.build/release/anabasis score $(CASES) korea-1950 --worlds $(SCORED) --page Documentation/Record.md

bench: build ## time studies on one worker, on two and by two processes, and compare their digests
	python3 Benchmarks/study/rates.py $(ANABASIS) $(SCENARIO)

theatre: ## build a map from the lists in Theatres/NAME (THEATRE=korea)
	bash Tools/theatre/build.sh $(THEATRE)

clean: ## remove everything that was made: builds, tools, replies
	rm -rf .build .build-* .tools dist out
