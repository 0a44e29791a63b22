//! Sizes, distances and colours of the printed page.

use crate::layout::page::Colour;
use crate::paper::TextSize;

/// Points in a millimetre.
pub(crate) const PT_PER_MM: f32 = 72.0 / 25.4;

/// Text.
pub(crate) const BLACK: Colour = Colour(0x11, 0x11, 0x11);
/// The labels of facts.
pub(crate) const GREY: Colour = Colour(0x33, 0x33, 0x33);
/// Lines between rows.
pub(crate) const HAIRLINE: Colour = Colour(0x99, 0x99, 0x99);
/// The council's name and the edge of a decision.
pub(crate) const ACCENT: Colour = Colour(0x17, 0x50, 0x5A);
/// Behind decisions and the headings inside tables.
pub(crate) const TINT: Colour = Colour(0xE9, 0xEF, 0xEE);
/// The edge and the words of a restricted passage.
pub(crate) const RESTRICTED: Colour = Colour(0x69, 0x28, 0x59);
/// The hatch of a restricted passage: pale under the words, still there on a grey copy.
pub(crate) const RESTRICTED_HATCH: Colour = Colour(0xEB, 0xD6, 0xE4);

/// The left and right margins in points.
pub(crate) const MARGIN_PT: f32 = 19.0 * PT_PER_MM;
/// Where the header starts, from the top edge.
pub(crate) const HEADER_TOP_PT: f32 = 9.0 * PT_PER_MM;
/// Where the footer ends, from the bottom edge.
pub(crate) const FOOTER_BOTTOM_PT: f32 = 9.0 * PT_PER_MM;
/// The least distance of the text from the top edge.
pub(crate) const BODY_TOP_PT: f32 = 22.0 * PT_PER_MM;
/// The least distance of the text from the bottom edge.
pub(crate) const BODY_BOTTOM_PT: f32 = 20.0 * PT_PER_MM;

/// How one kind of text is set. Units: points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    pub(crate) size: f32,
    pub(crate) line_height: f32,
    pub(crate) bold: bool,
    pub(crate) colour: Colour,
}

/// All sizes of one paper. Units: points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measures {
    scale: f32,
}

impl Measures {
    /// Returns the sizes for a paper.
    pub(crate) fn of(text_size: TextSize) -> Self {
        let scale = match text_size {
            TextSize::Standard => 1.0,
            TextSize::LargePrint => 1.5,
        };
        Self { scale }
    }

    /// Returns a distance given in millimetres for standard print.
    pub(crate) fn mm(self, millimetres: f32) -> f32 {
        millimetres * PT_PER_MM * self.scale
    }

    fn style(self, size: f32, leading: f32, bold: bool, colour: Colour) -> TextStyle {
        let size = size * self.scale;
        TextStyle {
            size,
            line_height: size * leading,
            bold,
            colour,
        }
    }

    /// Paragraphs.
    pub(crate) fn body(self) -> TextStyle {
        self.style(12.0, 1.42, false, BLACK)
    }

    /// Cells.
    pub(crate) fn table(self) -> TextStyle {
        self.style(11.0, 1.35, false, BLACK)
    }

    /// Header and footer.
    pub(crate) fn running(self) -> TextStyle {
        self.style(10.0, 1.3, false, BLACK)
    }

    /// The line of words over a restricted passage.
    pub(crate) fn restriction(self) -> TextStyle {
        self.style(10.0, 1.4, true, RESTRICTED)
    }

    /// The council's name.
    pub(crate) fn council(self) -> TextStyle {
        self.style(11.0, 1.42, true, ACCENT)
    }

    /// The labels of facts.
    pub(crate) fn fact_label(self) -> TextStyle {
        self.style(12.0, 1.42, true, GREY)
    }

    /// A heading of level 1, 2 or 3.
    pub(crate) fn heading(self, level: u8) -> TextStyle {
        match level {
            1 => self.style(22.0, 1.18, true, BLACK),
            2 => self.style(14.0, 1.25, true, BLACK),
            _ => self.style(12.0, 1.42, true, BLACK),
        }
    }
}
