//! How people write, copy, break and shorten words.

use chairside_documents::check::Weight;

/// A way of writing words, by its name.
pub type Writing = (&'static str, fn(&str) -> String);

/// How a text is put on paper, whatever it says.
pub const WRITINGS: &[Writing] = &[
    ("as recorded", |t| t.to_owned()),
    ("small letters", |t| t.to_lowercase()),
    ("capitals", |t| t.to_uppercase()),
    ("more blanks, tabs and no-break spaces", |t| {
        t.replace(' ', " \u{A0}\t ")
    }),
    ("line break for each blank", |t| t.replace(' ', "\n")),
    ("hyphen and line break inside a word", broken_word),
    ("soft hyphens and zero-width signs", |t| {
        between_letters(t, "\u{AD}\u{200B}")
    }),
    ("blanks between the letters", |t| between_letters(t, " ")),
    ("without diacritics", without_marks),
    ("diacritics as separate characters", decomposed),
    ("underscores, as in a file name", |t| {
        t.replace([' ', ','], "_")
    }),
    ("without blanks and commas", |t| t.replace([' ', ','], "")),
    ("commas and full stops left out", |t| {
        t.replace([',', '.'], "")
    }),
    ("letters of full width", full_width),
];

fn broken_word(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let inside = |n: usize| letters[n - 1].is_alphabetic() && letters[n].is_alphabetic();
    let at = (2..letters.len().saturating_sub(1))
        .rev()
        .find(|n| inside(*n) && inside(n - 1) && inside(n + 1));
    match at {
        Some(at) => {
            let (first, second): (String, String) = (
                letters[..at].iter().collect(),
                letters[at..].iter().collect(),
            );
            format!("{first}-\n{second}")
        }
        None => text.replacen(' ', "-\n", 1),
    }
}

fn between_letters(text: &str, sign: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        out.push(letter);
        if letter.is_alphanumeric() {
            out.push_str(sign);
        }
    }
    out
}

fn without_marks(text: &str) -> String {
    let plain = |c: char| match c {
        'ł' => 'l',
        'Ł' => 'L',
        'ı' => 'i',
        other => other,
    };
    decomposed(text)
        .chars()
        .filter(|c| !('\u{300}'..='\u{36F}').contains(c))
        .map(plain)
        .collect()
}

fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect()
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect()
}

/// One planted text with what must come of it.
pub struct Planted {
    /// What is done, as the report names it.
    pub disguise: String,
    pub text: String,
    pub expected: Weight,
}

pub fn blocks(disguise: &str, text: impl Into<String>) -> Planted {
    Planted {
        disguise: disguise.to_owned(),
        text: text.into(),
        expected: Weight::Blocks,
    }
}

pub fn look(disguise: &str, text: impl Into<String>) -> Planted {
    Planted {
        disguise: disguise.to_owned(),
        text: text.into(),
        expected: Weight::NeedsALook,
    }
}

pub fn mistyped(text: &str) -> String {
    text.replace('0', "O").replace('1', "I")
}
