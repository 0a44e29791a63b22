//! The fields that a person changed, and no others.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

/// The changed fields of a `T`, by name, with their new values.
///
/// Only what a person touched is written, so that a colleague's change to another field of the
/// same item stands. Shape: never empty of meaning; a field that is absent is left alone.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Patch<T> {
    fields: serde_json::Map<String, serde_json::Value>,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Patch<T> {
    /// Makes a patch of these fields.
    pub fn new(fields: serde_json::Map<String, serde_json::Value>) -> Self {
        Self {
            fields,
            of: PhantomData,
        }
    }

    /// The changed fields.
    pub fn fields(&self) -> &serde_json::Map<String, serde_json::Value> {
        &self.fields
    }
}

impl<T> Clone for Patch<T> {
    fn clone(&self) -> Self {
        Self::new(self.fields.clone())
    }
}

impl<T> PartialEq for Patch<T> {
    fn eq(&self, other: &Self) -> bool {
        self.fields == other.fields
    }
}

// What a person typed must not reach a log: only the names of the fields are shown.
impl<T> std::fmt::Debug for Patch<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.fields.keys()).finish()
    }
}

#[cfg(feature = "ts")]
impl<T: ts_rs::TS + 'static> ts_rs::TS for Patch<T> {
    type WithoutGenerics = Patch<ts_rs::Dummy>;
    type OptionInnerType = Self;

    fn name(config: &ts_rs::Config) -> String {
        format!("Partial<{}>", T::name(config))
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }

    fn visit_dependencies(visitor: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        T::visit_dependencies(visitor);
    }

    fn visit_generics(visitor: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        T::visit_generics(visitor);
        visitor.visit::<T>();
    }
}
