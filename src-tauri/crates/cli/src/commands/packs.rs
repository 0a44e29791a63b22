//! Procedure packs. No vault is needed.

use std::path::Path;

use chairside_api::{check_pack, packs};
use serde_json::{Value, json};

use super::{Desk, text_of};
use crate::failure::Failure;

impl Desk<'_> {
    pub(super) fn packs(&self) -> Result<(), Failure> {
        let packs = packs()?;
        let answer = packs.iter().map(|pack| {
            json!({
                "id": pack.id,
                "name": pack.name,
                "version": pack.version,
                "caution": pack.caution,
            })
        });
        let answer = Value::Array(answer.collect());
        let lines = packs.iter().map(|pack| {
            let line = format!("{}  {}  {}", pack.id, pack.name, pack.caution);
            line.trim_end().to_owned()
        });
        self.output.answer(&answer, &lines.collect::<Vec<_>>())
    }

    pub(super) fn check_pack(&self, file: &Path) -> Result<(), Failure> {
        let pack = check_pack(&text_of(file))?;
        let answer = json!({ "id": pack.id, "name": pack.name, "version": pack.version });
        let sentence = format!(
            "{} ({}, version {}) can be installed in Settings.",
            pack.name, pack.id, pack.version
        );
        self.output.answer(&answer, &[sentence])
    }
}
