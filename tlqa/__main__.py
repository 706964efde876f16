"""``python -m tlqa``: the same program as ``tlqa``."""

from tlqa.cli.main import program

program()
