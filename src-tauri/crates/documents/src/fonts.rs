//! The faces that papers are set in, and which of them can set a word.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontStyle, FontWeight};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;

use crate::error::DocumentsError;

/// A family of faces, in the order in which a word looks for one that has all its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    /// Atkinson Hyperlegible Next: text and headings.
    Text,
    /// Noto Sans: Vietnamese, Yorùbá and the rest of Latin, Greek and Cyrillic.
    Latin,
    /// Vazirmatn: Arabic, Urdu, Persian, Pashto, Kurdish.
    Arabic,
    /// Noto Sans Bengali.
    Bengali,
    /// Noto Sans Gurmukhi, for Punjabi.
    Gurmukhi,
    /// Noto Sans SC, cut to the characters in common use.
    Chinese,
}

impl Family {
    /// All families, first choice first.
    pub(crate) const IN_ORDER: [Self; 6] = [
        Self::Text,
        Self::Latin,
        Self::Arabic,
        Self::Bengali,
        Self::Gurmukhi,
        Self::Chinese,
    ];

    /// Returns the name under which the layout engine knows the family.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "paper-text",
            Self::Latin => "paper-latin",
            Self::Arabic => "paper-arabic",
            Self::Bengali => "paper-bengali",
            Self::Gurmukhi => "paper-gurmukhi",
            Self::Chinese => "paper-chinese",
        }
    }

    /// Returns how much larger than the text this family is set, so that both look alike in size.
    pub(crate) fn size_factor(self) -> f32 {
        match self {
            Self::Arabic => 1.06,
            Self::Text | Self::Latin | Self::Bengali | Self::Gurmukhi | Self::Chinese => 1.0,
        }
    }
}

/// A face, by its place in [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FaceId(pub(crate) usize);

/// Measures of a face as a PDF font descriptor wants them. Units: 1/1000 em.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FaceMeasures {
    pub(crate) ascent: i16,
    pub(crate) descent: i16,
    pub(crate) bounds: [i16; 4],
    pub(crate) weight: u16,
    pub(crate) is_italic: bool,
}

/// One face: its bytes and what the writer needs to know of it.
#[derive(Clone)]
pub(crate) struct Face {
    pub(crate) name: &'static str,
    family: Family,
    data: Blob<u8>,
}

impl Face {
    /// Returns the font file.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.data.data()
    }

    fn font(&self) -> Result<skrifa::FontRef<'_>, DocumentsError> {
        skrifa::FontRef::new(self.bytes())
            .map_err(|_| DocumentsError::UnreadableFont { face: self.name })
    }

    /// Returns the glyph that stands for a character by itself.
    pub(crate) fn glyph_of(&self, character: char) -> Option<u16> {
        u16::try_from(self.font().ok()?.charmap().map(character)?.to_u32()).ok()
    }

    /// Returns the advance of each glyph asked for, in 1/1000 em, rounded.
    pub(crate) fn widths(&self, glyphs: &[u16]) -> Result<Vec<u16>, DocumentsError> {
        let metrics = self
            .font()?
            .glyph_metrics(Size::new(1000.0), LocationRef::default());
        Ok(glyphs
            .iter()
            .map(|&glyph| {
                metrics
                    .advance_width(u32::from(glyph).into())
                    .unwrap_or(0.0)
                    .round() as u16
            })
            .collect())
    }

    /// Returns the face's measures in 1/1000 em.
    pub(crate) fn measures(&self) -> Result<FaceMeasures, DocumentsError> {
        let font = self.font()?;
        let metrics = font.metrics(Size::new(1000.0), LocationRef::default());
        let bounds = metrics.bounds.unwrap_or_default();
        Ok(FaceMeasures {
            ascent: metrics.ascent.round() as i16,
            descent: metrics.descent.round() as i16,
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
                .map(|edge| edge.round() as i16),
            weight: font
                .os2()
                .map(|table| table.us_weight_class())
                .unwrap_or(400),
            is_italic: metrics.italic_angle != 0.0,
        })
    }
}

/// The faces that papers are set in. Cheap to clone; read once for each run of the program.
#[derive(Clone)]
pub struct Fonts {
    faces: Arc<Vec<Face>>,
    context: FontContext,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.faces.iter().map(|face| face.name))
            .finish()
    }
}

macro_rules! face {
    ($name:literal, $family:expr, $file:literal) => {
        (
            $name,
            $family,
            include_bytes!(concat!("../../../../assets/fonts/", $file)).as_slice(),
        )
    };
}

/// The faces in `assets/fonts`: name, family and file.
const EMBEDDED: [(&str, Family, &[u8]); 10] = [
    face!(
        "AtkinsonHyperlegibleNext-Regular",
        Family::Text,
        "AtkinsonHyperlegibleNext_400Regular.ttf"
    ),
    face!(
        "AtkinsonHyperlegibleNext-Italic",
        Family::Text,
        "AtkinsonHyperlegibleNext_400Regular_Italic.ttf"
    ),
    face!(
        "AtkinsonHyperlegibleNext-Bold",
        Family::Text,
        "AtkinsonHyperlegibleNext_700Bold.ttf"
    ),
    face!("NotoSans-Regular", Family::Latin, "NotoSans_400Regular.ttf"),
    face!("NotoSans-Bold", Family::Latin, "NotoSans_700Bold.ttf"),
    face!(
        "Vazirmatn-Regular",
        Family::Arabic,
        "Vazirmatn_400Regular.ttf"
    ),
    face!("Vazirmatn-Bold", Family::Arabic, "Vazirmatn_700Bold.ttf"),
    face!(
        "NotoSansBengali-Regular",
        Family::Bengali,
        "NotoSansBengali_400Regular.ttf"
    ),
    face!(
        "NotoSansGurmukhi-Regular",
        Family::Gurmukhi,
        "NotoSansGurmukhi_400Regular.ttf"
    ),
    face!(
        "NotoSansSC-Regular",
        Family::Chinese,
        "NotoSansSC_400Regular.ttf"
    ),
];

impl Fonts {
    /// Reads the faces that are built into the program.
    ///
    /// # Errors
    /// [`DocumentsError::UnreadableFont`] if one of them isn't a font.
    pub fn embedded() -> Result<Self, DocumentsError> {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut faces = Vec::with_capacity(EMBEDDED.len());
        for (name, family, bytes) in EMBEDDED {
            let face = Face {
                name,
                family,
                data: Blob::new(Arc::new(bytes)),
            };
            let measures = face.measures()?;
            let style = if measures.is_italic {
                FontStyle::Italic
            } else {
                FontStyle::Normal
            };
            let registered = collection.register_fonts(
                face.data.clone(),
                Some(FontInfoOverride {
                    family_name: Some(family.name()),
                    style: Some(style),
                    weight: Some(FontWeight::new(f32::from(measures.weight))),
                    ..FontInfoOverride::default()
                }),
            );
            if registered.is_empty() {
                return Err(DocumentsError::UnreadableFont { face: name });
            }
            faces.push(face);
        }
        let context = FontContext {
            collection,
            source_cache: SourceCache::default(),
        };
        Ok(Self {
            faces: Arc::new(faces),
            context,
        })
    }

    /// Returns a context for the layout engine that knows these faces and no others.
    pub(crate) fn context(&self) -> FontContext {
        self.context.clone()
    }

    /// Returns a face.
    pub(crate) fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.0]
    }

    /// Finds the face that holds these very bytes, by the layout engine's id for them.
    pub(crate) fn face_with_blob(&self, blob_id: u64) -> Option<FaceId> {
        self.faces
            .iter()
            .position(|face| face.data.id() == blob_id)
            .map(FaceId)
    }

    /// Returns the characters that each family has, for one paper's look-ups.
    pub(crate) fn coverage(&self) -> Result<Coverage<'_>, DocumentsError> {
        let mut charmaps = Vec::with_capacity(Family::IN_ORDER.len());
        for family in Family::IN_ORDER {
            for face in self
                .faces
                .iter()
                .filter(|face| face.family == family)
                .take(1)
            {
                charmaps.push((family, face.font()?.charmap()));
            }
        }
        Ok(Coverage { charmaps })
    }
}

/// Which family has which character. Every face of a family has the same characters; a test holds that.
pub(crate) struct Coverage<'a> {
    charmaps: Vec<(Family, skrifa::charmap::Charmap<'a>)>,
}

impl Coverage<'_> {
    /// Returns the first family that has every one of the characters.
    pub(crate) fn family_of(
        &self,
        characters: impl Iterator<Item = char> + Clone,
    ) -> Option<Family> {
        let has_all = |charmap: &skrifa::charmap::Charmap<'_>| {
            characters
                .clone()
                .all(|character| charmap.map(character).is_some())
        };
        // An empty word belongs to the text.
        characters.clone().next()?;
        let found = self.charmaps.iter().find(|(_, charmap)| has_all(charmap));
        found.map(|(family, _)| *family)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_face_of_a_family_has_the_same_characters() {
        let fonts = Fonts::embedded().unwrap();
        for family in Family::IN_ORDER {
            let mut sets = fonts
                .faces
                .iter()
                .filter(|face| face.family == family)
                .map(|face| {
                    let charmap = face.font().unwrap().charmap();
                    charmap
                        .mappings()
                        .map(|(character, _)| character)
                        .collect::<BTreeSet<_>>()
                });
            let first = sets.next().expect("each family has a face");
            assert!(sets.all(|set| set == first), "{family:?}");
        }
    }

    #[test]
    fn a_word_goes_to_one_family_as_a_whole() {
        let fonts = Fonts::embedded().unwrap();
        let coverage = fonts.coverage().unwrap();
        let family = |word: &str| coverage.family_of(word.chars());
        assert_eq!(family("Wiśniewski"), Some(Family::Text));
        assert_eq!(family("Nguyễn"), Some(Family::Latin));
        assert_eq!(family("رخسانہ"), Some(Family::Arabic));
        assert_eq!(family("তাহমিনা"), Some(Family::Bengali));
        assert_eq!(family("ਹਰਪ੍ਰੀਤ"), Some(Family::Gurmukhi));
        assert_eq!(family("陈美玲"), Some(Family::Chinese));
        assert_eq!(family("\u{1F600}"), None, "no face has emoji");
    }
}
