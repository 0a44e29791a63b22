//! A walk through a whole document: where each object lies, and where values disagree.

use std::collections::HashMap;

use automerge::{ObjId, ObjType, ROOT, ReadDoc, Value as Kept};
use serde_json::Value;

use super::shape::Spot;
use super::view::{Candidate, ORDER, Objects, REMOVED, View, choice_to_json, texts};
use crate::error::RecordError;
use crate::path::ItemPath;

/// What an object of the document stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Site {
    pub(crate) path: ItemPath,
    pub(crate) kind: SiteKind,
}

/// Whether an object is an item, one of its fields, or a collection in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SiteKind {
    /// An item or part: its keys are fields.
    Fields,
    /// A text or a set: all of it is this field.
    Field(String),
    /// A collection: its keys are ids.
    Collection(String),
}

/// A field that holds more than one value.
#[derive(Clone, Debug)]
pub(crate) struct Disagreement {
    pub(crate) path: ItemPath,
    pub(crate) field: String,
    pub(crate) values: Vec<(Value, ObjId)>,
}

/// Everything that the walk finds.
#[derive(Debug, Default)]
pub(crate) struct Atlas {
    sites: HashMap<String, Site>,
    pub(crate) disagreements: Vec<Disagreement>,
    /// Each text that a reader sees, with its place.
    pub(crate) texts: Vec<(ObjId, Site)>,
    /// Each removed item, with what marks it as removed.
    pub(crate) removed: Vec<(ItemPath, Vec<Candidate>)>,
}

impl Atlas {
    pub(crate) fn of<D: ReadDoc>(view: &View<'_, D>) -> Result<Self, RecordError> {
        let mut atlas = Self::default();
        let spot = Spot::root(view.kind);
        atlas.fields(view, &[ROOT], &spot, &ItemPath::root(), true)?;
        Ok(atlas)
    }

    /// What the object named in an operation (`_root`, `12@actor`) stands for.
    pub(crate) fn site(&self, object: &str) -> Option<&Site> {
        self.sites.get(object)
    }

    fn settle(&mut self, objects: &[ObjId], path: &ItemPath, kind: &SiteKind) {
        for object in objects {
            let site = Site {
                path: path.clone(),
                kind: kind.clone(),
            };
            self.sites.insert(object.to_string(), site);
        }
    }

    /// Walks one thing. What is inside a removed item has a place, but no one sees it.
    fn fields<D: ReadDoc>(
        &mut self,
        view: &View<'_, D>,
        objects: &[ObjId],
        spot: &Spot,
        path: &ItemPath,
        is_seen: bool,
    ) -> Result<(), RecordError> {
        self.settle(objects, path, &SiteKind::Fields);
        for (key, candidates) in view.entries(objects)? {
            let maps: Objects = candidates
                .iter()
                .filter(|(value, _)| *value == Kept::Object(ObjType::Map))
                .map(|(_, id)| id.clone())
                .collect();
            if let Some(name) = key.strip_suffix("[]") {
                self.items(view, &maps, spot, path, (name, is_seen))?;
            } else if key.ends_with("{}") || key.starts_with('_') {
                let field = super::bare_name(&key).to_owned();
                self.settle(&maps, path, &SiteKind::Field(field));
            } else if !maps.is_empty() {
                let seen = is_seen && !view.is_removed(&maps)?;
                self.fields(view, &maps, &spot.child(&key), &path.part(&key), seen)?;
            } else if key != ORDER && key != REMOVED {
                self.leaf(view, &key, candidates, path, is_seen)?;
            }
        }
        Ok(())
    }

    fn items<D: ReadDoc>(
        &mut self,
        view: &View<'_, D>,
        collection: &[ObjId],
        spot: &Spot,
        path: &ItemPath,
        (name, is_seen): (&str, bool),
    ) -> Result<(), RecordError> {
        self.settle(collection, path, &SiteKind::Collection(name.to_owned()));
        for item in view.items(collection)? {
            let path = path.then(name, &item.id);
            if item.is_removed && is_seen {
                let marks = view.candidates(&item.objects, REMOVED)?;
                self.removed.push((path.clone(), marks));
            }
            let seen = is_seen && !item.is_removed;
            self.fields(view, &item.objects, &spot.child(name), &path, seen)?;
        }
        Ok(())
    }

    fn leaf<D: ReadDoc>(
        &mut self,
        view: &View<'_, D>,
        key: &str,
        candidates: Vec<Candidate>,
        path: &ItemPath,
        is_seen: bool,
    ) -> Result<(), RecordError> {
        let field = super::bare_name(key).to_owned();
        let site = Site {
            path: path.clone(),
            kind: SiteKind::Field(field.clone()),
        };
        let texts = texts(candidates.clone());
        self.settle(&texts, path, &site.kind);
        if !is_seen {
            return Ok(());
        }
        self.texts
            .extend(texts.into_iter().map(|text| (text, site.clone())));
        if candidates.len() < 2 {
            return Ok(());
        }
        let mut values: Vec<(Value, ObjId)> = Vec::new();
        for candidate in candidates {
            let mut value = view.leaf(&candidate)?;
            if key.ends_with('=') {
                value = choice_to_json(&value);
            }
            values.retain(|(known, _)| *known != value);
            values.push((value, candidate.1));
        }
        if values.len() > 1 {
            self.disagreements.push(Disagreement {
                path: path.clone(),
                field,
                values,
            });
        }
        Ok(())
    }
}
