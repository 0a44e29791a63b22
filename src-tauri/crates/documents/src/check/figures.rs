//! Telephone numbers, in whatever groups and with whatever words between.

use super::reading::{Gap, Reading, Span, fold};

/// The last figures of a telephone number that tell it, without the code in front.
const TELLING_FIGURES: usize = 9;
/// Letters that may stand between two figures of one number, as in "then, after the pause".
const MOST_LETTERS_BETWEEN: usize = 24;
/// Fewer figures are not a telephone number.
const FEWEST_FIGURES: usize = 6;

/// The figures of a text, each with the letter at which it stands.
pub(super) struct Figures {
    figures: String,
    letters: Vec<u32>,
}

/// The figures of a number to look for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// Figures that tell it, without the code of the country and the nought before the area.
    pub(super) telling: String,
    /// Its last figures as they are dialled within the area; nothing for a short number.
    pub(super) local: Option<String>,
    /// Words may stand between the figures.
    pub(super) may_hold_words: bool,
}

/// Every telephone number among recorded words: each run of figures that has the shape of one.
///
/// Shape: where no run has it, as in "07700 (evenings) 900555", all figures in one piece.
pub(super) fn numbers(words: &str) -> Vec<Number> {
    let runs = phone_runs(words);
    let mut whole = long_enough(&runs, TELLING_FIGURES);
    if let Some(first) = whole.first() {
        let same_area: Vec<Number> = runs.iter().filter_map(|run| in_area(run, first)).collect();
        whole.extend(same_area);
        return whole;
    }
    long_enough(&[runs.concat()], FEWEST_FIGURES)
}

/// Numbers among words of any kind: only those with their area, so that no date is one.
pub(super) fn whole_numbers(words: &str) -> Vec<Number> {
    long_enough(&phone_runs(words), TELLING_FIGURES + 1)
}

fn long_enough(runs: &[String], fewest: usize) -> Vec<Number> {
    let runs = runs.iter().filter(|run| run.len() >= fewest);
    runs.map(|run| number(run)).collect()
}

/// A number recorded without its area beside one that has it: "01632 960777 or 960778".
///
/// Shape: not looked for without its area, because it may as well be a date.
fn in_area(run: &str, whole: &Number) -> Option<Number> {
    let is_short = (FEWEST_FIGURES..TELLING_FIGURES).contains(&run.len());
    let area = whole
        .telling
        .get(..TELLING_FIGURES.checked_sub(run.len())?)?;
    is_short.then(|| Number {
        telling: format!("{area}{run}"),
        local: None,
        may_hold_words: true,
    })
}

/// Runs of figures with nothing but blanks and signs between. A word or a comma ends a run, and so
/// does a group of figures after a number that is complete.
fn phone_runs(words: &str) -> Vec<String> {
    let groups = groups(words);
    let mut runs: Vec<String> = Vec::new();
    for (n, (group, is_joined)) in groups.iter().enumerate() {
        let left: usize = groups[n..].iter().map(|(group, _)| group.len()).sum();
        let may_begin = group.starts_with('0') || group.starts_with("44");
        match runs.last_mut() {
            Some(run) if *is_joined && !is_complete(run, may_begin && left >= TELLING_FIGURES) => {
                run.push_str(group);
            }
            _ => runs.push(group.clone()),
        }
    }
    runs
}

/// Unbroken figures, each with whether only signs part it from the group before.
fn groups(words: &str) -> Vec<(String, bool)> {
    let mut groups: Vec<(String, bool)> = Vec::new();
    let mut is_open = false;
    let mut is_joined = false;
    for letter in words.chars() {
        let folded = fold(letter).next();
        match folded.filter(char::is_ascii_digit) {
            Some(figure) if is_open => {
                if let Some((group, _)) = groups.last_mut() {
                    group.push(figure);
                }
            }
            Some(figure) => {
                groups.push((figure.to_string(), is_joined));
                is_joined = true;
            }
            None if folded.is_some() || matches!(letter, ',' | ';' | '\n') => is_joined = false,
            None => {}
        }
        is_open = folded.is_some_and(|figure| figure.is_ascii_digit());
    }
    groups
}

/// A UK number has ten figures after its nought, a few have nine.
fn is_complete(figures: &str, another_may_begin: bool) -> bool {
    let national = figures.trim_start_matches('0');
    let national = national.strip_prefix("44").unwrap_or(national);
    let length = national.trim_start_matches('0').len();
    length > TELLING_FIGURES || another_may_begin && length == TELLING_FIGURES
}

/// Reads figures as a telephone number.
fn number(figures: &str) -> Number {
    if figures.len() < TELLING_FIGURES {
        return Number {
            telling: figures.to_owned(),
            local: None,
            may_hold_words: false,
        };
    }
    let national = figures.trim_start_matches('0');
    let national = national
        .strip_prefix("44")
        .filter(|rest| rest.len() >= TELLING_FIGURES)
        .unwrap_or(national);
    let national = national.trim_start_matches('0');
    let local_length = match national.as_bytes() {
        [b'2', ..] => 8,
        [b'1', b'1', ..] | [b'1', _, b'1', ..] => 7,
        _ => 6,
    };
    let tail = |length: usize| {
        national
            .get(national.len().saturating_sub(length)..)
            .unwrap_or(national)
            .to_owned()
    };
    Number {
        telling: tail(TELLING_FIGURES),
        local: Some(tail(local_length)),
        may_hold_words: true,
    }
}

impl Figures {
    /// The figures that stand in a text.
    pub(super) fn written(reading: &Reading) -> Self {
        let mut figures = Self::empty();
        for (at, letter) in reading.letters().bytes().enumerate() {
            if letter.is_ascii_digit() {
                figures.push(char::from(letter), at);
            }
        }
        figures
    }

    /// The figures of a text with those that are spelled ("oh seven seven") or mistyped ("O7700").
    pub(super) fn spelled(reading: &Reading) -> Self {
        let mut figures = Self::empty();
        let mut times = 1;
        for number in 0..reading.word_count() {
            let (word, at) = (reading.word(number), reading.word_span(number).start);
            let beside = beside_figures(reading, number);
            match figure_word(word) {
                Some(figure) => {
                    for _ in 0..times {
                        figures.push(figure, at);
                    }
                }
                None if word.starts_with(|c: char| c.is_ascii_digit()) || beside => {
                    let mistyped = super::reading::as_figures(word);
                    for (offset, figure) in
                        mistyped.char_indices().filter(|(_, c)| c.is_ascii_digit())
                    {
                        figures.push(figure, at + offset);
                    }
                }
                None => {}
            }
            times = match word {
                "double" => 2,
                "treble" | "triple" => 3,
                _ => 1,
            };
        }
        figures
    }

    fn empty() -> Self {
        Self {
            figures: String::new(),
            letters: Vec::new(),
        }
    }

    fn push(&mut self, figure: char, letter: usize) {
        self.figures.push(figure);
        self.letters.push(u32::try_from(letter).unwrap_or(u32::MAX));
    }

    /// The figures in one piece.
    pub(super) fn as_str(&self) -> &str {
        &self.figures
    }

    /// The letters over which a run of figures stands.
    pub(super) fn span(&self, run: &Span) -> Span {
        let at = |figure: usize| self.letters.get(figure).map_or(0, |l| *l as usize);
        at(run.start)..at(run.end.max(1) - 1) + 1
    }

    /// The words between the figures are few enough for one number.
    pub(super) fn is_one_number(&self, run: &Span) -> bool {
        self.letters[run.clone()]
            .windows(2)
            .all(|pair| (pair[1] - pair[0]) as usize <= MOST_LETTERS_BETWEEN + 1)
    }

    /// Only blanks and signs stand between the figures, and no figure before or after them.
    pub(super) fn is_alone(&self, run: &Span, reading: &Reading) -> bool {
        let letters = &self.letters[run.clone()];
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
            return false;
        };
        let is_unbroken = letters
            .windows(2)
            .all(|pair| pair[1] == pair[0] + 1 && reading.gap(pair[1] as usize) < Gap::Stop);
        is_unbroken
            && reading.gap(*first as usize) >= Gap::Turn
            && reading.gap(*last as usize + 1) >= Gap::Turn
    }
}

fn figure_word(word: &str) -> Option<char> {
    Some(match word {
        "oh" | "o" | "zero" | "nought" | "naught" | "nil" => '0',
        "one" => '1',
        "two" => '2',
        "three" => '3',
        "four" => '4',
        "five" => '5',
        "six" => '6',
        "seven" => '7',
        "eight" => '8',
        "nine" => '9',
        _ => return None,
    })
}

/// A word of nothing but O, I and L that touches figures, as in "O7700" or "9OO".
fn beside_figures(reading: &Reading, number: usize) -> bool {
    let word = reading.word(number);
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let span = reading.word_span(number);
    !word.is_empty()
        && word.chars().all(|c| matches!(c, 'o' | 'i' | 'l'))
        && (number > 0
            && reading.gap(span.start) == Gap::Turn
            && is_figure(reading.word(number - 1).chars().last())
            || reading.gap(span.end) == Gap::Turn
                && is_figure(reading.word(number + 1).chars().next()))
}
