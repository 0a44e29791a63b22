//! Where two people set the same field apart, and how a person settles it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::audit::{Audit, Authorship};
use crate::document::{Atlas, REMOVED, Shape};
use crate::error::RecordError;
use crate::graph::Graph;
use crate::history::touched_sites;
use crate::path::ItemPath;
use crate::record::Record;
use crate::stamp::Stamp;

/// A field for which two people chose apart.
///
/// Shape: at least two values, all different; the one that shows meanwhile is last. The field
/// `removed` is special: one person removed the item while another still changed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct Conflict {
    /// The item.
    pub path: ItemPath,
    /// The field.
    pub field: String,
    /// What it may be.
    pub values: Vec<ConflictValue>,
}

/// One of the values of a conflict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct ConflictValue {
    /// The value, as the domain writes it.
    #[cfg_attr(feature = "ts", ts(type = "unknown"))]
    pub value: Value,
    /// Who chose it.
    pub by: Authorship,
}

impl Record {
    /// The fields for which people chose apart, until a person settles them.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, RecordError> {
        let atlas = Atlas::of(&self.view())?;
        if atlas.disagreements.is_empty() && atlas.removed.is_empty() {
            return Ok(Vec::new());
        }
        let graph = Graph::of(&self.document);
        let mut conflicts = Vec::new();
        for disagreement in &atlas.disagreements {
            let values = disagreement.values.iter().filter_map(|(value, operation)| {
                let node = graph.index(&self.document.hash_for_opid(operation)?)?;
                Some(ConflictValue {
                    value: value.clone(),
                    by: graph.nodes[node].by.clone(),
                })
            });
            conflicts.push(Conflict {
                path: disagreement.path.clone(),
                field: disagreement.field.clone(),
                values: values.collect(),
            });
        }
        conflicts.extend(self.removed_while_changed(&atlas, &graph));
        Ok(conflicts)
    }

    fn removed_while_changed(&self, atlas: &Atlas, graph: &Graph) -> Vec<Conflict> {
        let apart = graph.made_apart();
        if atlas.removed.is_empty() || apart.is_empty() {
            return Vec::new();
        }
        let touched = touched_sites(&self.document, graph, atlas, &apart);
        let removals = atlas.removed.iter().filter_map(|(path, marks)| {
            let (_, operation) = marks.last()?;
            let removal = graph.index(&self.document.hash_for_opid(operation)?)?;
            let (edit, _) = touched.iter().rev().find(|(node, touch)| {
                touch.path.is_within(path) && graph.were_apart(*node, removal)
            })?;
            let value = |is_removed: bool, node: usize| ConflictValue {
                value: Value::Bool(is_removed),
                by: graph.nodes[node].by.clone(),
            };
            Some(Conflict {
                path: path.clone(),
                field: REMOVED.to_owned(),
                values: vec![value(false, *edit), value(true, removal)],
            })
        });
        removals.collect()
    }

    /// Settles a conflict with a value, which need not be one of those in conflict.
    ///
    /// # Errors
    /// [`RecordError::NoConflict`] if nothing is in conflict there, and
    /// [`RecordError::NotReadable`] if the value does not fit.
    pub fn resolve(
        &mut self,
        path: &ItemPath,
        field: &str,
        value: &Value,
        stamp: &Stamp,
    ) -> Result<(), RecordError> {
        let mut conflicts = self.conflicts()?.into_iter();
        if !conflicts.any(|known| known.path == *path && known.field == field) {
            return Err(RecordError::NoConflict {
                field: field.to_owned(),
            });
        }
        let audit = Audit::new("resolve", stamp).with_path(path, field);
        let is_removal = field == REMOVED;
        self.change(stamp, &audit, None, |writer| {
            let (objects, spot) = if is_removal {
                writer.view().find_even_removed(path)?
            } else {
                writer.view().find(path)?
            };
            match spot.shape(field, value) {
                Shape::Prose => writer.write_field(&objects, &spot, field, value)?,
                Shape::OneChoice => {
                    let kept = Value::String(value.to_string());
                    writer.settle(&objects, &format!("{field}="), &kept)?;
                }
                Shape::Plain | Shape::Set | Shape::Collection { .. } => {
                    writer.settle(&objects, field, value)?;
                }
            }
            writer.check_readable()
        })
    }
}
