//! Reading JSON so that a field which is there twice is seen, and neither value is taken in silence.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::problems::Problems;
use super::schema::joined;

/// Reads a file. Fields that are there twice are added to `problems`.
pub(super) fn read(content: &[u8], problems: &mut Problems) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_slice(content);
    let place = Place {
        path: String::new(),
        problems,
    };
    let value = place.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// A value with the place where it stands.
struct Place<'p> {
    path: String,
    problems: &'p mut Problems,
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        loop {
            let path = format!("{}[{}]", self.path, read.len());
            match items.next_element_seed(Place {
                path,
                problems: &mut *self.problems,
            })? {
                Some(item) => read.push(item),
                None => return Ok(Value::Array(read)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut read = Map::new();
        while let Some(field) = fields.next_key::<String>()? {
            let path = joined(&self.path, &field);
            let value = fields.next_value_seed(Place {
                path: path.clone(),
                problems: &mut *self.problems,
            })?;
            if read.insert(field, value).is_some() {
                self.problems.add(path, "import_field_twice", &[]);
            }
        }
        Ok(Value::Object(read))
    }
}
