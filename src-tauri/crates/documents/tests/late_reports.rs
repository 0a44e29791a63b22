//! Scenario C11: a report that came too late to be read beforehand, in the minutes' list of reports.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

mod cases;

use cases::reading::as_text;
use cases::{archive, copy};
use chairside_domain::meeting::LateReport;
use chairside_domain::minutes::PaperKind;
use chairside_testkit::Case;
use chairside_testkit::people::MOTHER;

/// The line of the surgery's report, which came at 09:55 for a start at 10:00 and was shared with
/// nobody.
fn line(late_report: Option<LateReport>, pack: &str) -> String {
    let mut case = Case::three_children(pack);
    let mut reports = case.conference.reports.iter_mut();
    reports.find(|report| report.is_tabled).unwrap().late_report = late_report;
    let minutes = as_text(&archive(&case, PaperKind::Minutes));
    let mut lines = minutes.lines();
    let found = lines.find(|line| line.contains("Staithe Surgery: "));
    found.unwrap().to_owned()
}

#[test]
fn c11_the_list_says_that_it_was_late_and_what_the_chair_did_with_it() {
    for (late_report, said) in [
        (Some(LateReport::ReadingTime), "Time was allowed to read it"),
        (Some(LateReport::SetAside), "It was set aside"),
    ] {
        let line = line(late_report, "england");
        assert!(line.contains("Late, given at the conference"), "{line}");
        assert!(line.contains(said), "{line}");
        assert!(
            line.contains("Not available to the parents beforehand"),
            "{line}"
        );
    }
    let undecided = line(None, "england");
    assert!(!undecided.contains("read it") && !undecided.contains("set aside"));
}

#[test]
fn c11_a_parents_own_copy_says_that_it_was_not_shared_with_them() {
    let case = Case::three_children("england");
    let hers = as_text(&copy(&case, PaperKind::Minutes, MOTHER));
    let line = hers.lines().find(|line| line.contains("Staithe Surgery: "));
    let line = line.unwrap();
    assert!(line.contains("Time was allowed to read it"), "{line}");
    assert!(line.contains("Not shared with you beforehand"), "{line}");
}
