"""What comparing with the source finds of the errors that professional raters marked.

    python benchmarks/mqm.py DIR [--only NAME] [--show WHAT] [--preview]

DIR holds JSON Lines packed with xz (``NAME.dev.jsonl.xz``), a rated segment on each line. The segments of a
document by a system are checked as one story, a paragraph each, beside the source's. Prints a row for each
figure: what is asked of it, and what it is.

* hitP, hitR: of our findings those that touch a rater's mark, and the reverse, rater by rater; with the
  source and without, with the rules that are stable (``--preview``: and with those in preview).
* omissions: what our findings of the category accuracy/omission, all rules of the family bilingual on, show
  of the source, and what raters marked there as left out. Right is what touches such a mark of any rater;
  beside it what touches any mark of the segment's source, or a segment with an error of whatever sort.
* categories: of our findings of a category, all rules of the family bilingual on, those that touch a mark of
  any category on either side, and those that touch a mark of that category.
* rules (only when asked for): of the findings of each rule those that touch any mark, and findings in the
  references, each a story of its own.
* dropped: of segments taken out of a story, one at a time, those that are shown as left out.
* demetr: in how many sentences with a known defect is an alarm that the sentence before it had not.

``--show`` prints findings and marks side by side: a category (``accuracy/number``) or, with ``--only rules``,
a rule with what no rater marked, ``missed`` for omissions that were not
found, a system of demetr for what it raised no alarm on, or
``clean`` for the alarms on its sentences before.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.engine import Checker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.model import FileReport, Finding

CODES = {
    "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "russian": "ru",
    "polish": "pl", "chinese": "zh", "japanese": "ja", "czech": "cs", "hindi": "hi",
}  # fmt: skip
ALL = "en/bilingual"
OMITTED = f"{ALL}/sentence-omitted"
_SHORT = 40  # letters of a segment that is not taken out
# what raters call them
MARKED = {
    "accuracy/number": ("Locale_conventions/Number_format", "Locale_conventions/Measurement_format",
                        "Locale_conventions/Date_format", "Locale_conventions/Currency_format"),
    "accuracy/untranslated": ("Accuracy/Untranslated", "Accuracy/Source language fragment"),
    "accuracy/omission": ("Accuracy/Omission",),
}  # fmt: skip
Span = tuple[int, int]


@dataclass
class Segment:
    """A target with its source, and the rows that rate it."""

    source: str
    target: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    found: list[tuple[Span, Span | None, Finding]] = field(default_factory=list)

    def marks(self, side: str, categories: tuple[str, ...] = ("",)) -> list[Span]:
        """Where raters marked an error of a category whose name begins so."""
        return [
            (each["start"], max(each["end"], each["start"] + 1))
            for row in self.rows
            for each in row.get(side, [])
            if each.get("severity") != "neutral" and (each.get("category") or "").startswith(categories)
        ]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def stories(path: Path) -> list[list[Segment]]:
    """The segments of each document by each system, in order."""
    found: dict[tuple[str, str], dict[tuple[int, str], Segment]] = defaultdict(dict)
    for row in rows(path):
        story = found[row.get("doc") or row["tid"], row["system"]]
        place = row.get("order", 0), row["tid"]
        story.setdefault(place, Segment(row["source"], row["target"])).rows.append(row)
    return [[story[place] for place in sorted(story)] for story in found.values()]


def code_of(pair: str) -> str:
    first = pair.partition("-")[0].partition("_")[0]
    return CODES.get(first, first)


def check(checker: Checker, story: list[Segment], *, beside: bool) -> None:
    """Fill in what is found in each segment; a finding over several counts in each."""
    text, source = "", ""
    places: list[tuple[int, int]] = []
    for each in story:
        places.append((len(text), len(source)))
        text += each.target + "\n\n"
        source += each.source + "\n\n"
        each.found = []
    code = code_of(story[0].rows[0]["lp"])
    report = checker.check_text(text, source=source if beside else None, source_language=code)
    for finding in report.findings:
        for each, place in zip(story, places, strict=True):
            start = max(finding.start - place[0], 0)
            end = min(max(finding.end, finding.start + 1) - place[0], len(each.target))
            if start < end:
                theirs = _inside(finding, place[1], len(each.source))
                each.found.append(((start, end), theirs, finding))


def _inside(finding: Finding, at: int, length: int) -> Span | None:
    if finding.source is None:
        return None
    start, end = max(finding.source.start - at, 0), min(finding.source.end - at, length)
    return (start, end) if start < end else None


def touches(one: Span, others: Iterable[Span]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for other in others)


def hits(path: Path, checker: Checker) -> list[tuple[float, float]]:
    """Precision and recall of the hits, without the source and with it."""
    every = stories(path)
    found = []
    for beside in (False, True):
        counts: Counter[str] = Counter()
        for story in every:
            check(checker, story, beside=beside)
            for each in story:
                _count_hits(each, counts)
        found.append((counts["right"] / max(1, counts["found"]), counts["hit"] / max(1, counts["marked"])))
    return found


def _count_hits(each: Segment, counts: Counter[str]) -> None:
    ours = [span for span, _, _ in each.found]
    for row in each.rows:
        if row.get("human") or not row.get("annotated", True):
            continue
        alone = Segment(each.source, each.target, [row])
        theirs = alone.marks("spans")
        counts["found"] += len(ours)
        counts["right"] += sum(touches(span, theirs) for span in ours)
        counts["marked"] += len(theirs)
        counts["hit"] += sum(touches(span, ours) for span in theirs)


def omissions(path: Path, checker: Checker, show: str) -> Counter[str]:
    """Counts of omissions on the side of the source: found, right, marked, hit."""
    counts: Counter[str] = Counter()
    for story in stories(path):
        check(checker, story, beside=True)
        for each in story:
            if each.rows[0].get("human"):
                continue
            gold = each.marks("source_spans", ("Accuracy/Omission",))
            every = each.marks("source_spans")
            ours = [
                (theirs, finding)
                for _, theirs, finding in each.found
                if theirs and finding.category == "accuracy/omission"
            ]
            for theirs, finding in ours:
                counts["found"] += 1
                right = touches(theirs, gold)
                counts["right"] += right
                counts["marked there"] += touches(theirs, every)
                counts["wrong segment"] += bool(each.marks("spans") or every)
                if show == "accuracy/omission" and not right:
                    _print(each, finding, theirs)
            counts["marked"] += len(gold)
            counts["hit"] += sum(touches(span, [span for span, _ in ours]) for span in gold)
            if show == "missed":
                for span in gold:
                    if not touches(span, [theirs for theirs, _ in ours]):
                        print(f"missed: {each.source[slice(*span)]}\n    {each.source}\n    {each.target}")
    return counts


def categories(path: Path, checker: Checker, show: str) -> dict[str, Counter[str]]:
    """For each category of ours: findings, those that touch any mark, a mark of that category."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for story in stories(path):
        check(checker, story, beside=True)
        for each in story:
            if each.rows[0].get("human"):
                continue
            for span, theirs, finding in each.found:
                if finding.category in MARKED:
                    counts = found[finding.category]
                    any_mark = _touched(each, span, theirs, ("",))
                    right = _touched(each, span, theirs, MARKED[finding.category])
                    code = code_of(each.rows[0]["lp"])
                    counts.update({"found": 1, "any": any_mark, "same": right, f"{code} found": 1})
                    counts[f"{code} any"] += any_mark
                    if show == finding.category and not any_mark:
                        _print(each, finding, theirs)
    return found


def by_rule(path: Path, checker: Checker, show: str) -> dict[str, Counter[str]]:
    """For each rule: findings, those that touch any mark, and findings in the reference, which is good."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    references: dict[tuple[str, str], str] = {}
    for story in stories(path):
        check(checker, story, beside=True)
        for each in story:
            row = each.rows[0]
            if row.get("human"):
                continue
            if row.get("reference"):
                references[each.source, row["reference"]] = code_of(row["lp"])
            for span, theirs, finding in each.found:
                right = _touched(each, span, theirs, ("",))
                found[finding.rule].update(found=1, right=right)
                if finding.rule.endswith(show or "?") and not right:
                    _print(each, finding, theirs)
    for (source, target), code in references.items():
        report = checker.check_text(target, source=source, source_language=code)
        for finding in report.findings:
            found[finding.rule]["reference"] += 1
            if finding.rule.endswith(show or "?"):
                there = finding.source.text if finding.source else ""
                print(
                    f"reference, {finding.rule}: “{finding.text}”, there “{there}”\n    {source}\n    "
                    f"{target}"
                )
    found[""]["reference"] = len(references)
    return found


def dropped(path: Path, checker: Checker) -> tuple[int, int]:
    """Of segments taken out of a story one at a time, those shown as left out, and all.

    A story is the first system's of each document; its first and last segment stay, and short ones. Of a
    segment that a story has twice nobody can tell which was taken out: either counts.
    """
    seen: set[str] = set()
    counts: Counter[bool] = Counter()
    for story in stories(path):
        document = str(story[0].rows[0].get("doc"))
        if document in seen or len(story) < 5:
            continue
        seen.add(document)
        code = code_of(story[0].rows[0]["lp"])
        source = "\n\n".join(each.source for each in story)
        for n, each in enumerate(story[1:-1], 1):
            if len(each.target) < _SHORT:
                continue
            text = "\n\n".join(other.target for m, other in enumerate(story) if m != n)
            start = len("\n\n".join(other.source for other in story[:n])) + 2
            report = checker.check_text(text, source=source, source_language=code)
            shown = [f.source for f in report.findings if f.source and f.rule == OMITTED]
            here = touches((start, start + len(each.source)), [(s.start, s.end) for s in shown])
            counts[here or any(each.source.strip() in s.text for s in shown)] += 1
    return counts[True], counts.total()


def _touched(each: Segment, span: Span, theirs: Span | None, names: tuple[str, ...]) -> bool:
    there = theirs is not None and touches(theirs, each.marks("source_spans", names))
    return there or touches(span, each.marks("spans", names))


def _print(each: Segment, finding: Finding, theirs: Span | None) -> None:
    shown = each.source[slice(*theirs)] if theirs else ""
    marks = [(s["category"], s["text"]) for row in each.rows for s in row["spans"]]
    marks += [
        ("source: " + s["category"], s["text"]) for row in each.rows for s in row.get("source_spans", [])
    ]
    print(
        f"{finding.rule}: “{finding.text}”, there “{shown}”\n    {each.source}\n    {each.target}\n    "
        f"{marks}"
    )


def perturbed(path: Path, checker: Checker, show: str) -> dict[str, tuple[int, int]]:
    """For each defect: sentences with an alarm that the one before had not, and all; "": before."""
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    before: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
    for row in rows(path):
        if not row.get("unperturbed") or row["system"] in ("mt_sent", "eng_sent"):
            continue
        code, key = code_of(row["lp"]), (row["source"], row["unperturbed"])
        if key not in before:
            report = checker.check_text(row["unperturbed"], source=row["source"], source_language=code)
            before[key] = _alarms(report)
            if show == "clean" and before[key]:
                print(f"{code} {sorted(before[key])}\n    {row['source']}\n    {row['unperturbed']}")
        report = checker.check_text(row["target"], source=row["source"], source_language=code)
        new = bool(_alarms(report) - before[key])
        found[row["system"]][new] += 1
        if show == row["system"] and not new:
            print(f"{code}\n    {row['source']}\n    {row['target']}\n    {row['unperturbed']}")
    every = {name: (counts[True], counts.total()) for name, counts in found.items()}
    every[""] = sum(map(bool, before.values())), len(before)
    return every


def _alarms(report: FileReport) -> frozenset[tuple[str, str]]:
    return frozenset((f.rule, f.text) for f in report.findings if f.rule.startswith(ALL))


def row_of(name: str, asked: str, seen: str) -> None:
    print(f"{name:52} {asked:>12}  {seen}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--only", default="", help="a name of a file, or hits, omissions, categories, rules, dropped, demetr"
    )
    parser.add_argument("--show", default="")
    parser.add_argument("--preview", action="store_true", help="hits with the rules in preview, too")
    options = parser.parse_args()
    only: str = options.only

    def wanted(name: str, what: str) -> Path | None:
        path: Path = options.folder / f"{name}.dev.jsonl.xz"
        named = not only or only in (what, name) or f"{what}:{name}" == only
        return path if named and path.exists() else None

    pairs = Checker(select=[ALL], preview=True)
    usual = Checker(status={ALL: "stable"}) if options.preview else Checker()
    row_of("figure", "asked", "seen")
    for name in ("mqm-wmt23sxs-zhen", "mqm-wmt21-zhen"):
        if path := wanted(name, "hits"):
            (p0, r0), (p1, r1) = hits(path, usual)
            row_of(f"{name} hitR, times that without", ">= 1.6", f"{r1 / r0:.2f} ({r0:.4f}, {r1:.4f})")
            row_of(f"{name} hitP", "not lower", f"{p0:.3f} without, {p1:.3f} with the source")
    for name in ("mqm-wmt23sxs-zhen", "mqm-wmt21-zhen", "bio-mqm"):
        if path := wanted(name, "omissions"):
            c = omissions(path, pairs, options.show)
            found, marked = max(1, c["found"]), max(1, c["marked"])
            also = f"any mark {c['marked there'] / found:.3f}, segment wrong {c['wrong segment'] / found:.3f}"
            row_of(
                f"{name} omissions, precision", ">= .5", f"{c['right'] / found:.3f} of {c['found']} ({also})"
            )
            row_of(f"{name} omissions, recall", ">= .3", f"{c['hit'] / marked:.3f} of {c['marked']}")
    if path := wanted("bio-mqm", "categories"):
        for category, c in sorted(categories(path, pairs, options.show).items()):
            found = max(1, c["found"])
            by = " ".join(
                f"{code} {c[f'{code} any']}/{c[f'{code} found']}"
                for code in ("de", "es", "fr", "it", "pt", "ru")
            )
            row_of(f"bio-mqm {category}, any mark", ">= .5", f"{c['any'] / found:.3f} of {c['found']} ({by})")
            row_of(f"bio-mqm {category}, that category", "", f"{c['same'] / found:.3f}")
    for name in ("mqm-wmt23sxs-zhen", "mqm-wmt21-zhen", "bio-mqm"):
        if options.only == "rules" and (path := wanted(name, "rules")):
            rules = by_rule(path, pairs, options.show)
            row_of(
                f"{name}, by rule", "", f"findings, with a mark; in {rules.pop('')['reference']} references"
            )
            for rule, c in sorted(rules.items()):
                row_of(
                    f"  {rule}",
                    "",
                    f"{c['found']:5} {c['right'] / max(1, c['found']):.2f} {c['reference']:5}",
                )
    for name in ("mqm-wmt23sxs-zhen", "mqm-wmt21-zhen", "bio-mqm"):
        if path := wanted(name, "dropped"):
            hit, count = dropped(path, pairs)
            row_of(f"{name} segments dropped", ">= .9", f"{hit / max(1, count):.3f} of {count}")
    if path := wanted("demetr", "demetr"):
        _demetr(perturbed(path, pairs, options.show))


def _demetr(every: dict[str, tuple[int, int]]) -> None:
    asked = {"critical_id10_numbers_replaced": ">= .9", "critical_id9_ne_replaced": ">= .6", "": "<= .02"}
    for name in sorted(every, key=lambda name: (name not in asked, name)):
        hit, count = every[name]
        title = f"demetr {name}" if name else "demetr alarms on the sentences before"
        row_of(title, asked.get(name, ""), f"{hit / count:.3f} of {count}")


if __name__ == "__main__":
    main()
