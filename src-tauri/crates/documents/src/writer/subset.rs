//! Faces cut to the glyphs that one paper uses.

use std::collections::BTreeMap;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::error::DocumentsError;
use crate::fonts::{Face, FaceId, Fonts};

/// One face's glyphs in use, with the numbers that they get in the file.
pub(crate) struct Subset {
    remapper: GlyphRemapper,
    /// By new number. Units: 1/1000 em.
    widths: Vec<u16>,
}

impl Subset {
    pub(crate) fn new() -> Self {
        Self {
            remapper: GlyphRemapper::new(),
            widths: Vec::new(),
        }
    }

    /// Returns a glyph's number in the file and its width in 1/1000 em.
    pub(crate) fn glyph(&mut self, face: &Face, id: u16) -> Result<(u16, u16), DocumentsError> {
        let number = self.remapper.remap(id);
        while self.widths.len() <= usize::from(number) {
            let next: Vec<u16> = self
                .remapper
                .remapped_gids()
                .skip(self.widths.len())
                .collect();
            self.widths.extend(face.widths(&next)?);
        }
        Ok((number, self.widths[usize::from(number)]))
    }

    /// Cuts the face, as the PDF writer takes it.
    ///
    /// All measures are given in 1/1000 em, because the writer cuts off what a conversion of its own would leave over.
    pub(crate) fn cut(&self, fonts: &Fonts, id: FaceId) -> Result<ParsedFont, DocumentsError> {
        let face = fonts.face(id);
        let measures = face.measures()?;
        let bytes = subsetter::subset(face.bytes(), 0, &self.remapper)
            .map_err(|_| DocumentsError::UncuttableFont { face: face.name })?;
        let glyph_widths: BTreeMap<u16, u16> = (0..).zip(self.widths.iter().copied()).collect();
        let [x_min, y_min, x_max, y_max] = measures.bounds;
        Ok(ParsedFont {
            font_name: Some(format!("{}+{}", tag(&bytes), face.name)),
            original_bytes: bytes,
            font_index: 0,
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths,
            units_per_em: 1000,
            font_metrics: FontMetrics {
                ascent: measures.ascent,
                descent: measures.descent,
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: 1000,
                x_min,
                y_min,
                x_max,
                y_max,
                caret_slope_rise: 1000,
                caret_slope_run: if measures.is_italic { 200 } else { 0 },
                us_weight_class: measures.weight,
            },
        })
    }
}

/// Returns the six letters that tell this cut of a face from others.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
