//! How domain values lie in the document.
//!
//! | in the domain | in the document |
//! | --- | --- |
//! | `Vec` of structs | a map whose key ends in `[]`, by id; each item has `order` and `removed` |
//! | `Vec` of ids, codes or words | a map whose key ends in `{}`; an element's value is its order, or `false` once taken out |
//! | `Vec` that is one choice (categories) | one scalar whose key ends in `=`, holding JSON, so that two choices are a conflict |
//! | prose | `Text`, changed by splices |
//! | struct | a map; an optional one that was taken away has `removed` |
//! | everything else | a scalar |
//!
//! Two devices may make the same item apart (one participant, the plan of one child). Then the
//! key holds two maps, and both are read as one: a field that differs is a conflict, what is in
//! collections is joined, and what is written goes to both. Nothing is ever hidden.

mod atlas;
mod genesis;
mod order;
mod shape;
mod view;
mod writer;

pub(crate) use atlas::{Atlas, Site, SiteKind};
pub(crate) use genesis::{ACCEPTED, genesis};
pub use shape::RecordKind;
pub(crate) use shape::{Shape, Spot, bare_name};
pub(crate) use view::{REMOVED, View};
pub(crate) use writer::{Place, Writer, check_readable};
