"""The version, apart from everything else so that ``tlqa --version`` loads nothing."""

__version__ = "0.1.0"
