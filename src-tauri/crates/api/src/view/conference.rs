//! Everything the screens of one conference show.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use chairside_domain::approval::{Gap, gaps};
use chairside_domain::conference::{Conference, ConferenceState};
use chairside_domain::due::{due_dates, initiating_discussion};
use chairside_domain::family::Family;
use chairside_domain::pack::{CategoryMode, Coded, ProcedurePack};
use chairside_domain::quorum::count;

use super::deadline::deadline_view;
use super::people::people;
use super::titles;
use crate::contract::{
    CodeLabel, ConferenceView, DeadlineView, DraftView, GapView, GapWeight, QuorumView,
};
use crate::messages::{label, text};
use crate::rules::RulesInForce;
use crate::words::and_list;

/// What a view is made from besides the records.
pub(crate) struct Seen<'a> {
    pub(crate) in_force: &'a RulesInForce<'a>,
    pub(crate) today: NaiveDate,
    pub(crate) now: NaiveTime,
    pub(crate) drafts: Vec<DraftView>,
    pub(crate) conflicts: u32,
    pub(crate) saved_at: Option<DateTime<Utc>>,
}

/// The view of a conference.
pub(crate) fn conference_view(
    conference: Conference,
    family: Family,
    seen: Seen<'_>,
) -> ConferenceView {
    let pack = seen.in_force.pack;
    let deadlines = deadlines(&conference, &family, seen.in_force, seen.today);
    let quorum = quorum_view(&conference, seen.in_force, &deadlines);
    let mode = pack.categories.as_ref().map(|policy| policy.mode);
    ConferenceView {
        title: titles::title(&conference, &family),
        meeting_name: titles::meeting_name(&conference, pack),
        children: titles::children(&conference, &family, seen.today),
        people: people(&conference, &family, seen.now),
        gaps: gap_views(&conference, &family, seen.in_force, seen.today, &deadlines),
        quorum,
        categories: categories(pack),
        may_choose_several: mode.is_some(),
        category_word: text(
            match mode {
                Some(CategoryMode::AreasOfConcern) => "areas_of_concern",
                Some(CategoryMode::OneOrMultiple | CategoryMode::OneOrMore) | None => "category",
            },
            &[],
        ),
        allowed: allowed(&conference),
        conflicts: seen.conflicts,
        drafts: seen.drafts,
        saved_at: seen.saved_at,
        deadlines,
        conference,
        family,
    }
}

/// The dates of a conference, in words.
pub(crate) fn deadlines(
    conference: &Conference,
    family: &Family,
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
) -> Vec<DeadlineView> {
    let strategy_on = initiating_discussion(family, conference.strategy_discussion)
        .map(|discussion| discussion.held_on);
    due_dates(conference, family, &in_force.rules, in_force.holidays)
        .iter()
        .map(|due| {
            let is_first_limit =
                due.timescale.rule == chairside_domain::timescale::RuleId::IcpcFromStrategy;
            let trigger_on = if is_first_limit {
                strategy_on
            } else {
                conference.held_on
            };
            deadline_view(due, trigger_on, today, in_force.holidays)
        })
        .collect()
}

fn categories(pack: &ProcedurePack) -> Vec<CodeLabel> {
    let Some(policy) = &pack.categories else {
        return Vec::new();
    };
    let list = match policy.mode {
        CategoryMode::AreasOfConcern => &policy.areas_of_concern,
        CategoryMode::OneOrMultiple | CategoryMode::OneOrMore => &policy.categories,
    };
    list.iter().map(coded).collect()
}

fn coded(coded: &Coded) -> CodeLabel {
    CodeLabel {
        code: coded.code.clone(),
        label: coded.name.clone(),
    }
}

/// Gaps before approval, then warnings about the day.
fn gap_views(
    conference: &Conference,
    family: &Family,
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
    deadlines: &[DeadlineView],
) -> Vec<GapView> {
    let mut views: Vec<GapView> = gaps(conference, family, in_force.pack)
        .iter()
        .map(|gap| gap_view(gap, conference, family))
        .collect();
    views.extend(crate::view::warnings::warnings(
        conference, family, in_force, today, deadlines,
    ));
    views
}

fn gap_view(gap: &Gap, conference: &Conference, family: &Family) -> GapView {
    let code = gap.missing.code();
    let name = gap.person.and_then(|person| {
        family
            .display_name(person)
            .or_else(|| conference.participant(person).map(|p| p.name.clone()))
    });
    let facts = [("name", name.as_deref().unwrap_or_default())];
    GapView {
        sentence: text(&code, &facts),
        remedy: text(&format!("{code}_remedy"), &facts),
        screen: text(&format!("{code}_screen"), &[]),
        child: gap.person,
        weight: if gap.is_open() {
            GapWeight::Stops
        } else {
            GapWeight::Warns
        },
        may_be_passed: gap.missing.can_be_passed(),
        passed_with: gap.passed_with.clone(),
        code,
    }
}

fn quorum_view(
    conference: &Conference,
    in_force: &RulesInForce<'_>,
    deadlines: &[DeadlineView],
) -> QuorumView {
    let pack = in_force.pack;
    let counted = count(conference, pack.quorum.as_ref());
    let words = |codes: &[String]| {
        and_list(
            &codes
                .iter()
                .map(|code| label("discipline", code))
                .collect::<Vec<_>>(),
        )
    };
    let sentence = match counted.is_floor_met {
        None => text("quorum_unknown", &[]),
        Some(true) => text("quorum_met", &[("counted", &words(&counted.counted))]),
        Some(false) if !counted.missing.is_empty() => {
            text("quorum_missing", &[("missing", &words(&counted.missing))])
        }
        Some(false) => text(
            "quorum_wanted",
            &[("wanted", &counted.others_wanted.to_string())],
        ),
    };
    let reconvene = deadlines
        .iter()
        .find(|d| d.rule.ends_with("reconvene"))
        .cloned();
    let policy = pack.quorum.as_ref();
    QuorumView {
        rule_text: policy.map_or_else(|| text("quorum_unknown", &[]), |p| p.note.clone()),
        source: policy
            .map(|p| sources(pack, &p.sources))
            .unwrap_or_default(),
        is_floor_met: counted.is_floor_met,
        counted: counted
            .counted
            .iter()
            .map(|code| label("discipline", code))
            .collect(),
        sentence,
        grounds: policy
            .map(|p| p.grounds_to_proceed.iter().map(coded).collect())
            .unwrap_or_default(),
        reconvene_by: reconvene,
        stopped_because: String::new(),
    }
}

fn sources(pack: &ProcedurePack, keys: &[String]) -> String {
    let documents: Vec<String> = keys
        .iter()
        .filter_map(|key| pack.source(key))
        .map(|source| source.document.clone())
        .collect();
    and_list(&documents)
}

/// Acts that the state allows now, by their codes. What is not listed is refused with its reason.
fn allowed(conference: &Conference) -> Vec<String> {
    use ConferenceState as State;
    let always = [
        "book",
        "add_participant",
        "record_decision",
        "go_on_past",
        "request_report",
    ];
    let by_state: &[&str] = match conference.state {
        State::Requested | State::Booked | State::Invited | State::Preparing => &["invite", "open"],
        State::Open => &["add_note", "close", "adjourn"],
        State::Adjourned => &["open"],
        State::Closed
        | State::LetterSent
        | State::MinutesDrafted
        | State::MinutesCirculated
        | State::AmendmentsOpen
        | State::Final
        | State::Reconvened => &["begin_minutes"],
    };
    always
        .iter()
        .chain(by_state)
        .map(ToString::to_string)
        .collect()
}

/// The kinds of a conference in codes, each once.
pub(crate) fn kinds_in_words(kinds: &[String]) -> String {
    and_list(
        &kinds
            .iter()
            .map(|kind| label("conference_kind", kind))
            .collect::<Vec<_>>(),
    )
}
