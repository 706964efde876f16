"""A comparison for people: the figures, which draft is better and where, the lines that are furthest off."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tlqa.distance.verdict import CHANCE
from tlqa.frozen import dataclass
from tlqa.measures import worst_first
from tlqa.outputs.terminal import paint, printable, shorten, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.distance.model import Compared, Comparison, Found
    from tlqa.model import Finding

_TEXT = 160
_NOTHING = "(nothing)"
_PATH = 40
_FEW = 30  # segments; with fewer, what is more than chance can hardly be told
_TESTS = {"bootstrap": "paired bootstrap", "ar": "approximate randomisation"}


@dataclass(frozen=True, slots=True)
class Look:
    """How much is shown.

    Attributes:
        worst: so many lines of each list.
        every: a table of all lines, too.
        digits: after the point.
    """

    worst: int = 5
    every: bool = False
    digits: int = 1
    color: bool = False


def render(compared: Compared, look: Look) -> str:
    """The report, ending in a line end."""
    parts = [_head(compared), _table(compared, look)]
    parts += [part for each in compared.comparisons for part in _comparison(compared, each, look)]
    for number in range(len(compared.paired.drafts)):
        parts += _draft(compared, number, look)
    parts.append(_signatures(compared))
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def _head(compared: Compared) -> Iterator[str]:
    paired = compared.paired
    drafts = "1 draft" if len(paired.drafts) == 1 else f"{len(paired.drafts)} drafts"
    against = ", ".join(printable(side.path) for side in paired.references)
    many = paired.pairing.one if len(paired) == 1 else paired.pairing.value
    yield f"{drafts} against {against}: {len(paired)} {many}"
    yield from (f"note: {printable(remark)}" for remark in paired.remarks)


def _table(compared: Compared, look: Look) -> Iterator[str]:
    names = compared.figures.names
    paths = [shorten(side.path, _PATH) for side in compared.paired.drafts]
    first = max(map(width, paths))
    cells = [
        [f"{measured.story[name]:.{look.digits}f}" for name in names] for measured in compared.figures.drafts
    ]
    wide = [max(len(name), *(len(row[n]) for row in cells)) for n, name in enumerate(names)]
    head = "  ".join(name.rjust(wide[n]) for n, name in enumerate(names))
    yield paint(f"{'':{first}}  {head}", "bold", look.color)
    for path, row in zip(paths, cells, strict=True):
        shown = "  ".join(cell.rjust(wide[n]) for n, cell in enumerate(row))
        yield path + " " * (first - width(path)) + "  " + shown


def _comparison(compared: Compared, comparison: Comparison, look: Look) -> Iterator[Iterator[str]]:
    yield _verdict(compared, comparison, look)
    drafts = compared.paired.drafts
    for number, sign in ((comparison.draft, 1), (0, -1)):
        lines = [(at, gain) for at, gain in comparison.lines if gain * sign > 0][: look.worst]
        if lines:
            path = printable(drafts[number].path)
            yield _where(compared, comparison, f"Where {path} is better ({compared.by}):", lines, look)


def _verdict(compared: Compared, comparison: Comparison, look: Look) -> Iterator[str]:
    names = [printable(compared.paired.drafts[n].path) for n in (comparison.draft, 0)]
    if comparison.better == 0:
        names.reverse()
    if comparison.better is not None:
        said = f"{names[0]} is nearer to the reference than {names[1]}"
    elif any(each.gain for each in comparison.differences.values()):
        said = f"{names[0]} or {names[1]}: the metrics do not agree"
    else:
        said = f"{names[0]} and {names[1]} have the same figures"
    yield paint(said, "bold", look.color)
    before, after = compared.figures.drafts[0].story, compared.figures.drafts[comparison.draft].story
    for name, each in comparison.differences.items():
        p = "" if each.p is None else f"   p = {each.p:.4f}{'*' if each.p < CHANCE else ''}"
        change = f"{before[name]:.{look.digits}f} → {after[name]:.{look.digits}f}"
        yield f"  {name:8} {change}  {_better(each.gain)}{p}"
    yield from _test(compared, comparison)


def _better(gain: float) -> str:
    return "better" if gain > 0 else "worse" if gain < 0 else "the same"


def _test(compared: Compared, comparison: Comparison) -> Iterator[str]:
    tested = compared.significance
    if tested is None:
        yield "  Is that more than chance? --test bootstrap, or --test ar, says."
        return
    yield (
        f"  {_TESTS[tested.method]}, {tested.samples} samples, seed {tested.seed};"
        f" * more than chance (p < {CHANCE:g})"
    )
    if comparison.sure is not None and comparison.better is not None:
        yield "  By every metric that is more than chance." if comparison.sure else "  That may be chance."
    segments = sum(scores is not None for scores in compared.figures.drafts[0].lines)
    if segments < _FEW:
        yield f"  Of {segments} {compared.paired.pairing} such a test can hardly tell: take more copy."


def _where(
    compared: Compared, comparison: Comparison, title: str, lines: Sequence[tuple[int, float]], look: Look
) -> Iterator[str]:
    yield paint(title, "bold", look.color)
    first, other = compared.figures.drafts[0].lines, compared.figures.drafts[comparison.draft].lines
    for at, _ in lines:
        before, after = first[at], other[at]
        if before is not None and after is not None:
            values = (before[compared.by], after[compared.by])
            yield f"  {_place(compared, at, look)}  " + " → ".join(f"{v:.{look.digits}f}" for v in values)
            yield from _texts(compared, at, (0, comparison.draft), look)


def _place(compared: Compared, at: int, look: Look) -> str:
    return paint(f"{compared.paired.pairing.one} {at + 1}", "cyan", look.color)


def _texts(compared: Compared, at: int, drafts: Sequence[int], look: Look) -> Iterator[str]:
    paired = compared.paired
    references = [shorten(side.segments[at].text, _TEXT) for side in paired.references]
    named = [(shorten(paired.drafts[n].path, _PATH), paired.drafts[n].segments[at].text) for n in drafts]
    wide = max(width(name) for name in ("reference", *(name for name, _ in named)))
    for text in references:
        yield f"    {'reference':{wide}}  {text or _NOTHING}"
    for name, text in named:
        shown = _marked(shorten(text, _TEXT), references[0], look.color)
        yield f"    {name}{' ' * (wide - width(name))}  {shown or _NOTHING}"


def _marked(text: str, reference: str, color: bool) -> str:
    """A line as it is shown, with the words that the reference does not have there in colour."""
    if not color:
        return text
    words, theirs = text.split(" "), reference.split(" ")
    same = {
        n
        for _, start, size in SequenceMatcher(None, theirs, words, autojunk=False).get_matching_blocks()
        for n in range(start, start + size)
    }
    return " ".join(word if n in same else paint(word, "yellow", True) for n, word in enumerate(words))


def _draft(compared: Compared, number: int, look: Look) -> Iterator[Iterator[str]]:
    found = compared.found[number] if compared.found else None
    if look.every:
        yield _every(compared, number, look)
    yield _lowest(compared, number, found, look)
    if found is not None:
        yield _check(compared, number, found, look)


def _every(compared: Compared, number: int, look: Look) -> Iterator[str]:
    yield paint(f"{printable(compared.paired.drafts[number].path)}, every line:", "bold", look.color)
    names = compared.figures.names
    yield f"  {compared.paired.pairing.one:>9}  " + "  ".join(f"{name:>8}" for name in names)
    for at, scores in enumerate(compared.figures.drafts[number].lines):
        if scores is not None:
            rules = _rules(compared.found[number].segments[at]) if compared.found else ""
            yield f"  {at + 1:9}  {_row(names, scores, look)}  {rules}".rstrip()


def _row(names: Sequence[str], scores: Mapping[str, float], look: Look) -> str:
    return "  ".join(f"{scores[name]:8.{look.digits}f}" for name in names)


def _rules(findings: Sequence[Finding]) -> str:
    return " ".join(dict.fromkeys(finding.rule for finding in findings))


def _lowest(compared: Compared, number: int, found: Found | None, look: Look) -> Iterator[str]:
    """The segments furthest from the reference; none where all have its words."""
    by, lines = compared.by, compared.figures.drafts[number].lines
    same = {
        at
        for at, segment in enumerate(compared.paired.drafts[number].segments)
        if any(segment.text == side.segments[at].text for side in compared.paired.references)
    }
    scored = [
        (worst_first(by, s[by]), at, s) for at, s in enumerate(lines) if s is not None and at not in same
    ]
    worst = sorted(scored, key=lambda each: each[:2])[: look.worst]
    if not worst:
        return
    path = printable(compared.paired.drafts[number].path)
    yield paint(f"{path}, furthest from the reference ({by}):", "bold", look.color)
    for _, at, scores in worst:
        figures = ", ".join(f"{name} {scores[name]:.{look.digits}f}" for name in compared.figures.names)
        yield f"  {_place(compared, at, look)}  {figures}"
        yield from _texts(compared, at, (number,), look)
        if found is not None:
            yield from _findings(found.segments[at])


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "    no finding"
    for finding in findings:
        yield f"    {finding.severity.value} {finding.rule}: {shorten(finding.text, 60)}"


def _check(compared: Compared, number: int, found: Found, look: Look) -> Iterator[str]:
    path = printable(compared.paired.drafts[number].path)
    one, many = compared.paired.pairing.one, compared.paired.pairing.value
    yield paint(f"{path}, the check against the reference ({compared.by}):", "bold", look.color)
    for count, mean, what in (
        (found.with_, found.mean_with, "with findings"),
        (found.without, found.mean_without, "without"),
    ):
        yield f"  {count} {one if count == 1 else many} {what}" + (
            "" if mean is None else f", {mean:.{look.digits}f} on average"
        )
    if found.auc is not None:
        yield (
            f"  of two {many}, one with findings and one without, the one with them is the further off"
            f" {found.auc * 100:.0f} times in 100 (50 is chance)"
        )
    if found.same:
        named = ", ".join(str(at + 1) for at in found.same)
        where = one if len(found.same) == 1 else many
        yield f"  found something, though a reference has the very words: {where} {named}"
    if found.elsewhere:
        yield f"  findings outside what was compared: {found.elsewhere}"


def _signatures(compared: Compared) -> Iterator[str]:
    tested = compared.significance
    for name, signature in (tested.signatures if tested else compared.figures.signatures).items():
        yield f"{name:8} {signature}"
