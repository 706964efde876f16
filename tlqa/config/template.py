"""What ``tlqa init`` writes: every key, most of them in comments."""

from __future__ import annotations

from tlqa.config.keys import ID

TEMPLATE = f"""\
# yaml-language-server: $schema={ID}
#
# How tlqa checks the stories in this directory and below, unless a directory nearer to a story has a
# configuration of its own: the closest one holds alone. 'tlqa config show STORY' says what holds for a story
# and why. Paths and globs count from this directory. To use a line with a # and no space, remove the #.

# Begin with the settings of another file, or of one that an installed package brought (package:file):
#extends: ../tlqa.yaml

# Rules: ids, prefixes, families or globs; see 'tlqa rules list'. The more specific one decides.
# 'extend-select' and 'extend-ignore' add to what is extended, instead of replacing it.
#select: [all]
ignore: []
#preview: false

# How grave the findings of some rules are, and which rules run without being asked.
#severity:
#  en/quotes/unopened: critical
#status:
#  en/spacing: preview

# How hard the desk is: a name (see 'tlqa profiles') or a file.
profile: wire

# The newsroom's own words (see 'tlqa terms new'), and directories of further rules.
#terms: [terms.yaml]
#rules: [rules]

# What makes a build fail: the lightest severity, or never; and the lowest score.
fail-on: minor
#min-score: 50

# What is not looked into, as in .gitignore. Files that are named are checked all the same, but with
# --force-exclude. What git ignores is left out too.
exclude: []
#gitignore: true

# Where the stories come from and how they are written, where that is not to be told from the files.
#language: en
#source-language: de
#source: '{{stem}}.fr{{suffix}}'
#source-dir: sources
#source-encoding: windows-1252

# Another translation to hold each story against. Only the rules of the family 'reference' use it, and these
# run where 'select' or 'extend-select' names them.
#reference: '{{stem}}.ref{{suffix}}'
#reference-dir: references
#reference-encoding: windows-1252

# A model of the COMET family on this machine, which says what it thinks of each sentence (docs/neural.md).
#neural:
#  model: models/quality
#  encoder: models/encoder
#  at-least: 0.7
#  sure: 0.5
#  counts: false

# How the files are read.
#input-format: html
#text-field: text
#id-field: id
#source-field: source
#encoding: windows-1252

# Whether comments and lists may take findings back.
#suppress: true

# Findings that were there before and are accepted; 'tlqa baseline create' writes it.
#baseline: tlqa-baseline.json

# How many processes check the stories of this directory when the program is run here: a number, or auto.
#jobs: auto

# The language of messages, reasons and reports; 'tlqa check --locale' says which there are.
#locale: fr

# How reports are printed in this directory.
#output:
#  format: concise
#  severity: major
#  quiet: false
#  lines: false
#  color: auto

# Other settings for some files. All that fit a file hold, a later one over an earlier one.
#overrides:
#  - files: ["archive/**", "!archive/2024/**"]
#    fail-on: never
#  - files: ["*.csv"]
#    text-field: body
#    extend-ignore: [headline]
"""
