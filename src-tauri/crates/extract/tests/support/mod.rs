//! What the suites share: the real child, and the fixtures.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;

use chairside_extract::{ExtractError, Extracted, Extractor, PartKind};

pub fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_chairside-extract"))
}

pub fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(path.join(name)).expect("the fixture is there")
}

pub fn read(file: &[u8]) -> Extracted {
    extractor().extract(file, None).expect("the file is read")
}

pub fn refused(file: &[u8]) -> ExtractError {
    extractor()
        .extract(file, None)
        .expect_err("the file is refused")
}

/// Says whether a text of this kind holds `word`, in the file itself.
pub fn has(extracted: &Extracted, kind: PartKind, word: &str) -> bool {
    extracted.texts(kind).any(|text| text.contains(word))
}

#[track_caller]
pub fn assert_has(extracted: &Extracted, kind: PartKind, word: &str) {
    let texts: Vec<&str> = extracted.texts(kind).collect();
    assert!(
        has(extracted, kind, word),
        "{word} stands in {kind:?}, which reads {texts:?}"
    );
}
