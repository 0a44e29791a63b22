//! Slabs: the pieces of a paper that are never cut by a page's end.

use crate::layout::measures::{ACCENT, BLACK, RESTRICTED, RESTRICTED_HATCH, TINT};
use crate::layout::page::{Item, Rect, Shape};
use crate::layout::text::Line;
use crate::paper::Direction;

/// How much a tint reaches below its slab, so that no seam shows between two slabs. Units: points.
const SEAM_PT: f32 = 0.3;
/// How far a hatch stays away from the top and bottom of its passage. Units: points.
const HATCH_INSET_PT: f32 = 0.4;
/// The width of the edge at a restricted passage or a decision. Units: points.
const EDGE_WIDTH_PT: f32 = 2.25;

/// A piece that stands on one page. Item positions are from the slab's top and the text's left edge.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slab {
    pub(crate) height: f32,
    /// The least distance to what is above. Nothing at the top of a page.
    pub(crate) before: f32,
    /// The least distance to what is below. Of two distances that meet, the larger one holds.
    pub(crate) after: f32,
    pub(crate) keeps_with_next: bool,
    pub(crate) starts_page: bool,
    /// The table head that stands above this slab when it is the first on its page.
    pub(crate) repeated_head: Option<usize>,
    /// Whether this is a later part of a table's row.
    pub(crate) continues: bool,
    /// The heading's level and words, if this is one.
    pub(crate) bookmark: Option<(u8, String)>,
    pub(crate) items: Vec<Item>,
}

/// What lies behind a slab.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Backdrop {
    /// An edge and a hatch: not for everyone.
    Restricted,
    /// An edge and a tint.
    Decision,
    /// A frame.
    Notice,
}

/// Where a box's sides are, from the text's left edge.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BoxExtent {
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) padding: f32,
    pub(crate) direction: Direction,
}

/// Makes slabs of a text's lines. No page starts or ends with a single line of a longer paragraph.
pub(crate) fn stack(lines: Vec<Line>) -> Vec<Slab> {
    let count = lines.len();
    let mut slabs: Vec<Slab> = Vec::new();
    for (nth, line) in lines.into_iter().enumerate() {
        let joins = nth > 0 && (count <= 3 || nth == 1 || nth == count - 1);
        match slabs.last_mut() {
            Some(slab) if joins => append(slab, line),
            _ => {
                let mut slab = Slab::default();
                append(&mut slab, line);
                slabs.push(slab);
            }
        }
    }
    slabs
}

/// Adds a line at the bottom of a slab.
pub(crate) fn append(slab: &mut Slab, line: Line) {
    for mut item in line.items {
        item.shift(0.0, slab.height);
        slab.items.push(item);
    }
    slab.height += line.height;
}

/// Puts slabs into one box that may run over pages: no gaps inside, and the backdrop behind each of them.
pub(crate) fn enclose(slabs: &mut [Slab], backdrop: Backdrop, extent: BoxExtent) {
    let last = slabs.len().saturating_sub(1);
    let mut gap_above = extent.padding;
    for (nth, slab) in slabs.iter_mut().enumerate() {
        let top = if nth == 0 {
            extent.padding
        } else {
            gap_above.max(slab.before)
        };
        gap_above = slab.after;
        for item in &mut slab.items {
            item.shift(0.0, top);
        }
        slab.height += top + if nth == last { extent.padding } else { 0.0 };
        slab.before = 0.0;
        slab.after = 0.0;
        let mut items = backdrop_items(backdrop, extent, slab.height, nth == 0, nth == last);
        items.append(&mut slab.items);
        slab.items = items;
    }
}

/// Returns what lies behind a slab or a table row of this height.
pub(crate) fn backdrop_items(
    backdrop: Backdrop,
    extent: BoxExtent,
    height: f32,
    is_first: bool,
    is_last: bool,
) -> Vec<Item> {
    let BoxExtent { left, right, .. } = extent;
    let seam = if is_last { 0.0 } else { SEAM_PT };
    let rect = Rect {
        x: left,
        y: 0.0,
        width: right - left,
        height: height + seam,
    };
    let edge_x = match extent.direction {
        Direction::LeftToRight => left,
        Direction::RightToLeft => right - EDGE_WIDTH_PT,
    };
    let edge = Rect {
        x: edge_x,
        width: EDGE_WIDTH_PT,
        ..rect
    };
    match backdrop {
        Backdrop::Restricted => vec![
            Item::layout(Shape::Hatch {
                rect: inset(rect, is_first, is_last),
                colour: RESTRICTED_HATCH,
            }),
            Item::layout(Shape::Fill {
                rect: edge,
                colour: RESTRICTED,
            }),
        ],
        Backdrop::Decision => vec![
            Item::layout(Shape::Fill { rect, colour: TINT }),
            Item::layout(Shape::Fill {
                rect: edge,
                colour: ACCENT,
            }),
        ],
        Backdrop::Notice => {
            let line = |from, to| {
                Item::layout(Shape::Line {
                    from,
                    to,
                    width: 1.0,
                    colour: BLACK,
                })
            };
            let mut items = vec![
                line((left, 0.0), (left, height + seam)),
                line((right, 0.0), (right, height + seam)),
            ];
            if is_first {
                items.push(line((left, 0.0), (right, 0.0)));
            }
            if is_last {
                items.push(line((left, height), (right, height)));
            }
            items
        }
    }
}

/// Keeps the slanted ends of a hatch's lines off the lines of the rows above and below.
fn inset(rect: Rect, is_first: bool, is_last: bool) -> Rect {
    let top = if is_first { HATCH_INSET_PT } else { 0.0 };
    let bottom = if is_last { HATCH_INSET_PT } else { 0.0 };
    Rect {
        y: rect.y + top,
        height: rect.height - top - bottom,
        ..rect
    }
}
