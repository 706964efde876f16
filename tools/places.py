"""Writes ``tlqa/sources/places.json``: places and languages in English and as other languages call them.

    python tools/places.py

The names are those of the Unicode CLDR (Unicode License v3), as the installed Babel has them: countries and
parts of the world, their languages, and the cities that stand for time zones. A name that another language
writes as English does is left out, but for case and accents.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "tlqa" / "sources" / "places.json"
LANGUAGES = "ar cs de es fr hi it ja nl pl pt ru tr uk zh".split()
REGIONS = {"001", "002", "003", "005", "009", "013", "019", "142", "150", "419", "EU", "UN"}
LEFT_OUT = {"QO", "EZ", "ZZ", "XA", "XB"}


def places(locale: Locale) -> dict[str, str]:
    """What a language calls each place, by a key that all languages share."""
    countries = {k: v for k, v in locale.territories.items() if k.isalpha() and k not in LEFT_OUT}
    regions = {k: v for k, v in locale.territories.items() if k in REGIONS}
    languages = {f"l:{k}": v for k, v in locale.languages.items() if len(k) == 2}
    cities = {k: v["city"] for k, v in locale.time_zones.items() if "city" in v and not k.startswith("Etc/")}
    return countries | regions | languages | cities


def english() -> dict[str, str]:
    """The English names; cities are called as their time zone is where English has no other name."""
    zones = {zone for code in LANGUAGES for zone in Locale(code).time_zones}
    names = {z: z.rpartition("/")[2].replace("_", " ") for z in zones if not z.startswith("Etc/")}
    return names | places(Locale("en"))


def _compact(names: list[str]) -> str:
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    keys = sorted(english())
    table: dict[str, list[str]] = {"en": [english()[key] for key in keys]}
    for code in LANGUAGES:
        own = places(Locale(code))
        pairs = zip(keys, table["en"], strict=True)
        found = [own.get(key, "") for key, _ in pairs]
        table[code] = ["" if a == b else a for a, b in zip(found, table["en"], strict=True)]
    kept = [i for i in range(len(keys)) if any(table[code][i] for code in LANGUAGES)]
    lines = [f"{json.dumps(code)}: {_compact([names[i] for i in kept])}" for code, names in table.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
