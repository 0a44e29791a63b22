//! Words that the turn of a page parts: the end of one page read on with the start of the next.

use super::Found;
use super::finder::Finder;

impl Finder<'_> {
    /// Every place where a needle stands over the turn of a page.
    ///
    /// `pages` are the texts of the pages in their order. Lines that stand at the same edge of
    /// neighbouring pages, but for their figures, are the running head and foot, and are left out.
    ///
    /// Shape: for each finding the place in `pages` of the first of its two pages. Its own place is
    /// counted in the two pages as they were joined.
    pub fn find_over_turns<S: AsRef<str>>(&self, pages: &[S]) -> Vec<(usize, Found)> {
        let pages: Vec<Vec<&str>> = pages.iter().map(|page| lines(page.as_ref())).collect();
        let mut all = Vec::new();
        for first in 0..pages.len().saturating_sub(1) {
            let above = without_foot(&pages, first);
            let turn = above.chars().count();
            let found = self.find(&format!("{above}\n{}", without_head(&pages, first + 1)));
            let over = found
                .into_iter()
                .filter(|found| found.place.start < turn && turn < found.place.end);
            all.extend(over.map(|found| (first, found)));
        }
        all
    }
}

fn lines(page: &str) -> Vec<&str> {
    page.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

fn without_foot(pages: &[Vec<&str>], page: usize) -> String {
    let near = page.saturating_sub(1)..(page + 2).min(pages.len());
    let from_below: Vec<Vec<&str>> = pages[near.clone()].iter().map(|l| reversed(l)).collect();
    let lines = &pages[page];
    lines[..lines.len() - running(&from_below, page - near.start)].join("\n")
}

fn without_head(pages: &[Vec<&str>], page: usize) -> String {
    pages[page][running(pages, page)..].join("\n")
}

fn reversed<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    lines.iter().rev().copied().collect()
}

/// How many first lines also stand there on the page before or after.
fn running(pages: &[Vec<&str>], page: usize) -> usize {
    let neighbours = [page.checked_sub(1), Some(page + 1)];
    let neighbours: Vec<&Vec<&str>> = neighbours
        .into_iter()
        .flatten()
        .filter_map(|other| pages.get(other))
        .collect();
    let is_running = |n: usize, line: &str| {
        let stands_there = |other: &&Vec<&str>| {
            let there = other.get(n).map(|there| without_figures(there));
            there == Some(without_figures(line))
        };
        neighbours.iter().any(stands_there)
    };
    let lines = pages[page].iter().enumerate();
    lines.take_while(|(n, line)| is_running(*n, line)).count()
}

fn without_figures(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit()).collect()
}
