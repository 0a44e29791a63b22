//! What a page's text comes to, gathered from its content stream.

use super::pen::Gap;
use super::spoken::Spoken;
use crate::collect::Collector;
use crate::model::{PartKind, UnreadReason};
use crate::refusal::Refusal;

/// Gathers the text of one page or form.
#[derive(Default)]
pub(super) struct PageText {
    /// Every glyph, in the order in which they are drawn.
    drawn: String,
    /// The same in reading order, with ActualText in place of what it stands for.
    spoken: Spoken,
    invisible: String,
    /// Texts with a place of their own: ActualText, alternative text.
    pub(super) asides: Vec<(PartKind, String)>,
    layers: Vec<(String, String)>,
    pub(super) has_picture: bool,
    /// Whether lines or areas are drawn, which may be words as shapes.
    pub(super) has_drawing: bool,
    has_unmapped_glyphs: bool,
    has_damage: bool,
}

/// How a piece of text stands on the page.
pub(super) struct Standing<'a> {
    pub(super) layer: Option<&'a str>,
    pub(super) is_spoken: bool,
    pub(super) is_invisible: bool,
}

impl PageText {
    pub(super) fn separate(&mut self, gap: Gap) {
        let separator = match gap {
            Gap::None => return,
            Gap::Word => ' ',
            Gap::Line => '\n',
        };
        self.spoken.separate(separator);
        let texts = [&mut self.drawn, &mut self.invisible];
        let layer = self.layers.last_mut().map(|(_, text)| text);
        for text in texts.into_iter().chain(layer) {
            let is_separated = text.is_empty()
                || text.ends_with('\n')
                || separator == ' ' && text.ends_with(char::is_whitespace);
            if !is_separated {
                text.push(separator);
            }
        }
    }

    pub(super) fn show(&mut self, text: &str, standing: &Standing<'_>) {
        self.drawn.push_str(text);
        if standing.is_spoken {
            self.spoken.draw(text);
        }
        if standing.is_invisible {
            self.invisible.push_str(text);
        }
        if let Some(layer) = standing.layer {
            match self.layers.last_mut().filter(|(name, _)| name == layer) {
                Some((_, shown)) => shown.push_str(text),
                None => self.layers.push((layer.to_owned(), text.to_owned())),
            }
        }
    }

    pub(super) fn show_unmapped(&mut self) {
        self.has_unmapped_glyphs = true;
        self.drawn.push(char::REPLACEMENT_CHARACTER);
        self.spoken.speak("\u{FFFD}");
    }

    pub(super) fn speak(&mut self, text: &str) {
        self.spoken.speak(text);
    }

    pub(super) fn note_damage(&mut self) {
        self.has_damage = true;
    }

    pub(super) fn add_to(
        self,
        kind: PartKind,
        label: &str,
        page: Option<u32>,
        out: &mut Collector<'_>,
    ) -> Result<(), Refusal> {
        let place = match page {
            Some(page) => format!("page {page}"),
            None => label.to_owned(),
        };
        if self.has_unmapped_glyphs {
            out.add_unread(&place, page, UnreadReason::UnmappedGlyphs)?;
        }
        if self.has_damage {
            out.add_unread(&place, page, UnreadReason::Damaged)?;
        }
        let has_text = self.drawn.chars().any(char::is_alphanumeric);
        if !has_text && (self.has_picture || self.has_drawing) && page.is_some() {
            out.add_unread(&place, page, UnreadReason::PageWithoutText)?;
        } else if self.has_picture {
            out.add_unread(&place, page, UnreadReason::Picture)?;
        }
        let spoken = self.spoken.finish();
        if spoken != self.drawn {
            out.add_on_page(PartKind::ActualText, "whole page", spoken, page)?;
        }
        out.add_on_page(kind, label, self.drawn, page)?;
        out.add_on_page(PartKind::HiddenText, "invisible", self.invisible, page)?;
        for (kind, text) in self.asides {
            out.add_on_page(kind, "", text, page)?;
        }
        for (layer, text) in self.layers {
            out.add_on_page(PartKind::Layer, &layer, text, page)?;
        }
        Ok(())
    }
}
