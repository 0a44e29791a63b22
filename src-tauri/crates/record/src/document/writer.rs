//! Writing domain values into a document: only what was meant, and never over what is there.

use automerge::transaction::{Transactable, Transaction};
use automerge::{ObjId, ObjType, Value as Kept};
use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::office::Office;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::order::between;
use super::shape::{RecordKind, Shape, Spot};
use super::view::{Item, ORDER, Objects, REMOVED, View, json_to_scalar, texts};
use crate::act::Patch;
use crate::error::RecordError;
use crate::path::ItemPath;

/// Where in its collection an item goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// After all others.
    End,
    /// Before all others.
    Beginning,
    /// After this one.
    After(String),
    /// Before this one.
    Before(String),
}

impl Place {
    /// After `item`, or before all others.
    pub(crate) fn after_or_first(item: Option<impl ToString>) -> Self {
        item.map_or(Self::Beginning, |id| Self::After(id.to_string()))
    }

    /// After `item`, or after all others.
    pub(crate) fn after_or_last(item: Option<impl ToString>) -> Self {
        item.map_or(Self::End, |id| Self::After(id.to_string()))
    }
}

/// One change in the making. Nothing stands until it is committed.
pub struct Writer<'a> {
    transaction: Transaction<'a>,
    kind: RecordKind,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(transaction: Transaction<'a>, kind: RecordKind) -> Self {
        Self { transaction, kind }
    }

    pub(crate) fn into_transaction(self) -> Transaction<'a> {
        self.transaction
    }

    pub(crate) fn view(&self) -> View<'_, Transaction<'a>> {
        View::new(&self.transaction, self.kind)
    }

    /// Reads an item or part.
    pub(crate) fn read<T: DeserializeOwned>(&self, path: &ItemPath) -> Result<T, RecordError> {
        let (objects, spot) = self.view().find(path)?;
        let fields = self.view().map(&objects, &spot)?;
        serde_json::from_value(Value::Object(fields)).map_err(|_| RecordError::NotReadable)
    }

    /// Checks that the record still reads as the domain's values.
    pub(crate) fn check_readable(&self) -> Result<(), RecordError> {
        check_readable(self.kind, self.view().record()?)
    }

    /// Makes an item, whole. One that was removed comes back with these values.
    pub(crate) fn create<T: Serialize>(
        &mut self,
        parent: &ItemPath,
        collection: &str,
        item: &T,
        place: Place,
    ) -> Result<(), RecordError> {
        let (objects, spot) = self.view().find(parent)?;
        let key = spot
            .key_of(collection)
            .ok_or_else(|| unmapped(collection))?;
        let item = to_json(item, collection)?;
        let id = key_value(&item, key)?;
        let maps = self.ensure_map(&objects, &format!("{collection}[]"))?;
        let spot = spot.child(collection);
        if self.create_item(&maps, &spot, &id, &item)? {
            self.place_item(&maps, &id, place)
        } else {
            Err(RecordError::AlreadyThere {
                collection: collection.to_owned(),
                id,
            })
        }
    }

    /// Writes the named fields of an item, after checking that the whole still reads as a `T`.
    pub(crate) fn patch<T: Serialize + DeserializeOwned>(
        &mut self,
        path: &ItemPath,
        change: &Patch<T>,
    ) -> Result<(), RecordError> {
        let (objects, spot) = self.view().find(path)?;
        let mut fields = self.view().map(&objects, &spot)?;
        let known = normal::<T>(fields.clone()).map_err(|()| RecordError::NotReadable)?;
        for (name, value) in change.fields() {
            if !known.contains_key(name) {
                return Err(RecordError::UnknownField {
                    field: name.clone(),
                });
            }
            if !spot.may_be_patched(name) {
                return Err(RecordError::FieldHasItsOwnVerb {
                    field: name.clone(),
                });
            }
            fields.insert(name.clone(), value.clone());
        }
        let names = || change.fields().keys().cloned().collect::<Vec<_>>();
        let mut patched = normal::<T>(fields).map_err(|()| RecordError::DoesNotFit {
            field: names().join(","),
        })?;
        patched.retain(|name, _| change.fields().contains_key(name));
        self.write_fields(&objects, &spot, &patched)
    }

    /// Writes fields of an item.
    pub(crate) fn set(&mut self, path: &ItemPath, fields: Value) -> Result<(), RecordError> {
        let (objects, spot) = self.view().find(path)?;
        match fields {
            Value::Object(fields) => self.write_fields(&objects, &spot, &fields),
            _ => Err(RecordError::NotReadable),
        }
    }

    /// Marks an item as removed. What it holds stays.
    pub(crate) fn remove(&mut self, path: &ItemPath) -> Result<(), RecordError> {
        let (objects, _) = self.view().find(path)?;
        self.put_scalar(&objects, REMOVED, &Value::Bool(true))
    }

    /// Moves an item within its collection.
    pub(crate) fn move_item(
        &mut self,
        parent: &ItemPath,
        collection: &str,
        id: impl std::fmt::Display,
        place: Place,
    ) -> Result<(), RecordError> {
        self.view().find(&parent.then(collection, &id))?;
        let maps = self.view().collection(parent, collection)?;
        self.place_item(&maps, &id.to_string(), place)
    }

    /// Puts a value, whatever the field holds and however many values it holds.
    pub(crate) fn settle(
        &mut self,
        objects: &[ObjId],
        key: &str,
        value: &Value,
    ) -> Result<(), RecordError> {
        for object in objects {
            self.transaction.put(object, key, json_to_scalar(value))?;
        }
        Ok(())
    }

    /// Writes one field.
    pub(crate) fn write_field(
        &mut self,
        objects: &[ObjId],
        spot: &Spot,
        name: &str,
        value: &Value,
    ) -> Result<(), RecordError> {
        match (spot.shape(name, value), value) {
            (Shape::Collection { key }, Value::Array(items)) => {
                let maps = self.ensure_map(objects, &format!("{name}[]"))?;
                self.write_items(&maps, &spot.child(name), key, items)
            }
            (Shape::Set, Value::Array(elements)) => {
                let set = self.ensure_map(objects, &format!("{name}{{}}"))?;
                self.write_set(&set, name, elements)
            }
            (Shape::OneChoice, list) => self.put_scalar(
                objects,
                &format!("{name}="),
                &Value::String(list.to_string()),
            ),
            (Shape::Prose, Value::String(text)) => self.write_text(objects, name, text),
            (_, Value::Object(fields)) => {
                let maps = self.ensure_map(objects, name)?;
                if self.view().is_removed(&maps)? {
                    self.put_scalar(&maps, REMOVED, &Value::Bool(false))?;
                }
                self.write_fields(&maps, &spot.child(name), fields)
            }
            (_, Value::Null) => {
                let maps = self.view().maps(objects, name)?;
                if self.view().candidates(objects, name)?.is_empty() {
                    // An absent field reads as empty.
                    Ok(())
                } else if maps.is_empty() {
                    self.put_scalar(objects, name, value)
                } else {
                    self.put_scalar(&maps, REMOVED, &Value::Bool(true))
                }
            }
            (_, scalar) => self.put_scalar(objects, name, scalar),
        }
    }

    fn write_fields(
        &mut self,
        objects: &[ObjId],
        spot: &Spot,
        fields: &Map<String, Value>,
    ) -> Result<(), RecordError> {
        for (name, value) in fields {
            self.write_field(objects, spot, name, value)?;
        }
        Ok(())
    }

    /// Makes an item without a place; tells whether it was not there.
    fn create_item(
        &mut self,
        collection: &[ObjId],
        spot: &Spot,
        id: &str,
        item: &Map<String, Value>,
    ) -> Result<bool, RecordError> {
        let mut objects = self.view().maps(collection, id)?;
        if objects.is_empty() {
            objects = self.ensure_map(collection, id)?;
        } else if !self.view().is_removed(&objects)? {
            return Ok(false);
        }
        self.put_scalar(&objects, REMOVED, &Value::Bool(false))?;
        self.write_fields(&objects, spot, item)?;
        Ok(true)
    }

    /// Makes a collection hold these items: new ones are made, known ones get what differs, and
    /// those that are not named are removed.
    fn write_items(
        &mut self,
        collection: &[ObjId],
        spot: &Spot,
        key: &str,
        items: &[Value],
    ) -> Result<(), RecordError> {
        let mut named = Vec::new();
        for item in items {
            let item = item.as_object().ok_or_else(|| unmapped(key))?;
            let id = key_value(item, key)?;
            if self.create_item(collection, spot, &id, item)? {
                let place = Place::after_or_first(named.last());
                self.place_item(collection, &id, place)?;
            } else {
                let objects = self.view().maps(collection, &id)?;
                self.write_fields(&objects, spot, item)?;
            }
            named.push(id);
        }
        for item in self.view().items(collection)? {
            if !item.is_removed && !named.contains(&item.id) {
                self.put_scalar(&item.objects, REMOVED, &Value::Bool(true))?;
            }
        }
        Ok(())
    }

    fn write_set(
        &mut self,
        set: &[ObjId],
        name: &str,
        elements: &[Value],
    ) -> Result<(), RecordError> {
        let mut wanted: Vec<&str> = Vec::new();
        for element in elements {
            let element = element.as_str().ok_or_else(|| unmapped(name))?;
            if !wanted.contains(&element) {
                wanted.push(element);
            }
        }
        let present = self.view().elements(set)?;
        for (_, element) in &present {
            if !wanted.contains(&element.as_str()) {
                self.put_scalar(set, element, &Value::Bool(false))?;
            }
        }
        let mut last: Option<String> = None;
        for element in wanted {
            let kept = present
                .iter()
                .find(|(order, known)| known == element && last.as_ref() < Some(order));
            last = match kept {
                Some((order, _)) => Some(order.clone()),
                None => {
                    let order = between(last.as_deref(), None);
                    self.put_scalar(set, element, &Value::String(order.clone()))?;
                    Some(order)
                }
            };
        }
        Ok(())
    }

    fn write_text(&mut self, objects: &[ObjId], name: &str, text: &str) -> Result<(), RecordError> {
        let mut known = texts(self.view().candidates(objects, name)?);
        if known.is_empty()
            && let Some(object) = objects.last()
        {
            known.push(self.transaction.put_object(object, name, ObjType::Text)?);
        }
        for known in &known {
            self.transaction.update_text(known, text)?;
        }
        Ok(())
    }

    /// Puts a scalar, unless that is the one value there is.
    fn put_scalar(
        &mut self,
        objects: &[ObjId],
        key: &str,
        value: &Value,
    ) -> Result<(), RecordError> {
        let scalar = json_to_scalar(value);
        for object in objects {
            let one = std::slice::from_ref(object);
            let is_there = match self.view().candidates(one, key)?.as_slice() {
                [(Kept::Scalar(there), _)] => there.as_ref() == &scalar,
                _ => false,
            };
            if !is_there {
                self.transaction.put(object, key, scalar.clone())?;
            }
        }
        Ok(())
    }

    fn ensure_map(&mut self, objects: &[ObjId], key: &str) -> Result<Objects, RecordError> {
        let mut maps = self.view().maps(objects, key)?;
        if maps.is_empty()
            && let Some(object) = objects.last()
        {
            maps.push(self.transaction.put_object(object, key, ObjType::Map)?);
        }
        Ok(maps)
    }

    fn place_item(
        &mut self,
        collection: &[ObjId],
        id: &str,
        place: Place,
    ) -> Result<(), RecordError> {
        let items = self.view().items(collection)?;
        let Some(item) = items.iter().find(|item| item.id == id).cloned() else {
            return Err(unmapped(id));
        };
        let others: Vec<Item> = items.into_iter().filter(|item| item.id != id).collect();
        let position = |wanted: &str| {
            let found = others
                .iter()
                .position(|item| item.id == wanted && !item.is_removed);
            found.ok_or_else(|| RecordError::UnknownItem {
                collection: String::new(),
                id: wanted.to_owned(),
            })
        };
        let at = match &place {
            Place::End => others.len(),
            Place::Beginning => 0,
            Place::After(other) => position(other)? + 1,
            Place::Before(other) => position(other)?,
        };
        self.write_order(&item, &others, at)
    }

    /// Gives `item` an order so that it stands at `at` among the others.
    ///
    /// Two devices may have given two items the same order; those that must come after the item
    /// are then moved on with it.
    fn write_order(&mut self, item: &Item, others: &[Item], at: usize) -> Result<(), RecordError> {
        let (before, after) = others.split_at(at.min(others.len()));
        let lower = before.last().map(|item| item.order.as_str());
        let tied = after
            .iter()
            .take_while(|other| Some(other.order.as_str()) == lower)
            .count();
        let (tied, beyond) = after.split_at(tied);
        let upper = beyond.first().map(|item| item.order.as_str());
        let mut last = lower.map(str::to_owned);
        for placed in std::iter::once(item).chain(tied) {
            let order = between(last.as_deref(), upper);
            self.put_scalar(&placed.objects, ORDER, &Value::String(order.clone()))?;
            last = Some(order);
        }
        Ok(())
    }
}

/// Checks that a record in JSON reads as the domain's values.
pub(crate) fn check_readable(kind: RecordKind, record: Value) -> Result<(), RecordError> {
    let read = match kind {
        RecordKind::Family => serde_json::from_value::<Family>(record).map(drop),
        RecordKind::Conference => serde_json::from_value::<Conference>(record).map(drop),
        RecordKind::Office => serde_json::from_value::<Office>(record).map(drop),
    };
    read.map_err(|_| RecordError::NotReadable)
}

fn unmapped(name: &str) -> RecordError {
    RecordError::DoesNotFit {
        field: name.to_owned(),
    }
}

fn to_json<T: Serialize>(item: &T, name: &str) -> Result<Map<String, Value>, RecordError> {
    match serde_json::to_value(item) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(unmapped(name)),
    }
}

fn key_value(item: &Map<String, Value>, key: &str) -> Result<String, RecordError> {
    let id = item.get(key).and_then(Value::as_str);
    id.map(str::to_owned).ok_or_else(|| unmapped(key))
}

/// The fields as a `T` writes them: every field that it has, and no other.
fn normal<T: Serialize + DeserializeOwned>(
    fields: Map<String, Value>,
) -> Result<Map<String, Value>, ()> {
    let item: T = serde_json::from_value(Value::Object(fields)).map_err(drop)?;
    match serde_json::to_value(item) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(()),
    }
}
