"""Counts, most often first."""

from __future__ import annotations

from runs import RUNS, corpus_run, render


def test_counts_of_a_run() -> None:
    report = corpus_run()
    tables = [table.splitlines() for table in render("statistics", report).split("\n\n")]
    assert [table[0].split() for table in tables] == [
        ["findings", "stories", name] for name in ("severity", "category", "rule")
    ]
    every = [finding for file in report.files for finding in file.findings]
    for table in tables:
        rows = [(int(row.split()[0]), int(row.split()[1])) for row in table[1:]]
        assert sum(findings for findings, _ in rows) == len(every)
        assert all(stories <= findings for findings, stories in rows)
    counts = [int(row.split()[0]) for row in tables[2][1:]]
    assert counts == sorted(counts, reverse=True)
    first = tables[2][1].split()
    assert int(first[0]) == sum(finding.rule == first[2] for finding in every)
    assert int(first[1]) == sum(any(f.rule == first[2] for f in file.findings) for file in report.files)


def test_nothing_found() -> None:
    assert render("statistics", RUNS["empty"]()) == (
        "findings  stories  severity\n"
        "       0        0  critical\n"
        "       0        0  major\n"
        "       0        0  minor\n"
        "\n"
        "findings  stories  category\n"
        "\n"
        "findings  stories  rule\n"
    )
