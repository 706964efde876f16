"""Is this commit slower than the one before? python benchmarks/paired.py [COMMIT]

Checks the same varied stories by turns with the working tree and with another commit (HEAD, where something
has changed since, else the one before), each in a process of its own, so that whatever else the machine does
meets both. Prints the ratio of the shortest times; status 1 where the working tree takes over half as much
again. Both have their rules read and their patterns compiled first, by a round that does not count.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
_ROUNDS = 5
_SIZE = 300_000
_LIMIT = 1.5
_CHECK = f"""
import sys, time
sys.path.insert(0, {str(ROOT / "benchmarks")!r})
import varied
from tlqa import Checker
checker, texts = Checker(), varied.of_size({_SIZE})
checker.check_text(varied.in_one(20_000, seed=1))
start = time.process_time()
for text in texts:
    checker.check_text(text)
print(time.process_time() - start)
from tlqa.compiled import keep
keep()
"""


def main() -> int:
    commit = sys.argv[1] if len(sys.argv) > 1 else _other()
    if commit is None:
        print("there is no commit before this one")
        return 0
    with TemporaryDirectory() as folder:
        other = Path(folder) / "other"
        _git("worktree", "add", "--quiet", "--detach", str(other), commit)
        try:
            times = [(_timed(ROOT, folder), _timed(other, folder)) for _ in range(_ROUNDS + 1)][1:]
        finally:
            _git("worktree", "remove", "--force", str(other))
    ours, theirs = (min(column) for column in zip(*times, strict=True))
    ratio = ours / theirs
    speed = _SIZE / 1e6 / ours
    print(f"here {ours:.3f} s, {speed:.2f} MB/s; at {commit[:12]} {theirs:.3f} s; {ratio:.2f} times")
    return 1 if ratio > _LIMIT else 0


def _other() -> str | None:
    """The last commit that differs from the working tree."""
    changed = _git("status", "--porcelain", "--untracked-files=no")
    found = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", "HEAD" if changed else "HEAD~1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip() or None


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def _timed(root: Path, folder: str) -> float:
    """Seconds of processor time with the package of ``root``, whose rules are kept apart from the others'."""
    kept = {"PYTHONPATH": str(root), "TLQA_CACHE_DIR": f"{folder}/cache-{root.name}", "PYTHONHASHSEED": "0"}
    run = subprocess.run(
        [sys.executable, "-c", _CHECK],
        cwd=folder,
        env=os.environ | kept,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(run.stdout)


if __name__ == "__main__":
    sys.exit(main())
