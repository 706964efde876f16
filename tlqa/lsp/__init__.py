"""The language server: stories as they are typed, through the engine, to what an editor shows.

``stories`` keeps the texts of open documents, ``checking`` checks them, ``diagnostics``, ``hover`` and
``actions`` say it in the protocol's words, and ``server`` waits for the editor and calls them. Only the
modules that speak the protocol import it (``tlqa[lsp]``), so the others can be used without.
"""
