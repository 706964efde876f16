"""Small JSON files in the user's cache directory; nothing in them is ever executed.

Whoever can write there can change what is read, but not run code: JSON, no pickle.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any


def directory() -> Path:
    """Where the cache lies: ``TLQA_CACHE_DIR``, else the user's cache directory of the platform."""
    own = os.environ.get("TLQA_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform.startswith("linux"):  # as platformdirs would say, without its import
        return Path(os.environ.get("XDG_CACHE_HOME", "").strip() or Path.home() / ".cache") / "tlqa"
    import platformdirs

    return Path(platformdirs.user_cache_dir("tlqa"))


def digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def read(name: str) -> Any:
    try:
        return json.loads((directory() / name).read_bytes())
    except Exception:
        return {}


def write(name: str, value: object) -> None:
    """Write so that a reader sees the old file or the new one, never a part."""
    import tempfile

    folder = directory()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary_name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".json")
    temporary = Path(temporary_name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        temporary.replace(folder / name)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
