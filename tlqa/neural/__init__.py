"""Quality estimation by a model of the COMET family that the newsroom has on its own disk.

Nothing is ever fetched, and nothing that a checkpoint brings is run: its weights are read as numbers.
"""
