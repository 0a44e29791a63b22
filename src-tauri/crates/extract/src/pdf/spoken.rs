//! A page's text in the order in which it is read, not drawn.
//!
//! Writers draw Arabic and Hebrew letters from left to right, so that a name stands in the file
//! back to front. Each run of them is turned around here, numbers within it kept as they are.

/// Text put together in reading order.
#[derive(Default)]
pub(super) struct Spoken {
    text: String,
    /// Glyphs of a run that is read from right to left, in the order in which they are drawn.
    run: Vec<String>,
}

impl Spoken {
    /// Adds the text of one glyph.
    pub(super) fn draw(&mut self, glyph: &str) {
        if glyph.chars().any(is_right_to_left) {
            self.run.push(glyph.to_owned());
        } else if self.run.is_empty() || glyph.chars().any(is_left_to_right) {
            self.speak(glyph);
        } else {
            self.draw_within_run(glyph);
        }
    }

    /// Digits in a row are one number, read from left to right.
    fn draw_within_run(&mut self, glyph: &str) {
        let is_number = |text: &str| text.chars().all(char::is_numeric);
        match self.run.last_mut() {
            Some(last) if is_number(last) && is_number(glyph) => last.push_str(glyph),
            _ => self.run.push(glyph.to_owned()),
        }
    }

    /// Adds text that is in reading order already.
    pub(super) fn speak(&mut self, text: &str) {
        self.end_run();
        self.text.push_str(text);
    }

    pub(super) fn separate(&mut self, separator: char) {
        let last = self.run.last().unwrap_or(&self.text);
        let is_separated = last.is_empty()
            || last.ends_with('\n')
            || separator == ' ' && last.ends_with(char::is_whitespace);
        if is_separated {
            return;
        }
        if separator == ' ' && !self.run.is_empty() {
            self.run.push(separator.to_string());
        } else {
            self.speak(&separator.to_string());
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.end_run();
        self.text
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        // Blanks and points after the last letter belong to what follows.
        let letters_end = run
            .iter()
            .rposition(|glyph| glyph.chars().any(is_right_to_left))
            .map_or(0, |last| last + 1);
        let (letters, rest) = run.split_at(letters_end);
        self.text.extend(letters.iter().rev().map(String::as_str));
        self.text.extend(rest.iter().map(String::as_str));
    }
}

/// Source: Unicode 16, the blocks from Hebrew to Arabic Extended-A and their presentation forms.
fn is_right_to_left(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{65F}' | '\u{66A}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_left_to_right(sign: char) -> bool {
    sign.is_alphabetic() && !is_right_to_left(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(drawn: &[&str]) -> String {
        let mut spoken = Spoken::default();
        for glyph in drawn {
            match *glyph {
                "\n" => spoken.separate('\n'),
                glyph => spoken.draw(glyph),
            }
        }
        spoken.finish()
    }

    #[test]
    fn a_name_drawn_from_left_to_right_is_read_from_right_to_left() {
        assert_eq!(
            read(&["M", "r", " ", "ل", "ا", "ب", "ق", "ا", ".", " ", "x"]),
            "Mr اقبال. x"
        );
        assert_eq!(
            read(&["ب", "ا", " ", "د", "ج"]),
            "جد اب",
            "words change places too"
        );
        assert_eq!(
            read(&["ب", " ", "1", "2", " ", "ا"]),
            "ا 12 ب",
            "a number keeps its order"
        );
        assert_eq!(read(&["ب", "لا"]), "لاب", "a ligature is one glyph");
        assert_eq!(
            read(&["ب", "ا", "\n", "د", "ج"]),
            "اب\nجد",
            "lines stay in their order"
        );
    }
}
