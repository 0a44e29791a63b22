//! Where an item lies in a record, in the domain's own names.

use serde::{Deserialize, Serialize};

/// The way to an item: names of collections and parts, each collection followed by an id.
///
/// Empty for the record itself; `["minutes", <version>, "blocks", <block>]` for a block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, as = "Vec<String>"))]
#[serde(transparent)]
pub struct ItemPath(pub Vec<String>);

impl ItemPath {
    /// The record itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// An item of a collection of the record.
    pub fn to(collection: &str, id: impl std::fmt::Display) -> Self {
        Self::root().then(collection, id)
    }

    /// An item of a collection of this item.
    pub fn then(&self, collection: &str, id: impl std::fmt::Display) -> Self {
        let mut names = self.0.clone();
        names.push(collection.to_owned());
        names.push(id.to_string());
        Self(names)
    }

    /// A part of this item that has no id, such as `invitation`.
    pub fn part(&self, name: &str) -> Self {
        let mut names = self.0.clone();
        names.push(name.to_owned());
        Self(names)
    }

    /// Tells whether this path is `other` or lies inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}
