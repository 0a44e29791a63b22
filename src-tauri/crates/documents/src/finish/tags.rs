//! The structure tree in the file: what each piece of content is, for readers that don't see the page.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary, text_string};

use crate::layout::page::{Item, LaidOut, Mark, PAGE_HEIGHT_PT, Rect, Shape};
use crate::layout::structure::{Node, NodeId, Role, Structure};
use crate::writer::{ContentMap, Kid};

/// Adds the structure tree, and returns its root.
pub(super) fn add_structure(
    document: &mut Document,
    laid_out: &LaidOut,
    content: &ContentMap,
    pages: &[ObjectId],
) -> ObjectId {
    let structure = &laid_out.structure;
    let ids: Vec<ObjectId> = structure
        .nodes
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let root = document.new_object_id();
    for (at, node) in structure.nodes.iter().enumerate() {
        let parent = node.parent.map_or(root, |parent| ids[parent.0]);
        let mut element = element(node, parent, &content.kids[at], &ids, pages);
        if node.role == Role::Figure
            && let Some(place) = picture_place(laid_out, NodeId(at))
        {
            element.set("A", figure_attributes(place));
        }
        if element.has(b"K") || matches!(node.role, Role::DataCell | Role::HeaderCell { .. }) {
            document.set_object(ids[at], element);
        }
    }
    let numbers: Vec<Object> = content
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, nodes)| {
            let owners: Vec<Object> = nodes.iter().map(|node| ids[node.0].into()).collect();
            [Object::Integer(page as i64), owners.into()]
        })
        .collect();
    let parent_tree = document.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[Structure::ROOT.0],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => content.pages.len() as i64,
    };
    document.set_object(root, tree);
    root
}

fn element(
    node: &Node,
    parent: ObjectId,
    kids: &[Kid],
    ids: &[ObjectId],
    pages: &[ObjectId],
) -> Dictionary {
    let mut element =
        dictionary! { "Type" => "StructElem", "S" => node.role.name(), "P" => parent };
    let home = kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Node(_) => None,
    });
    if let Some(page) = home {
        element.set("Pg", pages[page]);
    }
    if !kids.is_empty() {
        element.set(
            "K",
            kids.iter()
                .map(|kid| kid_object(*kid, home, ids, pages))
                .collect::<Vec<_>>(),
        );
    }
    if let Some(language) = &node.language {
        element.set(
            "Lang",
            Object::String(language.clone().into_bytes(), StringFormat::Literal),
        );
    }
    if let Some(text) = &node.actual_text {
        element.set("ActualText", text_string(text));
    }
    if let Some(words) = &node.description {
        element.set("Alt", text_string(words));
    }
    if let Some(attributes) = attributes(node.role) {
        element.set("A", attributes);
    }
    element
}

fn kid_object(kid: Kid, home: Option<usize>, ids: &[ObjectId], pages: &[ObjectId]) -> Object {
    match kid {
        Kid::Node(NodeId(at)) => ids[at].into(),
        Kid::Content { page, number } if Some(page) == home => Object::Integer(number as i64),
        Kid::Content { page, number } => {
            dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => number as i64 }.into()
        }
    }
}

/// Returns where a picture stands on its page.
fn picture_place(laid_out: &LaidOut, id: NodeId) -> Option<Rect> {
    let mut items = laid_out.pages.iter().flat_map(|page| &page.items);
    items.find_map(|item| match item {
        Item {
            mark: Mark::Tagged(owner),
            shape: Shape::Picture { rect, .. },
        } if *owner == id => Some(*rect),
        _ => None,
    })
}

fn figure_attributes(place: Rect) -> Dictionary {
    let (left, bottom) = (place.x, PAGE_HEIGHT_PT - place.y - place.height);
    let sides = [left, bottom, left + place.width, bottom + place.height];
    let sides: Vec<Object> = sides.map(Object::Real).into();
    dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => sides }
}

fn attributes(role: Role) -> Option<Dictionary> {
    match role {
        Role::HeaderCell { heads_row, columns } => {
            let scope = if heads_row { "Row" } else { "Column" };
            let mut attributes = dictionary! { "O" => "Table", "Scope" => scope };
            if columns > 1 {
                attributes.set("ColSpan", columns as i64);
            }
            Some(attributes)
        }
        Role::List { is_numbered } => {
            let numbering = if is_numbered { "Decimal" } else { "Disc" };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        _ => None,
    }
}
