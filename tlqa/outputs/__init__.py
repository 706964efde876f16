"""One module a format: a report in, text out. See ``tlqa.outputs.base`` for what a format is made of."""
