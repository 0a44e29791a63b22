//! A text as it is compared: letters and figures only, folded, each with its place in the text and
//! with what stood before it.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// Characters of context on each side of what was found.
const CONTEXT: usize = 40;
/// The zero of each script whose figures turn up in names, addresses and numbers here: Arabic,
/// Persian and Urdu, Devanagari, Bengali, Punjabi, Gujarati, Tamil.
const ZEROS: [u32; 7] = [0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6];

/// Words that are written with a full stop and end no sentence.
const SHORTENED: &[&str] = &[
    "no", "nos", "nr", "st", "sts", "mr", "mrs", "ms", "dr", "rd", "ln", "ave", "av", "cl", "cres",
    "ct", "gdns", "pl", "sq", "terr", "ter", "blvd", "wd", "wds", "hl", "pk", "gt", "upr", "flt",
    "apt", "c", "e", "prim", "sch", "acad", "jnr", "inf",
];

/// What parts a letter from the one before it, from nothing to the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Only what does not show: a soft hyphen, a zero-width character, a mark on a letter.
    Hidden,
    /// An apostrophe.
    Apostrophe,
    /// A turn from small to capital letters, or between letters and figures.
    Turn,
    /// Blanks.
    Space,
    /// The end of a line, with or without a hyphen before it.
    Line,
    /// Any other sign.
    Mark,
    /// The end of a sentence.
    Stop,
}

/// A run of folded letters. Units: bytes of [`Reading::letters`].
pub(super) type Span = Range<usize>;

/// A text ready to be searched.
pub(super) struct Reading {
    text: Vec<char>,
    letters: String,
    /// For each byte of the letters, the character of the text from which it comes.
    places: Vec<u32>,
    /// For each byte of the letters, what stands before it.
    gaps: Vec<Gap>,
    /// Where each word begins in the letters.
    word_starts: Vec<u32>,
}

impl Reading {
    pub(super) fn of(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut reading = Self {
            letters: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
            gaps: Vec::with_capacity(text.len()),
            word_starts: Vec::new(),
            text: Vec::new(),
        };
        let mut pen = Pen {
            gap: Gap::Stop,
            last: None,
            last_sign: ' ',
        };
        let mut place = 0;
        while let Some(character) = chars.get(place) {
            if let Some((hidden, length)) = percent_encoded(&chars[place..]) {
                for (offset, character) in hidden {
                    pen.take(character, place + offset, &mut reading);
                }
                place += length;
            } else {
                pen.take(*character, place, &mut reading);
                place += 1;
            }
        }
        reading.text = chars;
        reading
    }

    /// The folded letters of the text, in one piece.
    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// How many words the text has.
    pub(super) fn word_count(&self) -> usize {
        self.word_starts.len()
    }

    /// The letters of a word by its number, or nothing beyond the ends.
    pub(super) fn word(&self, number: usize) -> &str {
        self.letters.get(self.word_span(number)).unwrap_or_default()
    }

    /// Where a word stands by its number.
    pub(super) fn word_span(&self, number: usize) -> Span {
        let at = |n: usize| {
            self.word_starts
                .get(n)
                .map_or(self.letters.len(), |s| *s as usize)
        };
        at(number)..at(number + 1)
    }

    /// The number of the word in which a letter stands.
    pub(super) fn word_at(&self, letter: usize) -> usize {
        self.word_starts
            .partition_point(|start| *start as usize <= letter)
            .saturating_sub(1)
    }

    /// The word that was read last.
    fn last_word(&self) -> &str {
        let start = self.word_starts.last().map_or(0, |start| *start as usize);
        self.letters.get(start..).unwrap_or_default()
    }

    /// What stands before a letter. Before and after the text stands the end of a sentence.
    pub(super) fn gap(&self, letter: usize) -> Gap {
        self.gaps.get(letter).copied().unwrap_or(Gap::Stop)
    }

    /// The signs between a letter and the one before it, and the blanks.
    pub(super) fn signs_before(&self, letter: usize) -> String {
        let at = |letter: usize| self.places.get(letter).map(|place| *place as usize);
        let from = letter
            .checked_sub(1)
            .and_then(at)
            .map_or(0, |place| place + 1);
        let until = at(letter).unwrap_or(self.text.len());
        let signs = self.text.get(from..until).unwrap_or_default();
        signs.iter().collect()
    }

    /// The line ends between a letter and the one before it.
    pub(super) fn is_line_start(&self, letter: usize) -> bool {
        self.signs_before(letter).contains(is_line_break)
    }

    /// A word may begin or end before this letter.
    pub(super) fn is_edge(&self, letter: usize) -> bool {
        self.gap(letter) >= Gap::Apostrophe
    }

    /// The run begins and ends at the edge of a word.
    pub(super) fn is_whole(&self, span: &Span) -> bool {
        self.is_edge(span.start) && self.is_edge(span.end)
    }

    /// Every letter of the run is a capital in the text.
    pub(super) fn is_in_capitals(&self, span: &Span) -> bool {
        self.characters(span).all(char::is_uppercase)
    }

    fn characters(&self, span: &Span) -> impl Iterator<Item = char> {
        self.places[span.clone()]
            .iter()
            .filter_map(|place| self.text.get(*place as usize).copied())
    }

    /// The characters of the text over which a run of letters stands.
    pub(super) fn place(&self, span: &Span) -> Range<usize> {
        let at = |letter: usize| self.places.get(letter).map_or(0, |p| *p as usize);
        let first = at(span.start);
        first..at(span.end.max(span.start + 1) - 1).max(first) + 1
    }

    /// The piece of text without blanks in which a run of letters stands.
    pub(super) fn piece_around(&self, span: &Span) -> String {
        let place = self.place(span);
        let is_blank = |c: &char| c.is_whitespace() || "<>()[]\"|,;".contains(*c);
        let before = self.text[..place.start].iter().rev();
        let from = place.start - before.take_while(|c| !is_blank(c)).count();
        let after = self.text[place.end..].iter();
        let until = place.end + after.take_while(|c| !is_blank(c)).count();
        self.text[from..until].iter().collect()
    }

    /// The words around a place in the text.
    pub(super) fn context(&self, place: &Range<usize>) -> String {
        let from = place.start.saturating_sub(CONTEXT);
        let until = (place.end + CONTEXT).min(self.text.len());
        let around: String = self.text[from..until].iter().collect();
        around.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What was read last, while a text is folded.
struct Pen {
    gap: Gap,
    last: Option<char>,
    last_sign: char,
}

impl Pen {
    fn take(&mut self, character: char, place: usize, into: &mut Reading) {
        if character.is_ascii_alphanumeric() {
            self.write(character.to_ascii_lowercase(), character, place, into);
            self.last = Some(character);
            return;
        }
        let mut is_sign = true;
        if !character.is_ascii() {
            for letter in fold(character) {
                self.write(letter, character, place, into);
                self.last = None;
                is_sign = false;
            }
        }
        if is_sign {
            let gap = self.gap_of(character, into);
            self.gap = self.gap.max(gap);
            if !is_closing(character) {
                self.last_sign = character;
            }
        } else {
            self.last = Some(character);
        }
    }

    fn gap_of(&mut self, sign: char, read: &Reading) -> Gap {
        match sign {
            '\'' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '`' => Gap::Apostrophe,
            _ if is_hidden(sign) => Gap::Hidden,
            _ if sign.is_whitespace() => {
                let is_stop = match self.last_sign {
                    '.' => !SHORTENED.contains(&read.last_word()),
                    other => matches!(other, '!' | '?' | ';'),
                };
                let is_break = is_line_break(sign);
                let is_hyphen = matches!(self.last_sign, '-' | '\u{2010}' | '\u{2011}');
                if is_stop && self.gap == Gap::Mark {
                    return Gap::Stop;
                }
                if is_break && is_hyphen && self.gap == Gap::Mark {
                    self.gap = Gap::Line;
                }
                if is_break { Gap::Line } else { Gap::Space }
            }
            _ => Gap::Mark,
        }
    }

    fn write(&mut self, letter: char, from: char, place: usize, into: &mut Reading) {
        let gap = if self.gap <= Gap::Hidden && self.last.is_some_and(|last| turns(last, from)) {
            Gap::Turn
        } else {
            self.gap
        };
        if gap >= Gap::Turn {
            // Texts are bounded far below four thousand million letters before they come here.
            into.word_starts
                .push(u32::try_from(into.letters.len()).unwrap_or(u32::MAX));
        }
        into.letters.push(letter);
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        for byte in 0..letter.len_utf8() {
            into.places.push(place);
            into.gaps.push(if byte == 0 { gap } else { Gap::None });
        }
        self.gap = Gap::None;
        self.last_sign = ' ';
    }
}

fn is_line_break(sign: char) -> bool {
    matches!(
        sign,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{B}'
    )
}

fn turns(last: char, next: char) -> bool {
    let is_figure = |c: char| figure(c).is_some();
    is_figure(last) != is_figure(next) || last.is_lowercase() && next.is_uppercase()
}

/// Letters and figures in lower case, without marks; nothing for anything else.
///
/// A mark is what the standard gives a combining class. Vowel signs of Bengali or Punjabi have
/// none and stay, because a name is another name without them.
pub(super) fn fold(character: char) -> impl Iterator<Item = char> {
    std::iter::once(character)
        .nfkd()
        .filter(|c| canonical_combining_class(*c) == 0)
        .flat_map(char::to_lowercase)
        .flat_map(plain_letters)
        .filter(|c| c.is_alphanumeric())
}

/// Letters of a text, folded, in one piece.
pub(super) fn folded(text: &str) -> String {
    text.chars().flat_map(fold).collect()
}

/// Words of a text, folded. An apostrophe does not part a word; a hyphen does.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    let parts_words = |c: char| {
        !matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '`')
            && !is_hidden(c)
            && fold(c).next().is_none()
    };
    text.split(parts_words)
        .map(folded)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Letters that no mark explains, and the figures of other scripts.
fn plain_letters(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ø' => ('o', None),
        'ı' => ('i', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        other => (figure(other).unwrap_or(other), None),
    };
    std::iter::once(first).chain(second)
}

fn figure(character: char) -> Option<char> {
    if character.is_ascii() {
        return character.is_ascii_digit().then_some(character);
    }
    let code = u32::from(character);
    let value = ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|v| *v < 10))?;
    char::from_digit(value, 10)
}

/// Letters and signs that an address of the web writes as "%" and two figures each, with their
/// places, and how many characters that takes.
///
/// Shape: nothing where what stands there is no text, as in "5%14".
fn percent_encoded(text: &[char]) -> Option<(Vec<(usize, char)>, usize)> {
    if text.first() != Some(&'%') {
        return None;
    }
    let byte = |triple: &[char]| match triple {
        ['%', high, low] => u8::try_from(high.to_digit(16)? * 16 + low.to_digit(16)?).ok(),
        _ => None,
    };
    let bytes: Vec<u8> = text.chunks(3).map_while(byte).collect();
    let decoded = String::from_utf8(bytes).ok()?;
    let has_signs_of_control = decoded.chars().any(char::is_control);
    let letters: Vec<(usize, char)> = decoded.char_indices().map(|(at, c)| (at * 3, c)).collect();
    (!letters.is_empty() && !has_signs_of_control).then_some((letters, decoded.len() * 3))
}

/// Quotation marks and brackets that may stand between the end of a sentence and its full stop.
fn is_closing(sign: char) -> bool {
    matches!(
        sign,
        ')' | ']' | '}' | '"' | '\'' | '\u{2019}' | '\u{201D}' | '\u{201C}' | '»' | '›'
    )
}

/// Soft hyphens, zero-width characters, direction signs and marks part no words.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    ) || canonical_combining_class(character) != 0
}

/// The same letters with those that are mistaken for figures as figures: O as 0, I and L as 1.
pub(super) fn as_figures(letters: &str) -> String {
    letters
        .chars()
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}
