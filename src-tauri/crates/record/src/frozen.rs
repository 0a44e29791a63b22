//! Approved minutes read as they were approved, whatever comes later.

use automerge::ChangeHash;
use chairside_domain::conference::Conference;
use chairside_domain::ids::{MinuteBlockId, MinutesVersionId};
use chairside_domain::minutes::{MinuteBlock, MinutesVersion};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::audit::Audit;
use crate::document::View;
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::record::Record;
use crate::stamp::Stamp;

/// A block that someone changed apart while another approved the version.
///
/// It is not part of the approved minutes, and it is not lost: a person takes it into a new
/// version, or sets it aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct LateEdit {
    /// The approved version.
    pub version: MinutesVersionId,
    /// The block.
    pub block: MinuteBlockId,
    /// The block as approved; empty if it was added.
    pub approved: Option<MinuteBlock>,
    /// The block as changed; empty if it was removed.
    pub changed: Option<MinuteBlock>,
}

impl Record {
    /// Puts the approved blocks into every frozen version.
    pub(crate) fn restore_frozen(&self, conference: &mut Conference) -> Result<(), RecordError> {
        for version in &mut conference.minutes {
            if let Some(heads) = self.frozen_heads(version) {
                version.blocks = self.blocks_at(version.id, &heads)?;
            }
        }
        Ok(())
    }

    /// Heads at which a version was approved. After a passage was erased they are no longer
    /// part of the record, and the blocks that were taken over are the approved ones.
    fn frozen_heads(&self, version: &MinutesVersion) -> Option<Vec<ChangeHash>> {
        version
            .is_frozen()
            .then(|| self.known_heads(&version.heads).ok())
            .flatten()
    }

    fn blocks_at(
        &self,
        version: MinutesVersionId,
        heads: &[ChangeHash],
    ) -> Result<Vec<MinuteBlock>, RecordError> {
        let view = View::at(&self.document, self.kind, heads);
        let (objects, spot) = view.find(&ItemPath::to("minutes", version))?;
        let fields = Value::Object(view.map(&objects, &spot)?);
        let version: MinutesVersion =
            serde_json::from_value(fields).map_err(|_| RecordError::NotReadable)?;
        Ok(version.blocks)
    }

    /// Changes to approved minutes that were made apart from the approval, until set aside.
    pub fn late_edits(&self) -> Result<Vec<LateEdit>, RecordError> {
        let conference: Conference = self.read(&ItemPath::root())?;
        let mut edits = Vec::new();
        for version in &conference.minutes {
            let Some(heads) = self.frozen_heads(version) else {
                continue;
            };
            let approved = self.blocks_at(version.id, &heads)?;
            let seen = match self.accepted_heads(&late_key(version.id))?.pop() {
                Some(seen) => self.blocks_at(version.id, &seen)?,
                None => approved.clone(),
            };
            let find = |blocks: &[MinuteBlock], id| blocks.iter().find(|b| b.id == id).cloned();
            let mut ids: Vec<MinuteBlockId> = approved.iter().map(|block| block.id).collect();
            ids.extend(version.blocks.iter().map(|block| block.id));
            ids.sort_unstable();
            ids.dedup();
            for block in ids {
                let changed = find(&version.blocks, block);
                if changed != find(&seen, block) {
                    let approved = find(&approved, block);
                    edits.push(LateEdit {
                        version: version.id,
                        block,
                        approved,
                        changed,
                    });
                }
            }
        }
        Ok(edits)
    }

    /// Sets the late edits of a version aside. They stay in its history.
    ///
    /// # Errors
    /// [`RecordError::NoConflict`] if there are none.
    pub fn set_late_edits_aside(
        &mut self,
        version: MinutesVersionId,
        stamp: &Stamp,
    ) -> Result<(), RecordError> {
        if !self
            .late_edits()?
            .iter()
            .any(|edit| edit.version == version)
        {
            return Err(RecordError::NoConflict {
                field: "blocks".to_owned(),
            });
        }
        let path = ItemPath::to("minutes", version);
        let audit = Audit::new("set_late_edits_aside", stamp).with_path(&path, "blocks");
        self.accept(&[late_key(version)], audit, stamp)
    }
}

fn late_key(version: MinutesVersionId) -> String {
    format!("late {version}")
}
