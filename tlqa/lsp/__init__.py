"""The language server: stories as they are typed, through the engine, to what an editor shows.

``stories`` keeps the texts of open documents, ``desk`` finds how each is checked and ``checking`` does it.
``diagnostics``, ``hover``, ``actions`` and ``elsewhere`` say it in the protocol's words; ``server`` waits for
the editor and calls them. Only the modules that speak the protocol import it (``tlqa[lsp]``), so the others
can be used without.
"""
