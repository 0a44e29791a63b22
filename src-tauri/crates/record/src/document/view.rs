//! Reading a document as JSON in the domain's shape.

use std::collections::BTreeMap;

use automerge::{ChangeHash, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as Kept};
use serde_json::{Map, Value};

use super::shape::{RecordKind, Spot};
use crate::error::RecordError;
use crate::path::ItemPath;

pub(crate) const ORDER: &str = "order";
pub(crate) const REMOVED: &str = "removed";

/// One thing in the document, made of every object that devices created for it apart.
///
/// Shape: the object whose values win stands last; empty where nothing was created.
pub(crate) type Objects = Vec<ObjId>;

/// One of the values that a key holds, with the operation that put it. The last one wins.
pub(crate) type Candidate = (Kept<'static>, ObjId);

/// An item of a collection.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) order: String,
    pub(crate) is_removed: bool,
    pub(crate) objects: Objects,
}

/// A document as it is now, or as it was at some heads.
pub(crate) struct View<'a, D> {
    pub(crate) document: &'a D,
    pub(crate) kind: RecordKind,
    heads: Option<&'a [ChangeHash]>,
}

impl<'a, D: ReadDoc> View<'a, D> {
    pub(crate) fn new(document: &'a D, kind: RecordKind) -> Self {
        Self {
            document,
            kind,
            heads: None,
        }
    }

    pub(crate) fn at(document: &'a D, kind: RecordKind, heads: &'a [ChangeHash]) -> Self {
        Self {
            document,
            kind,
            heads: Some(heads),
        }
    }

    /// Every value under `key`, over all objects.
    pub(crate) fn candidates(
        &self,
        objects: &[ObjId],
        key: &str,
    ) -> Result<Vec<Candidate>, RecordError> {
        let mut all = Vec::new();
        for object in objects {
            let values = match self.heads {
                None => self.document.get_all(object, key)?,
                Some(heads) => self.document.get_all_at(object, key, heads)?,
            };
            all.extend(
                values
                    .into_iter()
                    .map(|(value, id)| (value.into_owned(), id)),
            );
        }
        Ok(all)
    }

    /// Every key of the objects with its values.
    pub(crate) fn entries(
        &self,
        objects: &[ObjId],
    ) -> Result<BTreeMap<String, Vec<Candidate>>, RecordError> {
        let mut all: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
        for object in objects {
            let range = match self.heads {
                None => self.document.map_range(object, ..),
                Some(heads) => self.document.map_range_at(object, .., heads),
            };
            for entry in range {
                let candidates = if entry.conflict {
                    self.candidates(std::slice::from_ref(object), &entry.key)?
                } else {
                    vec![(entry.value.clone().into_value(), entry.id())]
                };
                all.entry(entry.key.into_owned())
                    .or_default()
                    .extend(candidates);
            }
        }
        Ok(all)
    }

    /// The maps under `key`: one thing, however many devices made it.
    pub(crate) fn maps(&self, objects: &[ObjId], key: &str) -> Result<Objects, RecordError> {
        Ok(only(ObjType::Map, self.candidates(objects, key)?))
    }

    /// Tells whether a thing was removed. Where people disagree it counts as kept.
    pub(crate) fn is_removed(&self, objects: &[ObjId]) -> Result<bool, RecordError> {
        Ok(all_true(&self.candidates(objects, REMOVED)?))
    }

    /// The items of a collection in their order, with the removed ones.
    pub(crate) fn items(&self, collection: &[ObjId]) -> Result<Vec<Item>, RecordError> {
        let mut items = Vec::new();
        for (id, candidates) in self.entries(collection)? {
            let objects = only(ObjType::Map, candidates);
            let order = self
                .candidates(&objects, ORDER)?
                .last()
                .and_then(|(value, _)| value.as_str().map(str::to_owned))
                .unwrap_or_default();
            let is_removed = self.is_removed(&objects)?;
            items.push(Item {
                id,
                order,
                is_removed,
                objects,
            });
        }
        items.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        Ok(items)
    }

    /// The elements of a set that are in it, in their order, each with that order.
    ///
    /// An element that one person took out and another put in at the same time is in.
    pub(crate) fn elements(&self, set: &[ObjId]) -> Result<Vec<(String, String)>, RecordError> {
        let mut elements: Vec<(String, String)> = self
            .entries(set)?
            .into_iter()
            .filter_map(|(element, candidates)| {
                let order = candidates
                    .iter()
                    .filter_map(|(value, _)| value.as_str())
                    .max()?;
                Some((order.to_owned(), element))
            })
            .collect();
        elements.sort();
        Ok(elements)
    }

    pub(crate) fn text(&self, text: &ObjId) -> Result<String, RecordError> {
        Ok(match self.heads {
            None => self.document.text(text)?,
            Some(heads) => self.document.text_at(text, heads)?,
        })
    }

    /// A scalar or a text as JSON.
    pub(crate) fn leaf(&self, (value, id): &Candidate) -> Result<Value, RecordError> {
        Ok(match value {
            Kept::Object(ObjType::Text) => Value::String(self.text(id)?),
            Kept::Object(_) => Value::Null,
            Kept::Scalar(scalar) => scalar_to_json(scalar),
        })
    }

    /// The whole record as JSON, without what was removed.
    pub(crate) fn record(&self) -> Result<Value, RecordError> {
        self.map(&[ROOT], &Spot::root(self.kind)).map(Value::Object)
    }

    /// One thing as JSON.
    pub(crate) fn map(
        &self,
        objects: &[ObjId],
        spot: &Spot,
    ) -> Result<Map<String, Value>, RecordError> {
        let mut fields = Map::new();
        for (key, candidates) in self.entries(objects)? {
            if key == ORDER || key == REMOVED || key.starts_with('_') {
                continue;
            }
            let value = self.value(&key, candidates, spot)?;
            fields.insert(super::bare_name(&key).to_owned(), value);
        }
        Ok(fields)
    }

    fn value(
        &self,
        key: &str,
        candidates: Vec<Candidate>,
        spot: &Spot,
    ) -> Result<Value, RecordError> {
        if let Some(name) = key.strip_suffix("[]") {
            let spot = spot.child(name);
            let mut items = Vec::new();
            for item in self.items(&only(ObjType::Map, candidates))? {
                if !item.is_removed {
                    items.push(Value::Object(self.map(&item.objects, &spot)?));
                }
            }
            return Ok(Value::Array(items));
        }
        if key.ends_with("{}") {
            let elements = self.elements(&only(ObjType::Map, candidates))?;
            return Ok(elements.into_iter().map(|(_, element)| element).collect());
        }
        let Some(winner) = candidates.last() else {
            return Ok(Value::Null);
        };
        if key.ends_with('=') {
            return Ok(choice_to_json(&self.leaf(winner)?));
        }
        let leaf = self.leaf(winner)?;
        let maps = only(ObjType::Map, candidates);
        if maps.is_empty() {
            return Ok(leaf);
        }
        if self.is_removed(&maps)? {
            return Ok(Value::Null);
        }
        self.map(&maps, &spot.child(key)).map(Value::Object)
    }

    /// Finds the objects of an item, and its place in the kind of record.
    pub(crate) fn find(&self, path: &ItemPath) -> Result<(Objects, Spot), RecordError> {
        self.find_where(path, |objects| Ok(!self.is_removed(objects)?))
    }

    /// Finds the objects of an item even if it was removed.
    pub(crate) fn find_even_removed(
        &self,
        path: &ItemPath,
    ) -> Result<(Objects, Spot), RecordError> {
        self.find_where(path, |_| Ok(true))
    }

    fn find_where(
        &self,
        path: &ItemPath,
        counts: impl Fn(&[ObjId]) -> Result<bool, RecordError>,
    ) -> Result<(Objects, Spot), RecordError> {
        let mut objects = vec![ROOT];
        let mut spot = Spot::root(self.kind);
        let mut names = path.0.iter();
        while let Some(name) = names.next() {
            let unknown = |id: &str| RecordError::UnknownItem {
                collection: name.clone(),
                id: id.to_owned(),
            };
            let mut id = "";
            if spot.key_of(name).is_some() {
                id = names.next().ok_or_else(|| unknown(""))?;
                let collection = self.maps(&objects, &format!("{name}[]"))?;
                objects = self.maps(&collection, id)?;
            } else {
                objects = self.maps(&objects, name)?;
            }
            if objects.is_empty() || !counts(&objects)? {
                return Err(unknown(id));
            }
            spot = spot.child(name);
        }
        Ok((objects, spot))
    }

    /// The maps of a collection inside an item.
    pub(crate) fn collection(&self, parent: &ItemPath, name: &str) -> Result<Objects, RecordError> {
        let (objects, _) = self.find(parent)?;
        self.maps(&objects, &format!("{name}[]"))
    }
}

fn only(kind: ObjType, candidates: Vec<Candidate>) -> Objects {
    candidates
        .into_iter()
        .filter(|(value, _)| *value == Kept::Object(kind))
        .map(|(_, id)| id)
        .collect()
}

fn all_true(candidates: &[Candidate]) -> bool {
    !candidates.is_empty()
        && candidates
            .iter()
            .all(|(value, _)| value.as_bool() == Some(true))
}

/// The texts among the values of a key.
pub(crate) fn texts(candidates: Vec<Candidate>) -> Objects {
    only(ObjType::Text, candidates)
}

/// The list that a choice holds.
pub(crate) fn choice_to_json(kept: &Value) -> Value {
    kept.as_str()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or(Value::Null)
}

fn scalar_to_json(scalar: &ScalarValue) -> Value {
    match scalar {
        ScalarValue::Str(text) => Value::String(text.to_string()),
        ScalarValue::Int(number) => Value::from(*number),
        ScalarValue::Uint(number) => Value::from(*number),
        ScalarValue::F64(number) => Value::from(*number),
        ScalarValue::Boolean(flag) => Value::Bool(*flag),
        ScalarValue::Counter(_)
        | ScalarValue::Timestamp(_)
        | ScalarValue::Bytes(_)
        | ScalarValue::Unknown { .. }
        | ScalarValue::Null => Value::Null,
    }
}

pub(crate) fn json_to_scalar(value: &Value) -> ScalarValue {
    match value {
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        Value::Bool(flag) => ScalarValue::Boolean(*flag),
        Value::Number(number) => number
            .as_i64()
            .map(ScalarValue::Int)
            .or_else(|| number.as_u64().map(ScalarValue::Uint))
            .or_else(|| number.as_f64().map(ScalarValue::F64))
            .unwrap_or(ScalarValue::Null),
        Value::Null | Value::Array(_) | Value::Object(_) => ScalarValue::Null,
    }
}
