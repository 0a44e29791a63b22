//! The writer underneath: printpdf for glyphs, fonts and marked content.
//!
//! Everything that makes the file conform (tags, language, metadata, colour profile, bookmarks) is added in
//! [`crate::finish`]; printpdf's own conformance setting makes no PDF/A.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{
    Codepoint, Color, DictItem, ExtendedGraphicsState, ExtendedGraphicsStateId, ExternalStream,
    ExternalXObject, FontId, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Pt, Rgb, TextItem, TextMatrix, XObject, XObjectId,
    XObjectTransform,
};

use crate::error::DocumentsError;
use crate::fonts::{FaceId, Fonts};
use crate::layout::page::{Artifact, Colour, GlyphRun, Rect, Slope};
use crate::picture::Picture;
use crate::writer::subset::Subset;
use crate::writer::{ContentMark, PageSink, Segment, Stance};

/// The name of the graphics state for pale ink.
const PALE: &str = "Pale";

/// Pages on their way into a PDF document.
pub(crate) struct PrintpdfSink<'f> {
    fonts: &'f Fonts,
    pages: Vec<Vec<Op>>,
    subsets: BTreeMap<FaceId, Subset>,
    fill: Option<Colour>,
    pale: Option<f32>,
    /// Each picture once, however often it is drawn.
    pictures: Vec<Arc<Picture>>,
}

impl<'f> PrintpdfSink<'f> {
    pub(crate) fn new(fonts: &'f Fonts) -> Self {
        Self {
            fonts,
            pages: Vec::new(),
            subsets: BTreeMap::new(),
            fill: None,
            pale: None,
            pictures: Vec::new(),
        }
    }

    /// Returns the document that was written, still without anything that makes it conform.
    ///
    /// # Errors
    /// [`DocumentsError::UncuttableFont`] or [`DocumentsError::UnexpectedStructure`] if a font or operator is refused.
    pub(crate) fn into_document(self) -> Result<lopdf::Document, DocumentsError> {
        let mut document = PdfDocument::new("");
        for (&face, subset) in &self.subsets {
            let font = PdfFont::new(subset.cut(self.fonts, face)?);
            document.resources.fonts.map.insert(font_id(face), font);
        }
        if let Some(opacity) = self.pale {
            let state = ExtendedGraphicsState::default().with_current_fill_alpha(opacity);
            document
                .resources
                .extgstates
                .map
                .insert(ExtendedGraphicsStateId(PALE.to_owned()), state);
        }
        let xobjects = &mut document.resources.xobjects.map;
        for (number, picture) in self.pictures.iter().enumerate() {
            xobjects.insert(picture_id(number), picture_object(picture));
        }
        document.pages = self
            .pages
            .into_iter()
            .map(|ops| PdfPage::new(Mm(210.0), Mm(297.0), ops))
            .collect();
        let options = PdfSaveOptions {
            subset_fonts: false,
            ..PdfSaveOptions::default()
        };
        let mut warnings = Vec::new();
        let written = printpdf::to_lopdf_doc(&document, &options, &mut warnings);
        if warnings.is_empty() {
            Ok(written)
        } else {
            Err(DocumentsError::UnexpectedStructure {
                what: "pages that the writer takes without warning",
            })
        }
    }

    fn push(&mut self, op: Op) {
        if let Some(page) = self.pages.last_mut() {
            page.push(op);
        }
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.fill = Some(colour);
            self.push(Op::SetFillColor { col: color(colour) });
        }
    }

    /// Shows the glyphs: kerning as offsets against the same rounded widths that a reader advances by.
    fn show_glyphs(&mut self, run: &GlyphRun) -> Result<(), DocumentsError> {
        let face = self.fonts.face(run.face);
        let mut items = Vec::with_capacity(run.glyphs.len());
        let mut pen: i32 = 0;
        let mut rise = 0.0;
        for glyph in &run.glyphs {
            if glyph.rise != rise {
                self.flush(&mut items);
                rise = glyph.rise;
                self.push(Op::SetLineOffset { multiplier: rise });
            }
            let wanted = (glyph.x * 1000.0 / run.size).round() as i32;
            if wanted != pen {
                items.push(TextItem::Offset((pen - wanted) as f32));
                pen = wanted;
            }
            let subset = self.subsets.entry(run.face).or_insert_with(Subset::new);
            let (number, width) = subset.glyph(face, glyph.id)?;
            items.push(TextItem::GlyphIds(vec![Codepoint::with_cid(
                number,
                0.0,
                glyph.text.clone(),
            )]));
            pen += i32::from(width);
        }
        self.flush(&mut items);
        if rise != 0.0 {
            self.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        Ok(())
    }

    fn flush(&mut self, items: &mut Vec<TextItem>) {
        if !items.is_empty() {
            self.push(Op::ShowText {
                items: std::mem::take(items),
            });
        }
    }
}

impl PageSink for PrintpdfSink<'_> {
    fn begin_page(&mut self) {
        self.pages.push(Vec::new());
        self.fill = None;
    }

    fn begin_content(&mut self, mark: ContentMark<'_>) {
        let (tag, properties) = match mark {
            ContentMark::Tagged { role, number } => {
                (role, vec![("MCID", DictItem::Int(number as i64))])
            }
            ContentMark::Artifact(artifact) => ("Artifact", artifact_properties(artifact)),
        };
        self.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: dict(properties),
        });
    }

    fn end_content(&mut self) {
        self.push(Op::EndMarkedContent);
    }

    fn show(
        &mut self,
        run: &GlyphRun,
        x: f32,
        y: f32,
        stance: Stance,
    ) -> Result<(), DocumentsError> {
        let is_plain = stance == Stance::PLAIN;
        if !is_plain {
            self.pale = Some(stance.opacity);
            self.push(Op::SaveGraphicsState);
            self.push(Op::LoadGraphicsState {
                gs: ExtendedGraphicsStateId(PALE.to_owned()),
            });
        }
        if let Some(text) = &run.actual_text {
            let properties = dict(vec![("ActualText", text_item(text))]);
            self.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties,
            });
        }
        self.set_fill(run.colour);
        self.push(Op::StartTextSection);
        self.push(Op::SetFont {
            font: PdfFontHandle::External(font_id(run.face)),
            size: Pt(run.size),
        });
        let Slope { cos, sin } = stance.slope;
        self.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([cos, sin, -sin, cos, x, y]),
        });
        self.show_glyphs(run)?;
        self.push(Op::EndTextSection);
        if run.actual_text.is_some() {
            self.push(Op::EndMarkedContent);
        }
        if !is_plain {
            self.push(Op::RestoreGraphicsState);
            self.fill = None;
        }
        Ok(())
    }

    fn fill(&mut self, rect: Rect, colour: Colour) {
        self.set_fill(colour);
        let rectangle = printpdf::Rect {
            x: Pt(rect.x),
            y: Pt(rect.y),
            width: Pt(rect.width),
            height: Pt(rect.height),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.push(Op::DrawRectangle { rectangle });
    }

    fn lines(&mut self, lines: &[Segment], width: f32, colour: Colour) {
        self.push(Op::SetOutlineColor { col: color(colour) });
        self.push(Op::SetOutlineThickness { pt: Pt(width) });
        for &Segment { from, to } in lines {
            let points = [from, to].map(|(x, y)| LinePoint {
                p: Point { x: Pt(x), y: Pt(y) },
                bezier: false,
            });
            self.push(Op::DrawLine {
                line: printpdf::Line {
                    points: points.to_vec(),
                    is_closed: false,
                },
            });
        }
    }

    fn picture(&mut self, picture: &Arc<Picture>, rect: Rect) {
        let known = self.pictures.iter().position(|known| known == picture);
        let number = known.unwrap_or_else(|| {
            self.pictures.push(Arc::clone(picture));
            self.pictures.len() - 1
        });
        // A picture fills a square of one by one until it is stretched.
        let transform = XObjectTransform {
            translate_x: Some(Pt(rect.x)),
            translate_y: Some(Pt(rect.y)),
            scale_x: Some(rect.width),
            scale_y: Some(rect.height),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.push(Op::UseXobject {
            id: picture_id(number),
            transform,
        });
    }
}

/// Returns a picture as PDF has it: red, green and blue, without transparency and never smoothed,
/// as PDF/A asks.
fn picture_object(picture: &Picture) -> XObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width().into())),
        ("Height", DictItem::Int(picture.height().into())),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    let dict = entries.map(|(key, value)| (key.to_owned(), value));
    XObject::External(ExternalXObject {
        stream: ExternalStream {
            dict: dict.into(),
            content: picture.pixels().to_vec(),
            compress: true,
        },
        width: None,
        height: None,
        dpi: None,
    })
}

/// Returns the name of a picture in the file. Our own, because random ones would change the bytes.
fn picture_id(number: usize) -> XObjectId {
    XObjectId(format!("Picture{number}"))
}

fn artifact_properties(artifact: Artifact) -> Vec<(&'static str, DictItem)> {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    match artifact {
        Artifact::Header => vec![("Type", name("Pagination")), ("Subtype", name("Header"))],
        Artifact::Footer => vec![("Type", name("Pagination")), ("Subtype", name("Footer"))],
        Artifact::Watermark => vec![("Type", name("Pagination")), ("Subtype", name("Watermark"))],
        Artifact::Layout => vec![("Type", name("Layout"))],
    }
}

fn dict(entries: Vec<(&str, DictItem)>) -> DictItem {
    DictItem::Dict {
        map: entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    }
}

/// Returns a text as PDF has it outside pages: UTF-16, big end first, with its mark.
fn text_item(text: &str) -> DictItem {
    let data = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    DictItem::String {
        data,
        literal: false,
    }
}

fn color(Colour(red, green, blue): Colour) -> Color {
    let share = |part: u8| f32::from(part) / 255.0;
    Color::Rgb(Rgb {
        r: share(red),
        g: share(green),
        b: share(blue),
        icc_profile: None,
    })
}

/// Returns the name of a face's font in the file. Our own names, because random ones would change the bytes.
fn font_id(face: FaceId) -> FontId {
    FontId(format!("Face{}", face.0))
}
