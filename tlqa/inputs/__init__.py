"""Input formats, one module each with ``NAME``, ``sniff`` and ``parse`` (see ``tlqa.inputs.base``)."""
