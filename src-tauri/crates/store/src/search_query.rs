//! From what a person types to a query of the index. Nothing typed is ever read as an operator.

use crate::fold::{alias, fold};

/// The most words of one search that are looked at.
const TERMS_MAX: usize = 12;

/// The fewest signs of a last word that stand for every word beginning with them.
const PREFIX_SIGNS_MIN: usize = 2;

/// The fewest signs of a last word that is also looked for behind its stem.
const STEM_GAP_SIGNS_MIN: usize = 5;

/// How many signs a stem may be shorter than what was typed of the word.
const STEM_CUT_SIGNS_MAX: usize = 4;

/// What to ask the index.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Query {
    /// Every word or quoted phrase must be there, and the last word, if it is not in quotes, may
    /// go on.
    pub(crate) expression: String,
    /// How to find a word of which so much is typed that its stem is shorter: "decisio" begins
    /// "decision", which the index keeps as "decis".
    pub(crate) behind_the_stem: Option<BehindTheStem>,
}

/// A wider question, and what an answer to it must hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BehindTheStem {
    /// The query with less of the last word.
    pub(crate) expression: String,
    /// What a word of the text must begin with, folded.
    pub(crate) beginning: String,
}

/// Builds the query. `None` if nothing typed can be looked for.
pub(crate) fn build(typed: &str) -> Option<Query> {
    let terms = terms(typed);
    let (last, before) = terms.split_last()?;
    let mut parts: Vec<String> = before
        .iter()
        .map(|term| match term {
            Term::Phrase(words) => quoted(words),
            Term::Word(word) => word_query(word, false),
        })
        .collect();
    let shorter = match last {
        Term::Phrase(_) => None,
        Term::Word(word) => shorter_beginning(word),
    };
    let behind_the_stem = shorter.map(|(shorter, beginning)| {
        let mut wider = parts.clone();
        wider.push(format!("{} *", quoted(&shorter)));
        BehindTheStem {
            expression: wider.join(" AND "),
            beginning,
        }
    });
    parts.push(match last {
        Term::Phrase(words) => quoted(words),
        Term::Word(word) => word_query(word, word.chars().count() >= PREFIX_SIGNS_MIN),
    });
    Some(Query {
        expression: parts.join(" AND "),
        behind_the_stem,
    })
}

/// The last word, folded, with as much cut off as a stem may lack; and the whole of it.
fn shorter_beginning(word: &str) -> Option<(String, String)> {
    let folded = fold(word);
    let signs = folded.chars().count();
    if signs < STEM_GAP_SIGNS_MIN || folded.contains(' ') {
        return None;
    }
    let kept = (signs - STEM_CUT_SIGNS_MAX.min(signs)).max(STEM_GAP_SIGNS_MIN - 1);
    Some((folded.chars().take(kept).collect(), folded))
}

enum Term<'a> {
    Word(&'a str),
    Phrase(&'a str),
}

fn terms(typed: &str) -> Vec<Term<'_>> {
    let mut terms = Vec::new();
    // Pieces at odd places stand between quotation marks; an unclosed mark runs to the end.
    for (place, piece) in typed.split(['"', '“', '”', '„']).enumerate() {
        if place % 2 == 1 {
            terms.push(Term::Phrase(piece));
        } else {
            terms.extend(piece.split_whitespace().map(Term::Word));
        }
    }
    terms.retain(|term| match term {
        Term::Word(text) | Term::Phrase(text) => text.contains(char::is_alphanumeric),
    });
    terms.truncate(TERMS_MAX);
    terms
}

/// One word, also in the spelling without special letters, and as a beginning if it may go on.
fn word_query(word: &str, may_go_on: bool) -> String {
    let mut spellings = vec![quoted(word)];
    spellings.extend(alias(word).map(|alias| quoted(&alias)));
    if may_go_on {
        // The whole word stays beside its beginning, because only a whole word is stemmed.
        let beginnings: Vec<String> = spellings.iter().map(|one| format!("{one} *")).collect();
        spellings.extend(beginnings);
    }
    match spellings.as_slice() {
        [only] => only.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}

/// A string of the query language. No quotation mark is left inside, so none has to be doubled;
/// NUL ends a query.
fn quoted(text: &str) -> String {
    let safe: String = text
        .chars()
        .map(|sign| {
            if sign == '"' || sign == '\0' {
                ' '
            } else {
                sign
            }
        })
        .collect();
    format!("\"{safe}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expression(typed: &str) -> Option<String> {
        build(typed).map(|query| query.expression)
    }

    #[test]
    fn words_are_joined_and_only_the_last_may_go_on() {
        assert_eq!(
            expression("core group").as_deref(),
            Some("\"core\" AND (\"group\" OR \"group\" *)")
        );
        assert_eq!(
            expression("\"core group\"").as_deref(),
            Some("\"core group\"")
        );
        assert_eq!(expression("a").as_deref(), Some("\"a\""));
    }

    #[test]
    fn special_letters_are_looked_for_in_both_spellings() {
        assert_eq!(
            expression("Þór \"x\"").as_deref(),
            Some("(\"Þór\" OR \"thor\") AND \"x\"")
        );
    }

    #[test]
    fn a_long_beginning_is_also_looked_for_behind_its_stem() {
        let wider = build("a decisio").and_then(|query| query.behind_the_stem);
        let expected = BehindTheStem {
            expression: "\"a\" AND \"deci\" *".to_owned(),
            beginning: "decisio".to_owned(),
        };
        assert_eq!(wider, Some(expected));
        for typed in ["deci", "\"a decision\"", "half-brother"] {
            assert_eq!(build(typed).and_then(|query| query.behind_the_stem), None);
        }
    }

    #[test]
    fn nothing_to_look_for_gives_no_query() {
        for typed in ["", "   ", "\"", "-- * ^ :", "\"\" \"\""] {
            assert_eq!(build(typed), None);
        }
    }
}
