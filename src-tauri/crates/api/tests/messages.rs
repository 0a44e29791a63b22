//! Every code that the program shows has its words.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The literals that follow a call, whatever the layout.
fn literals_after<'t>(text: &'t str, call: &str) -> Vec<&'t str> {
    text.match_indices(call)
        .filter_map(|(at, _)| {
            let rest = text[at + call.len()..].trim_start();
            rest.strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
        })
        .collect()
}

#[test]
fn every_code_has_its_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = fs::read_to_string(root.join("../../../assets/messages/en-GB.toml")).unwrap();
    let messages: toml::Table = file.parse().unwrap();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut missing = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for call in [
            "AppError::new(",
            "Self::new(",
            "AppError::with(",
            "Self::with(",
        ] {
            let codes = literals_after(&text, call).into_iter();
            missing.extend(
                codes
                    .filter(|c| messages["error"].get(c).is_none())
                    .map(|c| format!("error {c}")),
            );
        }
        let codes = literals_after(&text, " text(").into_iter();
        let codes = codes.filter(|code| !code.contains('{'));
        missing.extend(
            codes
                .filter(|c| messages["text"].get(c).is_none())
                .map(|c| format!("text {c}")),
        );
    }
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "no words for: {missing:#?}");
}

#[test]
fn errors_say_what_happened_and_what_to_do_and_blame_no_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = fs::read_to_string(root.join("../../../assets/messages/en-GB.toml")).unwrap();
    let messages: toml::Table = file.parse().unwrap();
    for (code, words) in messages["error"].as_table().unwrap() {
        for half in ["what_happened", "what_to_do"] {
            let sentence = words[half].as_str().unwrap();
            assert!(sentence.len() > 5, "{code} has no {half}");
            let ends_well = sentence.ends_with(['.', '}']);
            assert!(ends_well, "{code}: {half} is not a sentence");
            assert!(
                !sentence.contains('!') && !sentence.to_lowercase().contains("sorry"),
                "{code}"
            );
        }
    }
}
