"""Draw docs/check.svg: what ``tlqa check`` prints on a terminal. Run ``make picture``."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "check.svg"
COMMAND = ("check", "demo/brief.txt")
WIDTH = 106

_THEME = TerminalTheme(
    (24, 26, 31),
    (214, 217, 222),
    [
        (24, 26, 31),
        (240, 113, 120),
        (152, 195, 121),
        (229, 192, 123),
        (97, 175, 239),
        (209, 154, 232),
        (86, 194, 214),
        (214, 217, 222),
    ],
)

# rich's own frame without its fonts, which would be fetched from the web.
_FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
    font-variant-east-asian: full-width;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """The picture, from the program's own output."""
    run = subprocess.run(
        [sys.executable, "-c", "from tlqa.cli.main import main; main()", *COMMAND, "--color", "always"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode != 1:
        raise SystemExit(run.stderr or f"status {run.returncode}: the story must have findings")
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"\x1b[1m$ tlqa {' '.join(COMMAND)}\x1b[0m\n{run.stdout}"), end="")
    return console.export_svg(title="", theme=_THEME, code_format=_FRAME, unique_id="tlqa")


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")
