//! Packs that are refused, each with the line that is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::pack::PackSet;
use chairside_domain::timescale::{RuleId, Standing, TriggerAt, Triggers, compute};
use common::{PACK_FILES, day};

/// A valid pack in the smallest form, with one thing made wrong at a time.
#[test]
fn a_bad_pack_is_refused_with_the_line_that_is_wrong() {
    let good = "format = 1\nid = \"wexmoor\"\nversion = \"1\"\ntitle = \"Wexmoor\"\n\
        status = \"service\"\nread_on = 2026-04-01\ncalendar = \"scotland\"\n\
        [sources.own]\ndocument = \"Wexmoor procedures\"\n\
        [rules.decision_letter]\ntitle = \"Letter\"\ntrigger = \"conference\"\n\
        direction = \"within\"\ncount = 2\nunit = \"working_days\"\n\
        force = \"local_procedure\"\nstate = \"read_in_source\"\nsources = [\"own\"]\n";
    assert!(PackSet::parse(&[("wexmoor.toml", good)]).is_ok());
    let cases = [
        ("format = 1", "format = 9", 1, "format 9"),
        ("id = \"wexmoor\"", "id = \"Wex Moor\"", 2, "not a pack id"),
        ("title = \"Wexmoor\"", "titel = \"Wexmoor\"", 4, "titel"),
        ("read_on = 2026-04-01", "read_on = 2026-02-30", 6, ""),
        ("calendar = \"scotland\"", "calendar = \"mars\"", 7, "mars"),
        (
            "calendar = \"scotland\"",
            "parent = \"nowhere\"",
            7,
            "nowhere",
        ),
        ("calendar = \"scotland\"\n", "", 2, "calendar"),
        (
            "[rules.decision_letter]",
            "[rules.decison_letter]",
            10,
            "decison_letter",
        ),
        (
            "trigger = \"conference\"",
            "trigger = \"conferense\"",
            12,
            "conferense",
        ),
        ("count = 2", "count = 2\ncuont = 3", 15, "cuont"),
        ("count = 2", "count = 0", 14, "from 1"),
        ("count = 2\n", "", 10, "count"),
        ("unit = \"working_days\"\n", "", 10, "unit"),
        (
            "direction = \"within\"\ncount = 2\nunit = \"working_days\"\n",
            "",
            10,
            "unit",
        ),
        (
            "unit = \"working_days\"",
            "unit = \"fortnights\"",
            15,
            "fortnights",
        ),
        ("unit = \"working_days\"", "unit = \"clock_time\"", 10, "at"),
        (
            "unit = \"working_days\"",
            "unit = \"clock_time\"\nat = \"25:00\"",
            16,
            "25:00",
        ),
        (
            "unit = \"working_days\"",
            "unit = \"working_days\"\nat = \"10:00\"",
            16,
            "at",
        ),
        (
            "unit = \"working_days\"",
            "unit = \"court_stated\"",
            14,
            "count",
        ),
        ("sources = [\"own\"]", "sources = [\"other\"]", 18, "other"),
        ("sources = [\"own\"]", "sources = []", 18, "source"),
        (
            "sources = [\"own\"]",
            "sources = [\"own\"]\nlimits_are = \"readings\"",
            19,
            "limits",
        ),
        ("title = \"Letter\"", "title = \"Letter", 11, ""),
    ];
    for (from, to, line, names) in cases {
        let bad = good.replacen(from, to, 1);
        let errors = PackSet::parse(&[("wexmoor.toml", &bad)]).expect_err(to);
        let said = errors[0].to_string();
        assert_eq!(errors[0].line, line, "{to}: {said}");
        assert!(
            said.contains("wexmoor.toml") && said.contains(names),
            "{to}: {said}"
        );
    }
}

/// A rule with several limits, with one thing made wrong at a time.
#[test]
fn a_rule_with_several_limits_says_how_they_stand() {
    let good = "format = 1\nid = \"wexmoor\"\nversion = \"1\"\ntitle = \"Wexmoor\"\n\
        status = \"service\"\nread_on = 2026-04-01\ncalendar = \"england_and_wales\"\n\
        [sources.own]\ndocument = \"Wexmoor procedures\"\n\
        [rules.report_initial]\ntitle = \"Reports\"\ntrigger = \"conference\"\n\
        limits_are = \"all_binding\"\nforce = \"local_procedure\"\n\
        state = \"read_in_source\"\nsources = [\"own\"]\n\
        [[rules.report_initial.limits]]\ndirection = \"at_least_before\"\ncount = 2\n\
        unit = \"calendar_days\"\n\
        [[rules.report_initial.limits]]\ndirection = \"at_least_before\"\ncount = 48\n\
        unit = \"hours\"\n";
    let set = PackSet::parse(&[("wexmoor.toml", good)]).unwrap();
    let rule = set
        .iter()
        .next()
        .unwrap()
        .rule(RuleId::ReportInitial)
        .cloned()
        .unwrap();
    // A moment on a day is earlier than the end of that day.
    let at: TriggerAt = "2027-01-13T09:30".parse().unwrap();
    let timescale = compute(&rule, &Triggers::from(at), common::holidays()).unwrap();
    assert_eq!(
        timescale.due.unwrap().to_string(),
        "2027-01-11T09:30:00+00:00"
    );
    let second = "[[rules.report_initial.limits]]\ndirection = \"at_least_before\"\ncount = 48\n\
        unit = \"hours\"\n";
    let cases = [
        (second, "", 13, "limits_are"),
        ("limits_are = \"all_binding\"\n", "", 10, "limits_are"),
        (
            "limits_are = \"all_binding\"",
            "limits_are = \"single\"",
            13,
            "limits_are",
        ),
        (
            "unit = \"hours\"",
            "unit = \"calendar_days\"",
            21,
            "calendar_days",
        ),
        (
            "unit = \"hours\"",
            "unit = \"days_not_said_which\"",
            21,
            "days_not_said_which",
        ),
        (
            "limits_are = \"all_binding\"",
            "direction = \"within\"\ncount = 2\nunit = \"hours\"",
            10,
            "both",
        ),
    ];
    for (from, to, line, names) in cases {
        let bad = good.replacen(from, to, 1);
        let errors = PackSet::parse(&[("wexmoor.toml", &bad)]).expect_err(to);
        let said = errors[0].to_string();
        assert_eq!(errors[0].line, line, "{to}: {said}");
        assert!(said.contains(names), "{to}: {said}");
    }
}

#[test]
fn an_area_cannot_loosen_a_limit_in_an_act() {
    let area = |hours: &str, trigger: &str| {
        format!(
            "format = 1\nid = \"wexmoor\"\nversion = \"1\"\ntitle = \"Wexmoor\"\n\
            status = \"service\"\nread_on = 2026-04-01\nparent = \"england\"\n\
            [sources.own]\ndocument = \"Wexmoor procedures\"\n\
            [rules.police_protection]\ntitle = \"Police protection\"\n\
            trigger = \"{trigger}\"\ndirection = \"within\"\ncount = {hours}\n\
            unit = \"hours\"\nforce = \"local_procedure\"\nstate = \"read_in_source\"\n\
            sources = [\"own\"]\n"
        )
    };
    let parse = |text: &str| {
        let files = [("wexmoor.toml", text), PACK_FILES[0]];
        PackSet::parse(&files).map_err(|errors| errors[0].to_string())
    };
    assert_eq!(PACK_FILES[0].0, "england.toml");
    let began = "police_protection_began";
    assert!(parse(&area("72", began)).is_ok());
    assert!(parse(&area("24", began)).is_ok());
    for (hours, trigger) in [("73", began), ("72", "whereabouts_lost")] {
        let refused = parse(&area(hours, trigger)).unwrap_err();
        assert!(refused.contains("wexmoor.toml, line 10"), "{refused}");
    }
}

/// A pack read together with England's.
fn with_england(text: &str) -> Result<PackSet, String> {
    let files = [("wexmoor.toml", text), PACK_FILES[0]];
    PackSet::parse(&files).map_err(|errors| errors[0].to_string())
}

/// A service loosens statutory guidance only with a name, a day and a reason. An example shows what
/// an area was seen to do.
#[test]
fn a_service_loosens_guidance_in_its_own_pack_only_with_who_when_and_why() {
    let pack = |status: &str, count: u32, loosened: &str| {
        let text = format!(
            "format = 1\nid = \"wexmoor\"\nversion = \"1\"\ntitle = \"Wexmoor\"\n\
            status = \"{status}\"\nread_on = 2026-04-01\nparent = \"england\"\n\
            [sources.own]\ndocument = \"Wexmoor procedures\"\n\
            [rules.icpc_from_strategy]\ntitle = \"Initial conference\"\n\
            trigger = \"strategy_initiating_section47\"\ndirection = \"within\"\ncount = {count}\n\
            unit = \"working_days\"\nforce = \"local_procedure\"\nstate = \"read_in_source\"\n\
            sources = [\"own\"]\n{loosened}"
        );
        let set = with_england(&text)?;
        let pack = set.get(&"wexmoor".parse().unwrap()).unwrap();
        Ok::<_, String>(
            pack.rule(RuleId::IcpcFromStrategy)
                .unwrap()
                .standing
                .clone(),
        )
    };
    let decided =
        "loosened = { by = \"Dilys Penhallow\", on = 2026-03-02, reason = \"A pilot.\" }\n";
    assert_eq!(pack("service", 15, ""), Ok(Standing::ServicePack));
    assert_eq!(pack("service", 10, decided), Ok(Standing::ServicePack));
    let refused = pack("service", 16, "").unwrap_err();
    assert!(
        refused.contains("wexmoor.toml, line 10") && refused.contains("loosened = {"),
        "{refused}"
    );
    let Ok(Standing::SetByService {
        by,
        on,
        reason,
        is_looser,
        pack_limits,
    }) = pack("service", 16, decided)
    else {
        panic!("it says who, when and why");
    };
    assert_eq!(
        (by.as_str(), on, reason.as_str(), is_looser),
        ("Dilys Penhallow", day("2026-03-02"), "A pilot.", true)
    );
    assert_eq!(
        pack_limits[0].amount.count(),
        Some(15),
        "the guidance is kept beside it"
    );
    for (said, line) in [
        ("by", "by = \"Dilys Penhallow\""),
        ("reason", "reason = \"A pilot.\""),
    ] {
        let unsaid = decided.replace(line, &format!("{said} = \" \""));
        let refused = pack("service", 16, &unsaid).unwrap_err();
        assert!(
            refused.contains("line 19") && refused.contains(said),
            "{refused}"
        );
    }
    let local = "format = 1\nid = \"wexmoor\"\nversion = \"1\"\ntitle = \"Wexmoor\"\n\
        status = \"service\"\nread_on = 2026-04-01\nparent = \"england\"\n\
        [sources.own]\ndocument = \"Wexmoor procedures\"\n\
        [rules.strategy_from_concern]\ntitle = \"Strategy discussion\"\n\
        trigger = \"concern_identified\"\ndirection = \"within\"\ncount = 7\n\
        unit = \"working_days\"\nforce = \"local_procedure\"\nstate = \"read_in_source\"\n\
        sources = [\"own\"]\n";
    assert!(
        with_england(local).is_ok(),
        "a local value is the service's own"
    );
    assert!(matches!(
        pack("example_read_on", 16, ""),
        Ok(Standing::ExampleNotConfirmed { .. })
    ));
}

#[test]
fn packs_that_take_over_from_each_other_are_refused() {
    let pack = |id: &str, parent: &str| {
        format!(
            "format = 1\nid = \"{id}\"\nversion = \"1\"\ntitle = \"T\"\nstatus = \"service\"\n\
            read_on = 2026-04-01\nparent = \"{parent}\"\nsources = {{}}\n"
        )
    };
    let (one, two) = (pack("one", "two"), pack("two", "one"));
    let errors = PackSet::parse(&[("one.toml", &one), ("two.toml", &two)]).unwrap_err();
    assert_eq!(errors.len(), 2);
    assert_eq!(errors[0].line, 7);
    let twice = PackSet::parse(&[
        ("a.toml", &pack("one", "one")),
        ("b.toml", &pack("one", "x")),
    ]);
    assert!(
        twice
            .unwrap_err()
            .iter()
            .any(|error| error.file == "b.toml" && error.line == 2)
    );
}
