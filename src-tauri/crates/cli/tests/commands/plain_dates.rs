//! `timescale` in plain words: what stands beside the date.

use crate::desk::Desk;

/// The lines of the plain answer.
fn lines(pack: &str, rule: &str, from: &str) -> Vec<String> {
    let asked = ["timescale", "--pack", pack, "--rule", rule, "--from", from];
    let answer = Desk::empty().run(&asked);
    assert_eq!(answer.stderr, "");
    answer.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn beside_the_date_stand_its_rule_its_source_and_what_to_take_care_of() {
    let cases: [([&str; 3], &[&str]); 9] = [
        (
            ["england", "icpc_from_strategy", "2026-12-16"],
            &[
                "Initial conference: 2027-01-11",
                "Within 15 working days of the strategy discussion that started the section 47 enquiry.",
                "Take care: Read as another document quotes it.",
                "Latest day to book: 2027-01-11",
                "Skipped: 2026-12-25 Christmas Day",
            ],
        ),
        (
            ["devon", "report_initial", "2027-01-11"],
            &[
                "At least 2 working days before the initial conference: 2027-01-07, used",
                "At least 2 calendar days before the initial conference: 2027-01-09",
            ],
        ),
        (
            ["southwark", "review_first", "2026-11-23"],
            &[
                "First review: 2027-02-21",
                "Latest day to book: 2027-02-19",
                "Note: It falls on a weekend and stays there.",
                "Note: Several limits bind. The earliest is used.",
                "Within 3 months of the initial conference: 2027-02-23",
            ],
        ),
        (
            ["oxfordshire", "report_bundle", "2027-01-11"],
            &[
                "Bundle of agency reports to practitioners: 2027-01-10 10:00",
                "By 10:00, 1 day before the conference.",
            ],
        ),
        (
            ["england", "eighteenth_birthday", "2009-01-20"],
            &[
                "Eighteenth birthday: 2027-01-20",
                "When the child turns 18.",
            ],
        ),
        (
            ["scotland", "cppm_unborn", "2026-12-16"],
            &["Note: One limit is not counted yet: the expected date of birth is not recorded."],
        ),
        (
            ["england", "epo", "2027-03-26"],
            &["Expiry of an emergency protection order: no date. Expiry not recorded"],
        ),
        (
            ["england", "police_protection", "2027-03-26"],
            &["Note: No time is recorded, so it is counted from the start of the day."],
        ),
        (
            ["england", "icpc_from_strategy", "2028-12-20"],
            &[
                "Initial conference: no date. The calendar does not cover this date",
                "Note: The list of bank holidays ends on 31 December 2028 and does not cover this date.",
            ],
        ),
    ];
    for ([pack, rule, from], expected) in cases {
        let lines = lines(pack, rule, from);
        for line in expected {
            let known = lines.iter().any(|known| known == line);
            assert!(known, "{pack} {rule}: \"{line}\" is not in {lines:#?}");
        }
        let sources = lines.iter().filter(|line| line.starts_with("Source: "));
        let source: Vec<&String> = sources.collect();
        assert_eq!(source.len(), 1, "{lines:#?}");
        assert!(!source[0].contains(", ,") && !source[0].contains(", ."));
    }
    let example = lines("devon", "report_initial", "2027-01-11");
    let caution = example.iter().find(|line| line.starts_with("Take care: "));
    assert!(caution.unwrap().contains("not confirmed by the area"));
}
