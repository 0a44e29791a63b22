//! Slabs onto pages.

use crate::layout::page::{Bookmark, Page};
use crate::layout::slab::Slab;

/// The distance between a repeated table head and the rest of a row that runs on. Units: points.
const ROW_GAP_PT: f32 = 4.0;

/// Where the text of every page stands. Units: points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Body {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) height: f32,
}

/// Puts slabs on pages: what keeps with the next stays with it, and table heads stand again on each new page.
pub(crate) fn paginate(slabs: Vec<Slab>, heads: &[Slab], body: Body) -> (Vec<Page>, Vec<Bookmark>) {
    let chain_heights = chain_heights(&slabs);
    let mut paginator = Paginator {
        body,
        pages: vec![Page::default()],
        bookmarks: Vec::new(),
        y: 0.0,
        after: 0.0,
    };
    for (at, slab) in slabs.into_iter().enumerate() {
        let head = slab.repeated_head.and_then(|head| heads.get(head));
        paginator.place(slab, head, chain_heights[at]);
    }
    (paginator.pages, paginator.bookmarks)
}

/// Returns for each slab the height from its top to the end of the slabs that it must stand with.
fn chain_heights(slabs: &[Slab]) -> Vec<f32> {
    let mut heights: Vec<f32> = vec![0.0; slabs.len()];
    for at in (0..slabs.len()).rev() {
        heights[at] = slabs[at].height;
        if let (true, Some(next)) = (slabs[at].keeps_with_next, slabs.get(at + 1)) {
            heights[at] += slabs[at].after.max(next.before) + heights[at + 1];
        }
    }
    heights
}

struct Paginator {
    body: Body,
    pages: Vec<Page>,
    bookmarks: Vec<Bookmark>,
    /// The end of what stands on the page, from the text's top.
    y: f32,
    /// The distance that it wants below.
    after: f32,
}

impl Paginator {
    fn place(&mut self, slab: Slab, head: Option<&Slab>, chain_height: f32) {
        let gap = if self.y > 0.0 {
            self.after.max(slab.before)
        } else {
            0.0
        };
        let head_height = head.map_or(0.0, |head| head.height);
        // A chain taller than a page can't be kept; its parts go where they fit.
        let wanted = if chain_height + head_height <= self.body.height {
            chain_height
        } else {
            slab.height
        };
        let is_full = self.y > 0.0 && self.y + gap + wanted > self.body.height;
        if self.y > 0.0 && (is_full || slab.starts_page) {
            self.pages.push(Page::default());
            self.y = 0.0;
            let mut gap = 0.0;
            if let Some(head) = head {
                self.draw(head.clone(), 0.0);
                gap = if slab.continues { ROW_GAP_PT } else { 0.0 };
            }
            self.draw(slab, gap);
        } else {
            self.draw(slab, gap);
        }
    }

    fn draw(&mut self, slab: Slab, gap: f32) {
        self.y += gap;
        let top = self.body.top + self.y;
        if let Some((level, text)) = slab.bookmark {
            self.bookmarks.push(Bookmark {
                level,
                text,
                page: self.pages.len() - 1,
                y: top,
            });
        }
        if let Some(page) = self.pages.last_mut() {
            for mut item in slab.items {
                item.shift(self.body.left, top);
                page.items.push(item);
            }
        }
        self.y += slab.height;
        self.after = slab.after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Body = Body {
        left: 0.0,
        top: 0.0,
        height: 100.0,
    };

    fn slab(height: f32, level: u8) -> Slab {
        // The bookmark's level stands for the slab's name.
        Slab {
            height,
            bookmark: Some((level, String::new())),
            ..Slab::default()
        }
    }

    fn pages_of(slabs: Vec<Slab>) -> Vec<(u8, usize)> {
        let (_, bookmarks) = paginate(slabs, &[], BODY);
        bookmarks
            .iter()
            .map(|bookmark| (bookmark.level, bookmark.page))
            .collect()
    }

    #[test]
    fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
        let heading = Slab {
            keeps_with_next: true,
            ..slab(15.0, 2)
        };
        assert_eq!(
            pages_of(vec![slab(80.0, 1), heading.clone(), slab(20.0, 3)]),
            [(1, 0), (2, 1), (3, 1)]
        );
        assert_eq!(
            pages_of(vec![slab(60.0, 1), heading, slab(20.0, 3)]),
            [(1, 0), (2, 0), (3, 0)]
        );
    }

    #[test]
    fn what_cannot_be_kept_together_still_stands_somewhere() {
        let tall = Slab {
            keeps_with_next: true,
            ..slab(60.0, 1)
        };
        assert_eq!(
            pages_of(vec![tall.clone(), tall, slab(60.0, 2)]),
            [(1, 0), (1, 1), (2, 2)]
        );
    }

    #[test]
    fn a_table_head_stands_again_on_the_next_page() {
        let head = Slab {
            height: 10.0,
            ..Slab::default()
        };
        let row = |level| Slab {
            repeated_head: Some(0),
            ..slab(45.0, level)
        };
        let (pages, bookmarks) = paginate(vec![row(1), row(2), row(3)], &[head], BODY);
        assert_eq!(pages.len(), 2);
        assert!(
            (bookmarks[2].y - 10.0).abs() < 0.01,
            "the third row stands below the head"
        );
    }

    #[test]
    fn distances_do_not_add_up_and_vanish_at_the_top() {
        let spaced = |level| Slab {
            before: 10.0,
            after: 6.0,
            ..slab(20.0, level)
        };
        let (_, bookmarks) = paginate(vec![spaced(1), spaced(2)], &[], BODY);
        assert!(bookmarks[0].y.abs() < 0.01 && (bookmarks[1].y - 30.0).abs() < 0.01);
    }
}
