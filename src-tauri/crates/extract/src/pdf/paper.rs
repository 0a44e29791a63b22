//! A loaded PDF: looking things up in it and unpacking its streams within the budget.

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use crate::budget::Budget;
use crate::model::Format;
use crate::refusal::Refusal;

const BROKEN: Refusal = Refusal::NotReadable(Format::Pdf);
/// References that lead to references.
const MAX_STEPS: usize = 32;
/// Ancestors of a page.
const MAX_ANCESTORS: usize = 256;

/// A loaded PDF.
pub(super) struct Paper {
    pub(super) document: Document,
}

impl Paper {
    pub(super) fn load(
        bytes: &[u8],
        password: Option<&str>,
        budget: &Budget,
    ) -> Result<Self, Refusal> {
        let options = LoadOptions {
            password: password.map(str::to_owned),
            max_decompressed_size: usize::try_from(budget.next_member_bytes()).ok(),
            ..LoadOptions::default()
        };
        let document = Document::load_mem_with_options(bytes, options).map_err(refusal_of)?;
        if document.is_encrypted() {
            return Err(Refusal::PasswordProtected(Format::Pdf));
        }
        Ok(Self { document })
    }

    /// Follows references to what they stand for; null if they lead nowhere.
    pub(super) fn resolve<'a>(&'a self, mut object: &'a Object) -> &'a Object {
        for _ in 0..MAX_STEPS {
            let Object::Reference(id) = object else {
                return object;
            };
            match self.document.objects.get(id) {
                Some(target) => object = target,
                None => return &Object::Null,
            }
        }
        &Object::Null
    }

    pub(super) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
        match dictionary.get(key) {
            Ok(object) => self.resolve(object),
            Err(_) => &Object::Null,
        }
    }

    /// Returns a dictionary, or the one that belongs to a stream.
    pub(super) fn dictionary<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.resolve(object) {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn get_dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        self.dictionary(dictionary.get(key).ok()?)
    }

    pub(super) fn has_subtype(&self, dictionary: &Dictionary, subtype: &[u8]) -> bool {
        matches!(self.get(dictionary, b"Subtype"), Object::Name(name) if name == subtype)
    }

    pub(super) fn get_array<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a [Object] {
        match self.get(dictionary, key) {
            Object::Array(items) => items,
            _ => &[],
        }
    }

    /// Returns a text string, or a stream of text, as Unicode.
    pub(super) fn get_text(&self, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
        match self.get(dictionary, key) {
            Object::String(bytes, _) => Some(decode_text(bytes)),
            Object::Stream(stream) => stream
                .get_plain_content_with_limit(1024 * 1024)
                .ok()
                .map(|bytes| decode_text(&bytes)),
            _ => None,
        }
    }

    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.get_dictionary(&self.document.trailer, b"Root")
    }

    /// Looks up what a page may inherit from the nodes above it.
    pub(super) fn inherited<'a>(
        &'a self,
        page: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        let mut node = page;
        for _ in 0..MAX_ANCESTORS {
            if let Some(found) = self.get_dictionary(node, key) {
                return Some(found);
            }
            node = self.get_dictionary(node, b"Parent")?;
        }
        None
    }

    /// Unpacks a stream; nothing if its packing isn't known or is broken.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if it unpacks to more than the budget has left.
    pub(super) fn unpack(
        &self,
        stream: &Stream,
        budget: &mut Budget,
    ) -> Result<Option<Vec<u8>>, Refusal> {
        let most_bytes = usize::try_from(budget.next_member_bytes()).unwrap_or(usize::MAX);
        let unpacked = self
            .with_plain_parameters(stream)
            .as_ref()
            .unwrap_or(stream)
            .decompressed_content_with_limit(most_bytes);
        match unpacked {
            Ok(bytes) => {
                budget.spend_unpacked(bytes.len())?;
                Ok(Some(bytes))
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                Err(Refusal::TooLarge)
            }
            Err(_) => Ok(None),
        }
    }

    /// `lopdf` wants filters and their parameters written in place, and short names spelt out.
    fn with_plain_parameters(&self, stream: &Stream) -> Option<Stream> {
        let parameters = stream
            .dict
            .get(b"DecodeParms")
            .or_else(|_| stream.dict.get(b"DP"));
        let is_plain = !matches!(parameters, Ok(Object::Array(_) | Object::Reference(_)))
            && !matches!(stream.dict.get(b"Filter"), Ok(Object::Reference(_)));
        if is_plain {
            return None;
        }
        let mut plain = Stream::new(Dictionary::new(), stream.content.clone());
        plain
            .dict
            .set("Filter", self.get(&stream.dict, b"Filter").clone());
        let parameters = match parameters.map(|object| self.resolve(object)) {
            Ok(Object::Array(items)) => items.iter().find_map(|item| self.dictionary(item)),
            Ok(Object::Dictionary(dictionary)) => Some(dictionary),
            _ => None,
        };
        if let Some(parameters) = parameters {
            plain.dict.set("DecodeParms", parameters.clone());
        }
        Some(plain)
    }

    pub(super) fn objects(&self) -> impl Iterator<Item = (ObjectId, &Object)> {
        self.document
            .objects
            .iter()
            .map(|(id, object)| (*id, object))
    }
}

fn refusal_of(error: Error) -> Refusal {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Refusal::PasswordProtected(Format::Pdf)
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Refusal::TooLarge,
        _ => BROKEN,
    }
}

/// Decodes a text string: UTF-16 or UTF-8 with a mark at its start, else PDFDocEncoding.
pub(super) fn decode_text(bytes: &[u8]) -> String {
    if let Some((encoding, mark_bytes)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[mark_bytes..])
            .0
            .into_owned();
    }
    bytes.iter().map(|byte| pdf_doc_sign(*byte)).collect()
}

/// Source: ISO 32000-1:2008, annex D.3, PDFDocEncoding: Latin-1 but for these two rows.
fn pdf_doc_sign(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xA0 => SIGNS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
