//! Dates, ages and lists in the words that people read.

use chrono::{Datelike, NaiveDate};

/// "Tuesday 15 September 2026".
pub(crate) fn long_date(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// "15 September 2026".
pub(crate) fn plain_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "1 day", "3 days".
pub(crate) fn counted(count: i64, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

/// "Ava", "Ava and Ben", "Ava, Ben and Cass".
pub(crate) fn and_list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Whole years from a birth to a day.
pub(crate) fn years_between(born_on: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (born_on.month(), born_on.day());
    today.year() - born_on.year() - i32::from(!had_birthday)
}

/// Letters and digits, lower case, marks taken off: for comparing what people type.
pub(crate) fn folded(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Shorter pieces of a reference are letters of an office, not a name. Units: letters.
const SHORTEST_NAME: usize = 3;

/// Tells whether a reference holds a word of somebody's name. It stands in subject lines, titles
/// and names of files, so it must name no one.
pub(crate) fn names_someone<'a>(reference: &str, names: impl IntoIterator<Item = &'a str>) -> bool {
    let words_of = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphabetic()).map(folded);
        words
            .filter(|word| word.chars().count() >= SHORTEST_NAME)
            .collect()
    };
    let of_reference = words_of(reference);
    names
        .into_iter()
        .flat_map(words_of)
        .any(|word| of_reference.contains(&word))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_read_as_people_say_them() {
        assert_eq!(long_date(day("2026-09-15")), "Tuesday 15 September 2026");
        assert_eq!(plain_date(day("2027-01-04")), "4 January 2027");
    }

    #[test]
    fn a_birthday_counts_on_its_day_and_not_before() {
        let born = day("2013-05-03");
        assert_eq!(years_between(born, day("2026-05-02")), 12, "the day before");
        assert_eq!(years_between(born, day("2026-05-03")), 13, "on the day");
    }

    #[test]
    fn lists_end_with_and() {
        let names = |n: &[&str]| and_list(&n.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(names(&["Ava"]), "Ava");
        assert_eq!(names(&["Ava", "Ben", "Cass"]), "Ava, Ben and Cass");
    }

    #[test]
    fn marks_and_case_do_not_tell_names_apart() {
        assert_eq!(folded("Bríd Ní Fhloinn"), folded("brid ni fhloinn"));
        assert_eq!(folded("Wiśniewski-Hale"), "wisniewskihale");
    }
}
