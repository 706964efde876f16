"""The same check over an archive: in processes or on many machines, exactly once a story, into Parquet.

    input → plan of splits → each read, checked and committed part by part → stories, findings, failures

``docs/scale.md`` has the layout of the result and why no story is lost or doubled.
"""
