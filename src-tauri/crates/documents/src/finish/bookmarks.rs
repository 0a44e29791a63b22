//! The bookmarks: every heading, nested by level.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use crate::layout::page::{Bookmark, PAGE_HEIGHT_PT};

/// Adds the bookmarks and returns their root, or nothing for a paper without headings.
pub(super) fn add_bookmarks(
    document: &mut Document,
    bookmarks: &[Bookmark],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let parents: Vec<Option<usize>> = (0..bookmarks.len())
        .map(|at| parent_of(bookmarks, at))
        .collect();
    for (at, bookmark) in bookmarks.iter().enumerate() {
        let siblings = children_of(&parents, parents[at]);
        let place = siblings
            .iter()
            .position(|&sibling| sibling == at)
            .unwrap_or_default();
        let top = PAGE_HEIGHT_PT - bookmark.y;
        let destination: Vec<Object> = vec![
            pages[bookmark.page].into(),
            "XYZ".into(),
            Object::Null,
            Object::Real(top),
            Object::Null,
        ];
        let mut item = dictionary! {
            "Title" => text_string(&bookmark.text),
            "Parent" => parents[at].map_or(root, |parent| ids[parent]),
            "Dest" => destination,
        };
        if let Some(&before) = place.checked_sub(1).and_then(|before| siblings.get(before)) {
            item.set("Prev", ids[before]);
        }
        if let Some(&next) = siblings.get(place + 1) {
            item.set("Next", ids[next]);
        }
        set_children(&mut item, &children_of(&parents, Some(at)), &parents, &ids);
        document.set_object(ids[at], item);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    set_children(&mut outlines, &children_of(&parents, None), &parents, &ids);
    document.set_object(root, outlines);
    Some(root)
}

/// Returns the nearest bookmark before this one with a smaller level.
fn parent_of(bookmarks: &[Bookmark], at: usize) -> Option<usize> {
    (0..at)
        .rev()
        .find(|&before| bookmarks[before].level < bookmarks[at].level)
}

fn children_of(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    (0..parents.len())
        .filter(|&at| parents[at] == parent)
        .collect()
}

fn descendants(parents: &[Option<usize>], children: &[usize]) -> usize {
    children
        .iter()
        .map(|&child| 1 + descendants(parents, &children_of(parents, Some(child))))
        .sum()
}

fn set_children(
    item: &mut Dictionary,
    children: &[usize],
    parents: &[Option<usize>],
    ids: &[ObjectId],
) {
    if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
        item.set("First", ids[first]);
        item.set("Last", ids[last]);
        // A positive count shows the bookmarks below opened.
        item.set("Count", descendants(parents, children) as i64);
    }
}
