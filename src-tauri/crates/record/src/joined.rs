//! Passages that two people edited apart and that were then joined.
//!
//! Joining loses no word, but it can make a sentence that no one wrote. So a person reads the
//! joined text beside the versions, and accepts it.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{ChangeHash, ObjId, ROOT, ReadDoc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::audit::{Audit, Authorship};
use crate::document::{ACCEPTED, Atlas, Site, SiteKind};
use crate::error::RecordError;
use crate::graph::Graph;
use crate::history::{Touch, touched_sites};
use crate::path::ItemPath;
use crate::record::Record;
use crate::stamp::Stamp;

/// A passage that was joined and that no one has accepted yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct JoinedText {
    /// The item.
    pub path: ItemPath,
    /// The field.
    pub field: String,
    /// The text as each person left it.
    pub versions: Vec<JoinedVersion>,
    /// The text as it is now.
    pub joined: String,
}

/// A passage as one person left it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct JoinedVersion {
    /// The text.
    pub text: String,
    /// Who left it so.
    pub by: Authorship,
}

impl Record {
    /// The passages that two people edited apart, until a person accepts the joined text.
    pub fn joined_texts(&self) -> Result<Vec<JoinedText>, RecordError> {
        let graph = Graph::of(&self.document);
        let apart = graph.made_apart();
        if apart.is_empty() {
            return Ok(Vec::new());
        }
        let atlas = Atlas::of(&self.view())?;
        let mut touches: BTreeMap<(ItemPath, String), Vec<usize>> = BTreeMap::new();
        for (node, touch) in touched_sites(&self.document, &graph, &atlas, &apart) {
            if let Touch {
                path,
                field: Some(field),
            } = touch
            {
                touches.entry((path, field)).or_default().push(node);
            }
        }
        let mut joined = Vec::new();
        for (text, site) in &atlas.texts {
            let SiteKind::Field(field) = &site.kind else {
                continue;
            };
            let Some(nodes) = touches.get(&(site.path.clone(), field.clone())) else {
                continue;
            };
            joined.extend(self.joined_text(&graph, text, site, nodes)?);
        }
        Ok(joined)
    }

    fn joined_text(
        &self,
        graph: &Graph,
        text: &ObjId,
        site: &Site,
        nodes: &[usize],
    ) -> Result<Option<JoinedText>, RecordError> {
        let SiteKind::Field(field) = &site.kind else {
            return Ok(None);
        };
        let accepted = self.accepted(text)?;
        let is_accepted = |one: usize, other: usize| {
            accepted
                .iter()
                .any(|heads| graph.heads_knew(heads, one) && graph.heads_knew(heads, other))
        };
        let open: BTreeSet<usize> = nodes
            .iter()
            .filter(|one| {
                nodes
                    .iter()
                    .any(|other| graph.were_apart(**one, *other) && !is_accepted(**one, *other))
            })
            .copied()
            .collect();
        let is_last = |node: &&usize| {
            !open
                .iter()
                .any(|later| later != *node && graph.knew(*later, **node))
        };
        let mut versions: Vec<JoinedVersion> = Vec::new();
        for node in open.iter().filter(is_last) {
            let node = &graph.nodes[*node];
            let version = JoinedVersion {
                text: self
                    .document
                    .text_at(text, &[node.hash])
                    .unwrap_or_default(),
                by: node.by.clone(),
            };
            if !versions.iter().any(|known| known.text == version.text) {
                versions.push(version);
            }
        }
        versions.sort_by(|a, b| {
            (a.by.at, &a.by.device, &a.text).cmp(&(b.by.at, &b.by.device, &b.text))
        });
        if versions.len() < 2 {
            return Ok(None);
        }
        Ok(Some(JoinedText {
            path: site.path.clone(),
            field: field.clone(),
            versions,
            joined: self.document.text(text)?,
        }))
    }

    /// Accepts a joined text as it stands.
    ///
    /// # Errors
    /// [`RecordError::NoConflict`] if there is none to accept.
    pub fn accept_joined(
        &mut self,
        path: &ItemPath,
        field: &str,
        stamp: &Stamp,
    ) -> Result<(), RecordError> {
        let mut open = self.joined_texts()?.into_iter();
        if !open.any(|joined| joined.path == *path && joined.field == field) {
            return Err(RecordError::NoConflict {
                field: field.to_owned(),
            });
        }
        let atlas = Atlas::of(&self.view())?;
        let kind = SiteKind::Field(field.to_owned());
        let texts = atlas
            .texts
            .iter()
            .filter(|(_, site)| site.path == *path && site.kind == kind);
        let keys: Vec<String> = texts.map(|(text, _)| text.to_string()).collect();
        self.accept(
            &keys,
            Audit::new("accept_joined", stamp).with_path(path, field),
            stamp,
        )
    }

    /// Keeps, under each key, that a person has seen the record as it is now.
    pub(crate) fn accept(
        &mut self,
        keys: &[String],
        audit: Audit,
        stamp: &Stamp,
    ) -> Result<(), RecordError> {
        let heads = Value::String(self.heads().join(" "));
        self.change(stamp, &audit, None, |writer| {
            let accepted = writer.view().maps(&[ROOT], ACCEPTED)?;
            keys.iter()
                .try_for_each(|key| writer.settle(&accepted, key, &heads))
        })
    }

    fn accepted(&self, text: &ObjId) -> Result<Vec<Vec<ChangeHash>>, RecordError> {
        self.accepted_heads(&text.to_string())
    }

    /// The heads at which people accepted what the key stands for.
    pub(crate) fn accepted_heads(&self, key: &str) -> Result<Vec<Vec<ChangeHash>>, RecordError> {
        let view = self.view();
        let accepted = view.maps(&[ROOT], ACCEPTED)?;
        let candidates = view.candidates(&accepted, key)?;
        let heads = candidates
            .iter()
            .filter_map(|(value, _)| value.as_str())
            .map(|heads| {
                heads
                    .split(' ')
                    .filter_map(|head| head.parse().ok())
                    .collect()
            });
        Ok(heads.collect())
    }
}
