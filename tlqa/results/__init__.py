"""What earlier runs found, so that a story that has not changed is not checked again.

    file, settings, rules, code → key (``keys``) → a row of the database (``store``) → reports (``rows``),
    whose stories are read only as far as an output asks (``stored``)

Only data is kept: JSON, compressed, in SQLite. Whoever can write there can change what is reported, but not
run code. Any trouble with it is silent and means checking the story.
"""
