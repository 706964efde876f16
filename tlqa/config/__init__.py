"""Configuration: found beside the stories, read with its lines, and turned into checkers.

    file → source (``read``) → what it extends (``extends``) → settings with their places (``settings``)
         → those of one story (``find``) → a checker (``checkers``)

``keys`` is the table of everything that a configuration may say; the schema, the checks, ``tlqa config
show`` and the docs come from it.
"""
