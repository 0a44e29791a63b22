//! Words into lines of placed glyphs, by parley.

use std::ops::Range;

use parley::style::{
    FontFamily, FontFamilyName, LineHeight, OverflowWrap, StyleProperty, TextWrapMode,
};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontStyle, FontWeight, Layout,
    LayoutContext,
};
use unicode_normalization::UnicodeNormalization;

use crate::error::{DocumentsError, PaperPart};
use crate::fonts::{Coverage, FaceId, Family, Fonts};
use crate::layout::addresses::{BREAK, breakable, has_address};
use crate::layout::fallback::{families, is_invisible};
use crate::layout::measures::TextStyle;
use crate::layout::page::{Glyph, GlyphRun, Item, Mark, Shape};
use crate::layout::readings::Readings;
use crate::paper::Direction;

/// A stretch of text with one look, and what it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) mark: Mark,
}

/// Where a text stands: what an error would name, and how it is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) style: TextStyle,
    pub(crate) direction: Direction,
    pub(crate) place: PaperPart,
}

/// One line, ready to be placed. Item positions are from the line's left end and top.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) height: f32,
    /// From the line's top.
    pub(crate) baseline: f32,
    /// The width of the words, without blanks at the end.
    pub(crate) width: f32,
    pub(crate) items: Vec<Item>,
}

/// A text whose glyphs are known but whose lines aren't broken yet.
pub(crate) struct Prepared {
    layout: Layout<u16>,
    text: String,
    spans: Vec<Span>,
    setting: Setting,
}

/// The layout engine with our faces.
pub(crate) struct Shaper<'f> {
    fonts: &'f Fonts,
    coverage: Coverage<'f>,
    font_context: FontContext,
    layout_context: LayoutContext<u16>,
    readings: Readings,
}

impl<'f> Shaper<'f> {
    pub(crate) fn new(fonts: &'f Fonts) -> Result<Self, DocumentsError> {
        Ok(Self {
            fonts,
            coverage: fonts.coverage()?,
            font_context: fonts.context(),
            layout_context: LayoutContext::new(),
            readings: Readings::default(),
        })
    }

    /// Finds the glyphs of a text.
    ///
    /// # Errors
    /// [`DocumentsError::MissingGlyph`] if no face has one of its characters.
    pub(crate) fn prepare(
        &mut self,
        spans: Vec<Span>,
        setting: Setting,
    ) -> Result<Prepared, DocumentsError> {
        let mut text = String::new();
        let mut ranges = Vec::with_capacity(spans.len());
        for span in &spans {
            let start = text.len();
            text.extend(cleaned(&span.text).nfc());
            ranges.push(start..text.len());
        }
        let cut =
            families(&text, &self.coverage).map_err(|character| DocumentsError::MissingGlyph {
                character,
                place: setting.place,
            })?;
        let mut builder =
            self.layout_context
                .ranged_builder(&mut self.font_context, &text, 1.0, false);
        let style = setting.style;
        builder.push_default(family_property(Family::Text));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(LineHeight::Absolute(style.line_height));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.set_base_direction(match setting.direction {
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
        });
        for (range, family) in cut
            .into_iter()
            .filter(|(_, family)| *family != Family::Text)
        {
            builder.push(family_property(family), range.clone());
            builder.push(
                StyleProperty::FontSize(style.size * family.size_factor()),
                range,
            );
        }
        for range in hyphens_inside_words(&text) {
            builder.push(StyleProperty::TextWrapMode(TextWrapMode::NoWrap), range);
        }
        for (at, (span, range)) in spans.iter().zip(ranges).enumerate() {
            builder.push(StyleProperty::Brush(at as u16), range.clone());
            if span.bold || style.bold {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            }
            if span.italic {
                builder.push(StyleProperty::FontStyle(FontStyle::Italic), range);
            }
        }
        let layout = builder.build(&text);
        Ok(Prepared {
            layout,
            text,
            spans,
            setting,
        })
    }

    /// Breaks a text into lines no wider than `width`, each set from its start edge. An address that is wider
    /// breaks at its signs.
    ///
    /// # Errors
    /// [`DocumentsError::MissingGlyph`] if shaping left a hole.
    pub(crate) fn lines(
        &mut self,
        mut prepared: Prepared,
        width: f32,
    ) -> Result<Vec<Line>, DocumentsError> {
        let has_wide_address = prepared.spans.iter().any(|span| has_address(&span.text))
            && prepared.widths().0 > width;
        if has_wide_address {
            for span in &mut prepared.spans {
                span.text = breakable(&span.text);
            }
            prepared = self.prepare(prepared.spans, prepared.setting)?;
        }
        prepared.layout.break_all_lines(Some(width));
        prepared
            .layout
            .align(Alignment::Start, AlignmentOptions::default());
        prepared
            .layout
            .lines()
            .map(|line| self.line(&prepared, &line))
            .collect()
    }

    /// Sets a text on lines no wider than `width`.
    pub(crate) fn set(
        &mut self,
        spans: Vec<Span>,
        setting: Setting,
        width: f32,
    ) -> Result<Vec<Line>, DocumentsError> {
        let prepared = self.prepare(spans, setting)?;
        self.lines(prepared, width)
    }

    fn line(
        &mut self,
        prepared: &Prepared,
        line: &parley::Line<'_, u16>,
    ) -> Result<Line, DocumentsError> {
        let metrics = line.metrics();
        let mut x = metrics.offset + metrics.inline_min_coord;
        let baseline = metrics.baseline - metrics.block_min_coord;
        let mut placed = Vec::new();
        for run in line.runs() {
            let face = self.fonts.face_with_blob(run.font().data.id()).ok_or(
                DocumentsError::UnexpectedStructure {
                    what: "a face of our own",
                },
            )?;
            let is_rtl = run.is_rtl();
            let mut clusters = clusters(&run);
            if is_rtl {
                clusters.reverse();
            }
            for group in clusters.chunk_by(|a, b| a.span == b.span) {
                let range = range_of(group);
                let start = x;
                let (glyphs, is_exact) = self.glyphs(prepared, face, group, is_rtl, &mut x)?;
                if glyphs.is_empty() {
                    continue;
                }
                let glyph_run = GlyphRun {
                    x: start,
                    y: baseline,
                    face,
                    size: run.font_size(),
                    colour: prepared.setting.style.colour,
                    glyphs,
                    // Right-to-left words carry theirs on their structure element: poppler turns one that is here.
                    actual_text: (!is_exact && !is_rtl)
                        .then(|| prepared.text[range.clone()].replace(BREAK, "")),
                };
                let mark = prepared.spans[usize::from(group[0].span)].mark;
                let shape = Shape::Glyphs(glyph_run);
                placed.push((range.start, Item { mark, shape }));
            }
        }
        // The structure tree follows the order of drawing, so what is read first is drawn first.
        placed.sort_by_key(|(start, _)| *start);
        Ok(Line {
            height: metrics.line_height,
            baseline,
            width: metrics.advance - metrics.hanging_advance,
            items: placed.into_iter().map(|(_, item)| item).collect(),
        })
    }

    /// Places the glyphs of clusters that stand next to each other and belong to one span, and says whether each of
    /// them reads as exactly its own letters.
    fn glyphs(
        &mut self,
        prepared: &Prepared,
        face: FaceId,
        group: &[Cluster],
        is_rtl: bool,
        x: &mut f32,
    ) -> Result<(Vec<Glyph>, bool), DocumentsError> {
        let start = *x;
        let mut glyphs = Vec::new();
        let mut is_exact = true;
        for cluster in group {
            let text = &prepared.text[cluster.range.clone()];
            let blank = text
                .contains(is_invisible)
                .then(|| self.fonts.face(face).glyph_of(' '))
                .flatten();
            // A character that only steers is drawn as a blank without width.
            let is_drawn =
                |glyph: &&parley::Glyph| glyph.advance != 0.0 || Some(glyph.id as u16) != blank;
            let count = cluster.glyphs.iter().filter(is_drawn).count();
            let mut nth = 0;
            for glyph in &cluster.glyphs {
                let origin = *x + glyph.x - start;
                *x += glyph.advance;
                if text.starts_with('\n') {
                    continue;
                }
                if !is_drawn(&glyph) {
                    glyphs.extend(self.steering_glyph(face, text, origin));
                    continue;
                }
                if glyph.id == 0 {
                    let character = self.missing_in(text, face);
                    let place = prepared.setting.place;
                    return Err(DocumentsError::MissingGlyph { character, place });
                }
                let rank = if is_rtl { count - 1 - nth } else { nth };
                nth += 1;
                let id = glyph.id as u16;
                let reading = self.readings.of(face, id, text, rank, count);
                is_exact &= reading.is_exact;
                // The engine's y grows downwards, a rise upwards.
                glyphs.push(Glyph {
                    id,
                    x: origin,
                    rise: -glyph.y,
                    text: reading.text,
                });
            }
        }
        Ok((glyphs, is_exact))
    }

    /// Returns the character of a cluster that a face does not have: the first, where it has them all and only cannot
    /// put them together.
    fn missing_in(&self, text: &str, face: FaceId) -> char {
        let face = self.fonts.face(face);
        text.chars()
            .find(|character| face.glyph_of(*character).is_none())
            .or_else(|| text.chars().next())
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Returns the face's own glyph for the character that only steers, so that it is there when the word is copied.
    fn steering_glyph(&self, face: FaceId, text: &str, x: f32) -> Option<Glyph> {
        let is_kept = |character: &char| is_invisible(*character) && *character != BREAK;
        let character = text.chars().find(is_kept)?;
        let id = self.fonts.face(face).glyph_of(character)?;
        Some(Glyph {
            id,
            x,
            rise: 0.0,
            text: character.to_string(),
        })
    }
}

impl Prepared {
    /// Returns the width of the widest part that can't be broken, and of the text on one line.
    pub(crate) fn widths(&self) -> (f32, f32) {
        let widths = self.layout.calculate_content_widths();
        (widths.min, widths.max)
    }
}

/// Letters that are shaped together, with every glyph that they became.
struct Cluster {
    range: Range<usize>,
    span: u16,
    glyphs: Vec<parley::Glyph>,
}

/// Returns a run's clusters in reading order, the parts of a ligature joined.
fn clusters(run: &parley::layout::Run<'_, u16>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for cluster in run.clusters() {
        match clusters.last_mut() {
            Some(last) if cluster.is_ligature_continuation() => {
                last.range.end = cluster.text_range().end
            }
            _ => clusters.push(Cluster {
                range: cluster.text_range(),
                span: cluster.style().brush,
                glyphs: cluster.glyphs().collect(),
            }),
        }
    }
    clusters
}

/// Returns the text that clusters next to each other stand for.
fn range_of(group: &[Cluster]) -> Range<usize> {
    let start = group.iter().map(|cluster| cluster.range.start).min();
    let end = group.iter().map(|cluster| cluster.range.end).max();
    start.unwrap_or_default()..end.unwrap_or_default()
}

/// Returns a text without what a page can't show: hints for breaking, and blanks other than the plain ones.
fn cleaned(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|character| !matches!(character, '\u{AD}' | '\r'))
        .map(|character| match character {
            '\n' | '\u{A0}' => character,
            '\u{202F}' => '\u{A0}',
            blank if blank.is_whitespace() => ' ',
            other => other,
        })
}

/// Returns where a hyphen joins words, as in a double-barrelled name.
///
/// No line ends there: whoever copies or searches such a name in a reader would get it without its hyphen.
fn hyphens_inside_words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices(['-', '\u{2010}'])
        .map(|(at, hyphen)| at..at + hyphen.len())
        .filter(|range| {
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].chars().next();
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphabetic)
        })
}

fn family_property(family: Family) -> StyleProperty<'static, u16> {
    StyleProperty::FontFamily(FontFamily::Single(FontFamilyName::Named(
        family.name().into(),
    )))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::layout::measures::Measures;
    use crate::layout::structure::Structure;
    use crate::paper::TextSize;

    fn lines_of(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::embedded().unwrap();
        let span = Span {
            text: text.to_owned(),
            bold: false,
            italic: false,
            mark: Mark::Tagged(Structure::ROOT),
        };
        let setting = Setting {
            style: Measures::of(TextSize::Standard).body(),
            direction: Direction::LeftToRight,
            place: PaperPart::Block(0),
        };
        let lines = Shaper::new(&fonts)
            .unwrap()
            .set(vec![span], setting, width)
            .unwrap();
        let words = |item: &Item| match &item.shape {
            Shape::Glyphs(run) => run.glyphs.iter().map(|glyph| &*glyph.text).collect(),
            _ => String::new(),
        };
        lines
            .iter()
            .map(|line| line.items.iter().map(words).collect())
            .collect()
    }

    #[test]
    fn a_wide_address_breaks_at_its_signs_and_reads_as_it_is() {
        let address = "siobhan.okonkwo-fitzgerald@childrens-services.quenby-council.gov.uk";
        let text = format!("Ask {address} again");
        let lines = lines_of(&text, 190.0);
        assert_eq!(
            lines.join("").split_whitespace().collect::<Vec<_>>(),
            ["Ask", address, "again"]
        );
        assert!(
            lines
                .iter()
                .all(|line| line.ends_with(['@', '.', ' ', 'n'])),
            "{lines:?}"
        );
        assert!(lines_of(&text, 480.0).len() == 1);
        let on_its_own_line = lines_of("The officer whom to ask is r.iqbal@quenby.gov.uk", 200.0);
        assert!(
            on_its_own_line
                .iter()
                .any(|line| line.contains("r.iqbal@quenby.gov.uk")),
            "an address that fits isn't broken: {on_its_own_line:?}"
        );
    }

    #[test]
    fn no_line_ends_at_the_hyphen_of_a_double_barrelled_name() {
        let text = "Siân Trevelyan-Boateng and Piotr Wiśniewski-Hale, 5-year-old";
        for width in 130..400 {
            for line in lines_of(text, width as f32) {
                assert!(!line.trim_end().ends_with('-'), "at {width} points: {line}");
            }
        }
    }
}
