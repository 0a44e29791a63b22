//! The dates of a conference that nobody asked for yet: what a booking will bring with it.

use crate::calendar::BankHolidays;
use crate::conference::Conference;
use crate::due::{Dates, DueDate, DueSubject, report_rules, start_of};
use crate::pack::EffectiveRules;
use crate::timescale::{RuleId, Triggers};

/// By when reports will be asked for, and when the first core group meets if a plan begins.
///
/// Shape: nothing for a conference without a day. The date of a report is the earliest of those for
/// the children of the conference.
/// Source: the pack's rules.
pub fn expected_dates(
    conference: &Conference,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Vec<DueDate> {
    let Some(day) = conference.held_on else {
        return Vec::new();
    };
    let mut dates = Dates {
        rules,
        holidays,
        found: Vec::new(),
    };
    for rule in report_rules(conference, &[]) {
        let start = Triggers::from(start_of(conference, day));
        dates.add(rule, start, DueSubject::Conference, None);
    }
    dates.keep_earliest_from(0);
    let trigger = Triggers::from(day);
    dates.add(
        RuleId::CoreGroupFirst,
        trigger,
        DueSubject::Conference,
        None,
    );
    dates.found
}
