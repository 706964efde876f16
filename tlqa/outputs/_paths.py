"""Paths of stories as build servers want them: from the root of the repository, with ``/``, as a URI."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from tlqa.outputs.base import Options


def from_root(path: str, options: Options) -> str:
    """The path from the root where the file lies below it, else as it is; always with ``/``.

    Args:
        path: of a story, as the report has it: absolute, or from the working directory.
        options: says where the run stood, and the root.
    """
    told = path.replace("\\", "/") if os.sep == "\\" else path
    whole = posixpath.normpath(posixpath.join(options.here, told))
    root = options.root or options.here
    if not root or not whole.startswith(root.rstrip("/") + "/"):
        return whole if options.here == "" or told.startswith("/") else posixpath.normpath(told)
    return posixpath.relpath(whole, root)


def uri(path: str) -> str:
    """A path with ``/`` as a URI reference (RFC 3986): relative where it is, else ``file:``."""
    quoted = quote(path.encode("utf-8", "surrogatepass"), safe="/~!$&'()*+,;=@")
    if path.startswith("/"):
        return f"file:{quoted}" if path.startswith("//") else f"file://{quoted}"
    # A drive of Windows. Any other colon in the first name would read as a scheme, and is quoted.
    return f"file:///{path[0]}:{quoted[4:]}" if path[1:3] == ":/" else quoted
