//! No number from guidance stands in code: every integer literal of this crate's source is in
//! a short list, with its reason.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One line for each allowed literal: file, literal, reason, separated by ` | `. The file `*`
/// stands for every file.
const ALLOWED: &str = include_str!("../allowed-literals.txt");

/// The list stays short: a longer one means that policy is creeping into code.
const ALLOWED_AT_MOST: usize = 30;

#[test]
fn every_integer_literal_is_allowed_and_has_a_reason() {
    let allowed = allowed();
    let mut unused: BTreeSet<(String, String)> = allowed.iter().cloned().collect();
    let mut refused = Vec::new();
    for file in rust_files(&source_root()) {
        let name = name_of(&file);
        let source = std::fs::read_to_string(&file).unwrap();
        for (line, literal) in integer_literals(&source) {
            let here = (name.clone(), literal.clone());
            let everywhere = ("*".to_owned(), literal.clone());
            unused.remove(&here);
            unused.remove(&everywhere);
            if !allowed.contains(&here) && !allowed.contains(&everywhere) {
                refused.push(format!("{name}:{line}: {literal}"));
            }
        }
    }
    let advice = "put it in a procedure pack, or in allowed-literals.txt with its reason";
    assert!(refused.is_empty(), "{advice}:\n{}", refused.join("\n"));
    assert!(
        unused.is_empty(),
        "no longer needed in allowed-literals.txt: {unused:?}"
    );
}

#[test]
fn a_literal_is_seen_wherever_code_can_hold_one() {
    let source = r##"
        //! 11 in a comment, /* 12 */ and
        const A: u32 = 13; /* 14 /* 15 */ 16 */
        let s = "17 \" 18"; let r = r#"19 " 20"#; let c = '2'; let q = '\'';
        fn f<'a>(x: &'a str) { x.0; y.12; g(21_000, 0x16, 23u8, 1..=24, b"25") }
        let id2 = Pn3; let t = 26.5;
        #[cfg(test)]
        mod tests { const B: u32 = 27; fn g() { let s = "}"; } }
        const C: u32 = 28;
    "##;
    let found: Vec<String> = integer_literals(source)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert_eq!(
        found,
        ["13", "21000", "0x16", "23", "1", "24", "26", "5", "28"]
    );
}

fn allowed() -> BTreeSet<(String, String)> {
    let lines = ALLOWED
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let allowed: BTreeSet<(String, String)> = lines
        .map(|line| {
            let fields: Vec<&str> = line.split(" | ").collect();
            let [file, literal, reason] = fields.as_slice() else {
                panic!("write FILE | LITERAL | REASON: {line}");
            };
            assert!(reason.split(' ').count() > 2, "give a reason: {line}");
            ((*file).to_owned(), (*literal).to_owned())
        })
        .collect();
    assert!(allowed.len() <= ALLOWED_AT_MOST, "the list is too long");
    allowed
}

fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn name_of(file: &Path) -> String {
    let name = file.strip_prefix(source_root()).unwrap();
    name.to_str().unwrap().replace('\\', "/")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Integer literals of a source with their lines: not in comments, texts, names, the numbers of
/// tuple fields, or modules that only tests compile.
fn integer_literals(source: &str) -> Vec<(usize, String)> {
    let code = without_tests(&without_comments_and_texts(source));
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let signs: Vec<char> = line.chars().collect();
        let mut at = 0;
        while at < signs.len() {
            let starts_word = signs[at].is_alphanumeric() || signs[at] == '_';
            if !starts_word {
                at += 1;
                continue;
            }
            let end = (at..signs.len())
                .find(|end| !(signs[*end].is_alphanumeric() || signs[*end] == '_'))
                .unwrap_or(signs.len());
            let word: String = signs[at..end].iter().filter(|sign| **sign != '_').collect();
            let is_number = signs[at].is_ascii_digit();
            // `pair.0` names a field; `26.5` and `1..=24` hold numbers.
            let follows_dot = at > 0 && signs[at - 1] == '.';
            let is_field = follows_dot
                && !(at > 1 && (signs[at - 2] == '.' || signs[at - 2].is_ascii_digit()));
            if is_number && !is_field {
                found.push((index + 1, without_suffix(&word)));
            }
            at = end;
        }
    }
    found
}

fn without_suffix(word: &str) -> String {
    if word.starts_with("0x") || word.starts_with("0b") {
        return word.to_owned();
    }
    word.chars().take_while(char::is_ascii_digit).collect()
}

/// Blanks comments, texts and characters, and keeps the lines.
fn without_comments_and_texts(source: &str) -> String {
    let signs: Vec<char> = source.chars().collect();
    let mut code = String::new();
    let mut at = 0;
    while at < signs.len() {
        let end = skipped_to(&signs, at);
        if end > at {
            code.push(' ');
            code.extend(signs[at..end].iter().filter(|sign| **sign == '\n'));
            at = end;
        } else {
            code.push(signs[at]);
            at += 1;
        }
    }
    code
}

/// Where a comment, text or character that starts here ends; `at` itself when none does.
fn skipped_to(signs: &[char], at: usize) -> usize {
    let rest: String = signs[at..].iter().take(8).collect();
    let is_in_word = at > 0 && (signs[at - 1].is_alphanumeric() || signs[at - 1] == '_');
    if rest.starts_with("//") {
        return end_after(signs, at, "\n") - 1;
    }
    if rest.starts_with("/*") {
        return end_of_block_comment(signs, at);
    }
    let prefix = rest
        .chars()
        .take_while(|sign| matches!(sign, 'r' | 'b'))
        .count();
    let hashes = rest
        .chars()
        .skip(prefix)
        .take_while(|sign| *sign == '#')
        .count();
    let opens_text = rest.chars().nth(prefix + hashes) == Some('"');
    let is_raw = rest.chars().take(prefix).any(|sign| sign == 'r');
    if opens_text && is_raw && !is_in_word {
        let close = format!("\"{}", "#".repeat(hashes));
        return end_after(signs, at + prefix + hashes + 1, &close);
    }
    if opens_text && hashes == 0 && !is_in_word {
        return end_of_quote(signs, at + prefix, '"');
    }
    let is_escape = signs.get(at + 1) == Some(&'\\');
    if signs[at] == '\'' && (is_escape || signs.get(at + 2) == Some(&'\'')) {
        return end_of_quote(signs, at, '\'');
    }
    at
}

fn end_after(signs: &[char], from: usize, close: &str) -> usize {
    let close: Vec<char> = close.chars().collect();
    (from..signs.len())
        .find(|at| signs[*at..].starts_with(&close))
        .map_or(signs.len() + 1, |at| at + close.len())
        .min(signs.len() + 1)
}

fn end_of_quote(signs: &[char], open: usize, quote: char) -> usize {
    let mut at = open + 1;
    while at < signs.len() && signs[at] != quote {
        at += if signs[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(signs.len())
}

fn end_of_block_comment(signs: &[char], open: usize) -> usize {
    let mut depth = 0;
    let mut at = open;
    while at + 1 < signs.len() {
        match (signs[at], signs[at + 1]) {
            ('/', '*') => {
                depth += 1;
                at += 2;
            }
            ('*', '/') => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    signs.len()
}

/// Blanks every `#[cfg(test)] mod ... { ... }`, and keeps the lines.
fn without_tests(code: &str) -> String {
    let mut left = code.to_owned();
    while let Some(start) = left.find("#[cfg(test)]") {
        let open = left[start..]
            .find('{')
            .map_or(left.len(), |offset| start + offset);
        let mut depth = 0;
        let close = left[open..].char_indices().find_map(|(offset, sign)| {
            depth += i32::from(sign == '{') - i32::from(sign == '}');
            (depth == 0).then_some(open + offset + 1)
        });
        let end = close.unwrap_or(left.len());
        let blank: String = left[start..end]
            .chars()
            .filter(|sign| *sign == '\n')
            .collect();
        left.replace_range(start..end, &blank);
    }
    left
}
