//! Who did what and when: for the record, one item, or one field.

use std::collections::BTreeSet;

use automerge::legacy::{Key, ObjectId};
use automerge::{Automerge, ReadDoc};
use serde::{Deserialize, Serialize};

use crate::audit::{Audit, Authorship};
use crate::document::{Atlas, SiteKind, bare_name};
use crate::error::RecordError;
use crate::graph::Graph;
use crate::path::ItemPath;
use crate::record::Record;

/// One change, as the history tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct HistoryEntry {
    /// SHA-256 of the change, in hex.
    pub hash: String,
    /// Who and when.
    pub by: Authorship,
    /// What; empty for what every record begins with.
    pub audit: Option<Audit>,
}

/// A field that a change wrote to; without a field it made the item itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Touch {
    pub(crate) path: ItemPath,
    pub(crate) field: Option<String>,
}

impl Record {
    /// Everything that was done, oldest first.
    pub fn history(&self) -> Vec<HistoryEntry> {
        let graph = Graph::of(&self.document);
        (0..graph.nodes.len())
            .map(|node| entry(&graph, node))
            .collect()
    }

    /// Everything that was done to one item and what is in it, or to one field of it, oldest
    /// first.
    pub fn history_of(
        &self,
        path: &ItemPath,
        field: Option<&str>,
    ) -> Result<Vec<HistoryEntry>, RecordError> {
        let graph = Graph::of(&self.document);
        let atlas = Atlas::of(&self.view())?;
        let all = (0..graph.nodes.len()).collect();
        let nodes: BTreeSet<usize> = touched_sites(&self.document, &graph, &atlas, &all)
            .into_iter()
            .filter(|(_, touch)| match field {
                None => touch.path.is_within(path),
                Some(field) => touch.path == *path && touch.field.as_deref() == Some(field),
            })
            .map(|(node, _)| node)
            .collect();
        Ok(nodes.into_iter().map(|node| entry(&graph, node)).collect())
    }
}

fn entry(graph: &Graph, node: usize) -> HistoryEntry {
    let node = &graph.nodes[node];
    HistoryEntry {
        hash: node.hash.to_string(),
        by: node.by.clone(),
        audit: node.audit.clone(),
    }
}

/// What each of these changes wrote to, in their order.
pub(crate) fn touched_sites(
    document: &Automerge,
    graph: &Graph,
    atlas: &Atlas,
    nodes: &BTreeSet<usize>,
) -> Vec<(usize, Touch)> {
    let mut touched: Vec<(usize, Touch)> = Vec::new();
    for node in nodes {
        let Some(change) = document.get_change_by_hash(&graph.nodes[*node].hash) else {
            continue;
        };
        let start = touched.len();
        for operation in change.decode().operations {
            let object = match &operation.obj {
                ObjectId::Root => automerge::ROOT.to_string(),
                ObjectId::Id(id) => id.to_string(),
            };
            let key = match &operation.key {
                Key::Map(key) => Some(key.as_str()),
                Key::Seq(_) => None,
            };
            if let Some(touch) = touch(atlas, &object, key)
                && !touched[start..].iter().any(|(_, known)| *known == touch)
            {
                touched.push((*node, touch));
            }
        }
    }
    touched
}

fn touch(atlas: &Atlas, object: &str, key: Option<&str>) -> Option<Touch> {
    let site = atlas.site(object)?;
    let (path, field) = match &site.kind {
        SiteKind::Fields => (site.path.clone(), key.map(|key| bare_name(key).to_owned())),
        SiteKind::Field(field) => (site.path.clone(), Some(field.clone())),
        SiteKind::Collection(name) => (site.path.then(name, key?), None),
    };
    Some(Touch { path, field })
}
