//! Prints the findings of Harper's curated rules: file, start, end (code points), kind, a line each.
//! `--only-mechanics` leaves those that tlqa has its like of: marks, spaces, repetition.
use harper_core::linting::{LintGroup, LintKind, Linter};
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};
use std::{env, fs};

fn main() {
    let mut linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::American);
    let mut mechanics = false;
    for path in env::args().skip(1) {
        if path == "--only-mechanics" {
            mechanics = true;
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text in UTF-8");
        let document = Document::new_plain_english_curated(&text);
        for lint in linter.lint(&document) {
            let like = matches!(
                lint.lint_kind,
                LintKind::Formatting | LintKind::Punctuation | LintKind::Repetition | LintKind::Typo
            );
            if like || !mechanics {
                println!("{}\t{}\t{}\t{:?}", path, lint.span.start, lint.span.end, lint.lint_kind);
            }
        }
    }
}
