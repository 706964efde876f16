# Everything runs in .venv, which the first target to need it makes. Needed: make and Python 3.11 or newer;
# for the tests also Node 20 or newer with npm, which build the extension of editors/vscode, Chromium, and the
# server of PostgreSQL.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# the tests of models: COMET and torch want 5 GB, Python 3.11 or 3.12, and other versions of what they share
NEURAL := .venv-neural
NEURAL_INSTALLED := $(NEURAL)/.installed

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint evaluate measure defects train-tagger evaluate-tagger train-pairs train-syntax docs bench bench-peers catalogues picture screenshots wheel clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1 - \2/p' Makefile | awk -F ' - ' '{ printf "  make %-16s %s\n", $$1, $$2 }'

setup: $(INSTALLED) ## Install tlqa and the tools of its developers into .venv

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'tlqa needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ...' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@$(BIN)/python -m compileall -q tlqa  # else, where Python may not write bytecode, every start compiles all
	@touch $@

demo: $(INSTALLED) ## Check a machine-translated story, line by line
	@$(BIN)/tlqa check --lines --exit-zero demo/salt-works.txt

$(NEURAL_INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' || \
		{ echo 'COMET needs Python 3.11 or 3.12: make test-neural PYTHON=/path/to/python3.12' >&2; exit 1; }
	$(PYTHON) -m venv $(NEURAL)
	$(NEURAL)/bin/python -m pip install --quiet uv  # takes a third of the time that pip takes
	UV_CACHE_DIR=$(NEURAL)/.cache $(NEURAL)/bin/uv pip install --quiet --python $(NEURAL)/bin/python \
		--editable '.[neural]' pytest hypothesis
	@rm -rf $(NEURAL)/.cache
	@touch $@

.PHONY: test-rules test-neural
test: test-rules test-neural ## Run every test

test-rules: $(INSTALLED) ## Run every test but those of models
	$(BIN)/python -m pytest -n auto --dist worksteal

test-neural: $(NEURAL_INSTALLED) ## Run the tests of models, with COMET and torch (5 GB)
	@env -u PYTHONDONTWRITEBYTECODE $(NEURAL)/bin/python -m pytest tests/neural

lint: $(INSTALLED) ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(INSTALLED) ## Measure the rules on the annotated stories of corpus/
	@$(BIN)/tlqa evaluate corpus

# SHARED: where corpora lie that are not ours to publish
EDITED := _news_|_interview_

measure: $(INSTALLED) ## Measure every rule on copy from elsewhere (SHARED), and write rules/measured.csv
	@test -d '$(SHARED)' || { echo 'say where the corpora are: make measure SHARED=/path/to/them' >&2; exit 1; }
	$(BIN)/python tools/measure_rules.py \
		'stories=$(SHARED)/dev' \
		'clean-copy=corpus/clean' \
		'wmt-native-news=$(SHARED)/data/mqm/native.dev.jsonl.xz' \
		'gum-news-interviews=$(SHARED)/data/ud/en_gumfree-train.conllu.xz=$(EDITED)' \
		'gum-news-interviews=$(SHARED)/data/ud/en_gum-dev.conllu.xz=$(EDITED)' \
		'gum-news-interviews=$(SHARED)/data/ud/en_gum-test.conllu.xz=$(EDITED)' \
		'pud=$(SHARED)/data/ud/en_pud-test.conllu.xz'

defects: $(INSTALLED) ## Recall by kind of defect (SHARED), of sentences with one known defect each
	@test -d '$(SHARED)' || { echo 'say where the corpora are: make defects SHARED=/path/to/them' >&2; exit 1; }
	$(BIN)/python tools/defects.py '$(SHARED)/data/mqm/demetr.dev.jsonl.xz'

UD = $(SHARED)/data/ud
TAUGHT_BY = '$(UD)/en_ewt-train.conllu.xz' '$(UD)/en_ewt-dev.conllu.xz' '$(UD)/en_gumfree-train.conllu.xz'

train-tagger: $(INSTALLED) ## Train the tagger from treebanks (SHARED), and write tlqa/languages/en.tagger
	@test -d '$(SHARED)' || { echo 'say where the treebanks are: make train-tagger SHARED=/path/to/them' >&2; exit 1; }
	$(BIN)/python tools/train_tagger.py tlqa/languages/en.tagger $(TAUGHT_BY)
	$(BIN)/python tools/train_fragments.py tlqa/languages/en.tagger $(TAUGHT_BY)
	$(BIN)/python tools/train_boundary.py en $(TAUGHT_BY)

evaluate-tagger: $(INSTALLED) ## Measure the tagger on treebanks (SHARED) that it was not trained on
	@test -d '$(SHARED)' || { echo 'say where the treebanks are: make evaluate-tagger SHARED=/path/to/them' >&2; exit 1; }
	@$(BIN)/python tools/evaluate_tagger.py \
		'PUD=$(UD)/en_pud-test.conllu.xz' 'GUM test=$(UD)/en_gum-test.conllu.xz' 'EWT test=$(UD)/en_ewt-test.conllu.xz'

train-pairs: $(INSTALLED) ## Learn anew which words stand side by side, from treebanks (SHARED)
	@test -d '$(SHARED)' || { echo 'say where the corpora are: make train-pairs SHARED=/path/to/them' >&2; exit 1; }
	$(BIN)/python tools/train_pairs.py $(TAUGHT_BY)

train-syntax: $(INSTALLED) ## Train the judge of syntax from treebanks (SHARED) and corpus/clean (a quarter of an hour)
	@test -d '$(SHARED)' || { echo 'say where the corpora are: make train-syntax SHARED=/path/to/them' >&2; exit 1; }
	$(BIN)/python tools/train_syntax.py --copy corpus/clean '$(UD)/en_ewt-train.conllu.xz' '$(UD)/en_gumfree-train.conllu.xz'

bench: $(INSTALLED) ## Measure the speed, and whether every rule is linear
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/stages.py --rules
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/more_rules.py
	$(BIN)/python benchmarks/linear.py
	$(BIN)/python benchmarks/inputs.py
	$(BIN)/python benchmarks/repository.py
	$(BIN)/python benchmarks/lsp.py
	$(BIN)/python benchmarks/html_report.py
	$(BIN)/python benchmarks/history.py
	$(BIN)/python benchmarks/serve.py
	$(BIN)/python benchmarks/scan.py

bench-peers: $(INSTALLED) ## Other checkers on the same stories: installs them into .peers, an hour at first
	$(BIN)/python benchmarks/peers

docs: $(INSTALLED) ## Write docs/rules.md anew
	$(BIN)/python tools/rules_doc.py

catalogues: $(INSTALLED) ## Bring the translations of tlqa/locale up to date
	@$(BIN)/python tools/catalogues.py

picture: $(INSTALLED) ## Draw docs/check.svg anew
	$(BIN)/python tools/picture.py

screenshots: $(INSTALLED) ## Take docs/report.png, docs/index.png and docs/page.png anew, in Chromium
	$(BIN)/python tools/screenshots.py

wheel: $(INSTALLED) ## Build a wheel into dist/
	$(BIN)/python -m build --wheel

clean: ## Remove what the other targets made
	rm -rf $(VENV) $(NEURAL) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
