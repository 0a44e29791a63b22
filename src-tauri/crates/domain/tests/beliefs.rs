//! Writes `src-tauri/docs/beliefs.md`: what the app believes, with the tests that show it and
//! the sources of its rules. The test fails when the file is not what the code would write.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chairside_domain::pack::{PackId, PackStatus, ProcedurePack};
use chairside_domain::timescale::{
    Amount, Direction, Force, Limit, LimitsAre, Source, SourceState, TimescaleRule, Unit,
};
use serde::Deserialize;

const BELIEFS: &str = include_str!("../beliefs.toml");

/// Set this to write the file anew.
const UPDATE: &str = "CHAIRSIDE_UPDATE_BELIEFS";

#[derive(Deserialize)]
struct Beliefs {
    groups: BTreeMap<String, String>,
    scenario: Vec<Scenario>,
}

#[derive(Deserialize)]
struct Scenario {
    id: String,
    title: String,
    belief: String,
}

#[test]
fn the_beliefs_are_current() {
    let file = root().join("src-tauri/docs/beliefs.md");
    let expected = document();
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever runs the tests says whether the file is to be written"
    )]
    if std::env::var_os(UPDATE).is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &expected).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    let advice = format!("run it again with {UPDATE}=1, then read what changed");
    assert!(
        found == expected,
        "{} is not current: {advice}",
        file.display()
    );
}

/// A scenario whose tests are gone would otherwise be noticed by a reader only.
#[test]
fn every_scenario_of_the_rules_is_shown_by_a_test() {
    let tests = tests_by_scenario();
    let elsewhere = ["B9", "B10", "E4", "E7"];
    let beliefs: Beliefs = toml::from_str(BELIEFS).unwrap();
    let of_papers = |id: &str| elsewhere.contains(&id);
    let untested: Vec<&str> = beliefs
        .scenario
        .iter()
        .map(|scenario| scenario.id.as_str())
        .filter(|id| !of_papers(id) && !tests.contains_key(*id))
        .collect();
    assert!(untested.is_empty(), "no test shows {untested:?}");
    let known: Vec<&str> = beliefs.scenario.iter().map(|s| s.id.as_str()).collect();
    let rules = tests.keys().filter(|id| !id.starts_with('F'));
    let unknown: Vec<&String> = rules.filter(|id| !known.contains(&id.as_str())).collect();
    assert!(unknown.is_empty(), "beliefs.toml does not have {unknown:?}");
}

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    root.canonicalize().unwrap()
}

fn document() -> String {
    let mut out = String::new();
    out.push_str(HEAD);
    add_conventions(&mut out);
    add_scenarios(&mut out);
    add_packs(&mut out);
    out
}

const HEAD: &str = "# What Chairside believes\n
Chairside works from rules. This page lists them, so that a practising chair can read what the app believes and say where it is wrong. It is written from the rules themselves and from the tests that hold them; do not edit it by hand.\n
Nothing here is legal advice. Check each rule against your own authority's procedures before you rely on it. A rule that was quoted by another document, or could not be verified, says so. Rules of named areas are examples that were read on a day and that the area has not confirmed.\n
Three things hold everywhere:\n
- **Protection is never blocked.** Immediate protective action, decisions and closing a conference can always be recorded. Papers and sending are what wait.
- **The chair decides.** The app counts days, checks and warns. It never scores risk, suggests a threshold answer or counts views.
- **A warning is not a refusal.** The chair may go on with a reason, which is kept.\n";

const CONVENTIONS: &[(&str, &str)] = &[
    (
        "Within so many working days",
        "The day that starts the count is day 0. Day 1 is the first working day after it. The limit is the end of the last day.",
    ),
    (
        "At least so many working days before",
        "Day 1 is the last working day before the event. The limit is the end of the last day counted back.",
    ),
    (
        "Working day",
        "Monday to Friday, and not a bank holiday of the nation. Days on which a service is closed still count.",
    ),
    ("Calendar days and weeks", "Every day counts."),
    (
        "Months",
        "The same day of the month, or the last day of a shorter month. A weekend does not move the limit. The last day that can be booked is the working day before.",
    ),
    ("Hours", "Elapsed hours, whatever the clocks do."),
    (
        "Days, where a procedure does not say which",
        "Both readings are shown. The earlier is used until the service fixes one.",
    ),
    ("Several limits", "Each binds. The earliest is used."),
    (
        "Past the known bank holidays",
        "No date is given. The app says that the calendar does not cover it.",
    ),
];

fn add_conventions(out: &mut String) {
    out.push_str("\n## How dates are counted\n\n| wording | how it is counted |\n|---|---|\n");
    for (wording, counted) in CONVENTIONS {
        writeln!(out, "| {wording} | {counted} |").unwrap();
    }
    let holidays = common::holidays();
    let (from, to) = holidays.coverage();
    writeln!(
        out,
        "\nBank holidays are known from {} to {}, for England and Wales, Scotland, and Northern Ireland. Source: {}, read on {}.",
        date(from),
        date(to),
        holidays.source(),
        date(holidays.read_on())
    )
    .unwrap();
}

fn add_scenarios(out: &mut String) {
    let beliefs: Beliefs = toml::from_str(BELIEFS).unwrap();
    let tests = tests_by_scenario();
    out.push_str("\n## Scenarios\n\nEach belief is shown by tests that carry its letter and number. A belief without a test is not held by anything yet.\n");
    for (group, title) in &beliefs.groups {
        writeln!(out, "\n### {group}. {title}").unwrap();
        let of_group = |scenario: &&Scenario| scenario.id.starts_with(group.as_str());
        for scenario in beliefs.scenario.iter().filter(of_group) {
            let Scenario { id, title, belief } = scenario;
            writeln!(out, "\n**{id} {title}.** {belief}\n").unwrap();
            match tests.get(id) {
                Some(tests) => {
                    for (test, file) in tests {
                        writeln!(out, "- Shown: {test} (`{file}`)").unwrap();
                    }
                }
                None => out.push_str("- Not shown by a test yet.\n"),
            }
        }
    }
}

/// Tests by the ids that their names begin with: the rest of the name in words, and the file.
fn tests_by_scenario() -> BTreeMap<String, Vec<(String, String)>> {
    let root = root();
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for folder in ["src-tauri", "tests"] {
        for file in rust_files(&root.join(folder)) {
            let name = file.strip_prefix(&root).unwrap().to_str().unwrap();
            let name = name.replace('\\', "/");
            let text = std::fs::read_to_string(&file).unwrap();
            let lines = text.lines().map(str::trim_start);
            let mut is_test = false;
            for line in lines {
                is_test |= line.starts_with("#[test]");
                let Some(function) = line.strip_prefix("fn ").filter(|_| is_test) else {
                    continue;
                };
                is_test = false;
                let function = function.split('(').next().unwrap_or_default();
                let (ids, words) = ids_and_words(function);
                for id in ids {
                    let shown = (words.clone(), name.clone());
                    found.entry(id).or_default().push(shown);
                }
            }
        }
    }
    found.values_mut().for_each(|tests| tests.sort());
    found
}

/// `c1_c2_the_notice` is about C1 and C2: "the notice".
fn ids_and_words(function: &str) -> (Vec<String>, String) {
    let mut words: Vec<&str> = function.split('_').collect();
    let mut ids = Vec::new();
    while let Some(first) = words.first() {
        let mut signs = first.chars();
        let is_group = signs.next().is_some_and(|sign| ('a'..='f').contains(&sign));
        let number = signs.as_str();
        let is_number = !number.is_empty() && number.chars().all(|sign| sign.is_ascii_digit());
        if !is_group || !is_number {
            break;
        }
        ids.push(first.to_uppercase());
        words.remove(0);
    }
    (ids, words.join(" "))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn add_packs(out: &mut String) {
    out.push_str("\n## Rules and where they come from\n\nA pack of an area holds what differs from its nation; everything else is the nation's. Where nothing was read, a pack is silent: that means not known, never none.\n");
    for (file, _) in common::PACK_FILES {
        let id: PackId = file.trim_end_matches(".toml").parse().unwrap();
        let pack = common::packs().get(&id).unwrap();
        let status = match pack.status {
            PackStatus::National => "What holds in the nation".to_owned(),
            PackStatus::ExampleReadOn => format!(
                "Example read on {}, not confirmed by the area",
                date(pack.read_on)
            ),
            PackStatus::Service => "Written by a service".to_owned(),
        };
        let note = Some(&pack.note).filter(|note| !note.is_empty());
        let note = note.map(|note| format!(" {note}")).unwrap_or_default();
        writeln!(out, "\n### {}\n\n{status}.{note}", pack.title).unwrap();
        add_rules(out, pack);
        add_tables(out, pack);
    }
}

fn add_rules(out: &mut String, pack: &ProcedurePack) {
    let own: Vec<&TimescaleRule> = pack
        .rules
        .values()
        .filter(|rule| rule.pack == pack.id)
        .collect();
    if own.is_empty() {
        return;
    }
    out.push_str("\n| rule | limit | force | source |\n|---|---|---|---|\n");
    for rule in own {
        let limits: Vec<String> = rule.limits.iter().map(limit_words).collect();
        let join = match rule.limits_are {
            LimitsAre::Single => "",
            LimitsAre::Readings => ". Read otherwise: ",
            LimitsAre::AllBinding => ". And: ",
        };
        let note = if rule.note.is_empty() {
            String::new()
        } else {
            format!(". {}", rule.note)
        };
        let source = source_words(&rule.source);
        let state = state_words(rule.state);
        writeln!(
            out,
            "| {} | {}{note} | {} | {source}, {state} |",
            rule.title,
            limits.join(join),
            label("force", &force_code(rule.force)),
        )
        .unwrap();
    }
}

/// A limit in the words of the app's own message file, so that one thing has one name.
fn limit_words(limit: &Limit) -> String {
    let unit = limit.amount.unit();
    let code = match (unit, limit.direction) {
        (Unit::CourtStated, _) => "court_stated",
        (Unit::OnTheDay, _) => "on_the_day",
        (Unit::Birthdays, _) => "when_child_turns",
        (Unit::WeeksOfGestation, _) => "by_weeks_of_pregnancy",
        (Unit::ClockTime, _) => "by_clock_time",
        (_, Direction::Within) => "within",
        (_, Direction::AtLeastBefore) => "at_least_before",
    };
    let mut sentence = text(code).replace(
        "{trigger}",
        &label("trigger_kind", &limit.trigger.to_string()),
    );
    if let Some(count) = limit.amount.count() {
        let units = if count == 1 { "unit_one" } else { "unit_many" };
        sentence = sentence
            .replace("{count}", &count.to_string())
            .replace("{unit}", &label(units, &unit.to_string()));
    }
    if let Amount::ClockTime { at, .. } = limit.amount {
        sentence = sentence.replace("{at}", &at.format("%H:%M").to_string());
    }
    sentence
}

const MESSAGES: &str = include_str!("../../../../assets/messages/en-GB.toml");

fn messages() -> toml::Table {
    MESSAGES.parse().unwrap()
}

fn text(code: &str) -> String {
    messages()["text"][code].as_str().unwrap().to_owned()
}

fn label(codes: &str, code: &str) -> String {
    let messages = messages();
    let words = messages["label"][codes].get(code);
    words
        .unwrap_or_else(|| panic!("{codes}.{code}"))
        .as_str()
        .unwrap()
        .to_owned()
}

fn force_code(force: Force) -> String {
    serde_json::to_value(force)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn state_words(state: SourceState) -> &'static str {
    match state {
        SourceState::ReadInSource => "read in the source",
        SourceState::QuotedSecondHand => "quoted by another document",
        SourceState::Unverified => "not verified",
    }
}

fn source_words(source: &Source) -> String {
    let paragraph = if source.paragraph.is_empty() {
        String::new()
    } else {
        format!(", {}", source.paragraph)
    };
    format!(
        "{}{paragraph}, read on {}",
        source.document,
        date(source.read_on)
    )
}

/// What the pack's own tables say, in sentences.
fn add_tables(out: &mut String, pack: &ProcedurePack) {
    let parent = pack.lineage.first().map(|(id, _)| id);
    let parent = parent.and_then(|id| common::packs().get(id));
    let mut said: Vec<String> = Vec::new();
    if parent.is_none_or(|p| p.quorum != pack.quorum) {
        said.push(quorum_words(pack));
    }
    if let Some(reports) = &pack.reports
        && parent.is_none_or(|p| p.reports.as_ref() != Some(reports))
    {
        said.push(format!("Reports: {}", reports.note));
    }
    if let Some(exclusion) = &pack.exclusion
        && parent.is_none_or(|p| p.exclusion.as_ref() != Some(exclusion))
    {
        said.push(format!("Excluding a person: {}", exclusion.note));
    }
    if let Some(dissent) = &pack.dissent
        && parent.is_none_or(|p| p.dissent.as_ref() != Some(dissent))
    {
        said.push(format!("Formal dissent: {}", dissent.formal_process));
    }
    if let Some(ending) = &pack.ending
        && parent.is_none_or(|p| p.ending.as_ref() != Some(ending))
    {
        let reasons: Vec<String> = ending.reasons.iter().map(|r| r.name.clone()).collect();
        said.push(format!("A plan ends: {}.", reasons.join("; ")));
    }
    if let Some(moves) = &pack.moves
        && parent.is_none_or(|p| p.moves.as_ref() != Some(moves))
    {
        said.push(format!(
            "A stay counts as a move for good from {} weeks.",
            moves.permanent_from_weeks
        ));
    }
    if let Some(census) = &pack.census
        && parent.is_none_or(|p| p.census.as_ref() != Some(census))
    {
        let checks = census.checks.iter();
        let checks: Vec<String> = checks.map(|c| format!("{} ({})", c.name, c.rule)).collect();
        said.push(format!("Census checks: {}.", checks.join("; ")));
    }
    if !said.is_empty() {
        out.push('\n');
    }
    for sentence in said {
        writeln!(out, "- {sentence}").unwrap();
    }
}

fn quorum_words(pack: &ProcedurePack) -> String {
    let Some(quorum) = &pack.quorum else {
        return "Quorum: no floor is known. The chair records the judgement with reasons."
            .to_owned();
    };
    let agency = |code: &String| words(code);
    let asked_for = if quorum.core_agencies.is_empty() {
        agency(&quorum.lead_agency)
    } else {
        let core: Vec<String> = quorum.core_agencies.iter().map(agency).collect();
        core.join(", ")
    };
    let others = match quorum.others_at_least {
        Some(others) => format!(" and at least {others} others"),
        None => String::new(),
    };
    let grounds: Vec<&str> = quorum
        .grounds_to_proceed
        .iter()
        .map(|ground| ground.name.as_str())
        .collect();
    let grounds = if grounds.is_empty() {
        String::new()
    } else {
        format!(" Grounds for going on below it: {}.", grounds.join("; "))
    };
    format!("Quorum: {asked_for}{others}. {}{grounds}", quorum.note)
}

fn words(code: &str) -> String {
    code.replace('_', " ")
}

fn date(day: chrono::NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
