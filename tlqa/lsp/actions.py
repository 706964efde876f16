"""What an editor offers to do about findings: make the fix, take the finding back, explain the rule."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from lsprotocol import types

from tlqa.fixing import Edit, key_of, plan
from tlqa.ignoring import Insertion, can_ignore, ignore_here, ignore_in_file
from tlqa.inputs.base import read
from tlqa.lsp.beside import addition
from tlqa.lsp.checking import raw
from tlqa.lsp.diagnostics import Ranges, diagnostics
from tlqa.outputs.terminal import printable
from tlqa.rewriting import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.engine import Checker
    from tlqa.errors import InputError
    from tlqa.fixing import Plan
    from tlqa.inputs.base import Raw
    from tlqa.lsp.checking import Checked
    from tlqa.lsp.positions import Encoding
    from tlqa.lsp.stories import Story
    from tlqa.model import Document, FileReport, Finding

EXPLAIN = "tlqa.explain"
"""The command that shows a rule's page; its arguments are the rule's id and the document's URI."""
FIX_ALL = "source.fixAll.tlqa"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]
_WIDTH = 40
_MOST = 10  # findings at once that actions are offered for


class Actions:
    """What can be done in a document that was checked by a checker.

    Args:
        versioned: whether the editor takes edits that name the version they are for.
        creates: whether it can make files.
    """

    def __init__(
        self,
        story: Story,
        checked: Checked,
        checker: Checker,
        encoding: Encoding,
        *,
        versioned: bool,
        creates: bool,
    ) -> None:
        self._story, self._checked, self._checker = story, checked, checker
        self._ranges = Ranges(checked, encoding)
        self._encoding, self._versioned, self._creates = encoding, versioned, creates

    def at(self, range_: types.Range, only: Sequence[str] | None) -> list[types.CodeAction]:
        """The actions for a range, of the kinds that the editor wants."""
        found: list[types.CodeAction] = []
        if _wanted(types.CodeActionKind.QuickFix, only):
            touched = list(self._checked.touching(*self._ranges.span(range_)))
            for report, finding in touched[:_MOST]:
                found += self._about(report, finding)
            if touched:
                found += self._fix_all(types.CodeActionKind.QuickFix)
        if only is not None and _wanted(FIX_ALL, only):
            found += self._fix_all(FIX_ALL)
        return found

    def _about(self, report: FileReport, finding: Finding) -> Iterator[types.CodeAction]:
        shown = [self._diagnostics[id(finding)]]
        if finding.fix is not None and (edits := self._mending(finding)):
            doubt = "" if finding.fix.safe else " (check the meaning)"
            yield self._edit(_title(finding) + doubt, edits, shown, preferred=finding.fix.safe)
        if self._checker.suppress:
            yield from self._ignoring(report, finding, shown)
        title = f"Explain {finding.rule}"
        command = types.Command(title, EXPLAIN, arguments=[finding.rule, self._story.uri])
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, shown, command=command)

    def _ignoring(
        self, report: FileReport, finding: Finding, shown: list[types.Diagnostic]
    ) -> Iterator[types.CodeAction]:
        here, everywhere = f"Ignore {finding.rule} here", f"Ignore {finding.rule} in this file"
        if can_ignore(report.document.format):
            naming = self._checker.naming
            if comment := ignore_here(self._raw, report, finding, naming):
                yield self._edit(here, comment, shown)
            if comment := ignore_in_file(self._raw, report, finding, naming):
                yield self._edit(everywhere, comment, shown)
        elif self._story.is_file and self._creates:
            for title, all_ in ((here, False), (everywhere, True)):
                if added := addition(self._story.path, finding, everywhere=all_):
                    edit = types.WorkspaceEdit(document_changes=added.changes())
                    quick = types.CodeActionKind.QuickFix
                    yield types.CodeAction(f"{title}, by the list beside it", quick, shown, edit=edit)

    def _mending(self, finding: Finding) -> tuple[Edit, ...]:
        others = [
            key_of(number, each)
            for number, report in enumerate(self._checked.reports)
            for each in report.findings
            if each is not finding
        ]
        return self._sound(plan(self._checked.reports, unsafe=True, refused=others))

    def _sound(self, chosen: Plan) -> tuple[Edit, ...]:
        """The edits of a plan after which the file says what was meant."""

        def again(data: bytes) -> Iterator[Document | InputError]:
            return read(replace(self._raw, data=data), self._checked.format)

        checked = self._checked
        errors = len(checked.problems)
        return sound(again, self._raw.data, checked.reports, errors, chosen.edits)

    @cached_property
    def _raw(self) -> Raw:
        return raw(self._checker, self._checked.text, self._story.path)

    def _fix_all(self, kind: str) -> Iterator[types.CodeAction]:
        if edits := self._sound(plan(self._checked.reports)):
            many = f"all {len(edits)} safe fixes" if len(edits) > 1 else "the one safe fix"
            yield self._edit(f"Make {many} in this file", edits, [], kind=kind)

    @cached_property
    def _diagnostics(self) -> dict[int, types.Diagnostic]:
        """By the identity of the finding that each is about; those of findings come first."""
        shown = diagnostics(self._story, self._checked, self._encoding)
        return {id(f): each for (_, f), each in zip(self._checked.findings, shown, strict=False)}

    def _edit(
        self,
        title: str,
        edits: Iterable[Edit | Insertion],
        shown: list[types.Diagnostic],
        *,
        kind: str = types.CodeActionKind.QuickFix,
        preferred: bool = False,
    ) -> types.CodeAction:
        made = [self._text_edit(each) for each in edits]
        uri, version = self._story.uri, self._checked.version
        if self._versioned:
            document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
            edit = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, made)])
        else:
            edit = types.WorkspaceEdit(changes={uri: made})
        return types.CodeAction(title, kind, shown or None, is_preferred=preferred or None, edit=edit)

    def _text_edit(self, edit: Edit | Insertion) -> types.TextEdit:
        if isinstance(edit, Insertion):
            return types.TextEdit(self._ranges.range(edit.at, edit.at), edit.text)
        return types.TextEdit(self._ranges.range(edit.start, edit.end), edit.written)


def _title(finding: Finding) -> str:
    assert finding.fix is not None
    new = finding.fix.replacement
    return f"Replace with ‘{_short(new)}’" if new.strip() else f"Take out ‘{_short(finding.text)}’"


def _short(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _WIDTH else shown[: _WIDTH - 1] + "…"


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Kinds are trees: who asks for ``source`` wants ``source.fixAll.tlqa``."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") for each in only)
