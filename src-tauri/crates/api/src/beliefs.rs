//! What the app believes about the procedure, for its help.
//!
//! The page is generated from the rules and their tests, so its shape is known: headings,
//! paragraphs, points and tables, each on lines of their own.

use crate::AppError;
use crate::app::App;
use crate::contract::{BeliefPart, Beliefs, Nothing};

const PAGE: &str = include_str!("../../../docs/beliefs.md");

impl App {
    /// What the app believes about the procedure, for its help.
    pub fn beliefs(&self, _: Nothing) -> Result<Beliefs, AppError> {
        Ok(Beliefs { parts: parts(PAGE) })
    }
}

fn parts(page: &str) -> Vec<BeliefPart> {
    let mut parts: Vec<BeliefPart> = Vec::new();
    for line in page.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            parts.push(part(line));
            continue;
        }
        let Some(part) = parts.last_mut() else {
            continue;
        };
        if let Some(point) = line.strip_prefix("- ") {
            part.points.push(plain(point));
        } else if line.starts_with('|') {
            part.table.extend(row(line));
        } else {
            part.paragraphs.push(plain(line));
        }
    }
    parts
}

fn part(line: &str) -> BeliefPart {
    let heading = line.trim_start_matches('#');
    let level = line.len() - heading.len();
    BeliefPart {
        heading: plain(heading.trim()),
        level: u8::try_from(level).unwrap_or(u8::MAX),
        paragraphs: Vec::new(),
        points: Vec::new(),
        table: Vec::new(),
    }
}

/// The cells of a row. `None` for the line that parts the headings from the rest.
fn row(line: &str) -> Option<Vec<String>> {
    let is_rule = line.chars().all(|c| matches!(c, '|' | '-' | ' ' | ':'));
    let cells = line.trim_matches('|').split('|');
    (!is_rule).then(|| cells.map(|cell| plain(cell.trim())).collect())
}

/// Without the marks of bold and of code.
fn plain(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_scenario_and_every_pack_reaches_the_help() {
        let parts = parts(PAGE);
        assert_eq!(parts[0].level, 1);
        let deadlines = parts.iter().find(|p| p.heading == "A. Dates").unwrap();
        assert_eq!(deadlines.paragraphs.len(), 16, "A1 to A16");
        assert!(deadlines.paragraphs[0].starts_with("A1 Working days over Christmas."));
        assert!(deadlines.points.len() >= 16, "each with what shows it");
        let england = parts.iter().find(|p| p.heading == "England").unwrap();
        assert!(england.table.len() > 10, "a row for each rule");
        let width = england.table[0].len();
        assert!(england.table.iter().all(|row| row.len() == width));
        let text = format!("{parts:?}");
        assert!(!text.contains("**") && !text.contains('`'));
    }
}
