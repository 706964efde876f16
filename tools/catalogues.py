"""Bring the catalogues of tlqa/locale up to date. Run ``make catalogues``.

Collects what is said to people, from the rules (names, messages, reasons) and from the program (``gettext``,
``ngettext`` and the templates), into ``tlqa.pot``; adds what is new to each language's ``tlqa.po`` and takes
out what is no longer said; compiles it to ``tlqa.mo``, which the program reads. Prints how much.
With ``--check`` nothing is written, and the status is 1 where something would be.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tlqa.checks.base import NOTES
from tlqa.model import Confidence, Severity, Verdict
from tlqa.outputs._origins import SURE
from tlqa.outputs.advice import ADVICE
from tlqa.rulebook.load import load_book
from tlqa.rulebook.terms import SAID as TERMS
from tlqa.text.languagenames import NAMES
from tlqa.words import CATALOGUES, DOMAIN

ROOT = Path(__file__).resolve().parents[1]
_HEADER = """\
# What tlqa says, in {language}.
# Copyright the tlqa authors; Apache-2.0, as the program.
#"""
# what changes with each run, or what nobody filled in
_DATED = tuple(
    f'"{name}'.encode()
    for name in ("Project-Id", "Report", "POT-Cr", "PO-Rev", "Last-", "Language-T", "Generated")
)
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"**/templates/**.html": {"silent": "false"}}


def main() -> int:
    check = "--check" in sys.argv[1:]
    template = collected()
    files = {CATALOGUES / f"{DOMAIN}.pot": in_po(template)}
    for path in sorted(CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalog = updated(path, template)
        files |= {path: in_po(catalog), path.with_suffix(".mo"): compiled(catalog)}
        done = sum(1 for message in catalog if message.id and message.string)
        print(f"{catalog.locale}: {done} of {len(catalog)} texts")
    old = [path for path, data in files.items() if not path.exists() or path.read_bytes() != data]
    for path in old:
        if not check:
            path.write_bytes(files[path])
        print(f"{path.relative_to(ROOT)} {'is not current: run make catalogues' if check else 'written'}")
    return 1 if check and old else 0


def collected() -> Catalog:
    """Everything that is said, with where."""
    catalog = Catalog(charset="utf-8", header_comment=_HEADER.format(language="other languages"))
    for rule in sorted(load_book(()).rules, key=lambda rule: rule.id):
        for text in (rule.name, rule.message, rule.why):
            catalog.add(text, locations=[(f"rules/{rule.id}.yaml", None)])
    sure = [words for _, words in SURE]
    degrees = [each.value for sort in (Severity, Confidence, Verdict) for each in sort]
    for text in (*degrees, *sure, *NOTES, *ADVICE.values(), *NAMES.values(), *TERMS):
        catalog.add(text, locations=[("tlqa", None)])
    found = extract_from_dir(ROOT / "tlqa", _METHODS, _OPTIONS, comment_tags=("TRANSLATORS:",))
    for name, _, text, comments, context in found:
        catalog.add(text, None, [(f"tlqa/{name}", None)], auto_comments=comments, context=context)
    return catalog


def updated(path: Path, template: Catalog) -> Catalog:
    """A language's catalogue with the texts of the template, and no others."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parents[1].name, domain=DOMAIN)
    catalog.header_comment = _HEADER.format(language=catalog.locale.english_name)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def in_po(catalog: Catalog) -> bytes:
    """The catalogue as a PO file, without the day it was written: what is the same is written the same."""
    written = io.BytesIO()
    write_po(written, catalog, width=100, sort_output=False, include_lineno=False)
    lines = written.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_DATED))


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it, dated alike every day."""
    catalog.creation_date = catalog.revision_date = _NO_DAY
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main())
