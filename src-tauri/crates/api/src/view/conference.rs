//! Everything the screens of one conference show.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use chairside_domain::approval::{Gap, gaps};
use chairside_domain::conference::Conference;
use chairside_domain::due::due_dates;
use chairside_domain::family::Family;
use chairside_domain::ids::ConferenceId;
use chairside_domain::life::conference::{self as life, ConferenceStep};
use chairside_domain::pack::{CategoryMode, Coded, ProcedurePack};
use chairside_domain::quorum::count;
use chairside_domain::quorum_judgement::was_inquorate;

use super::deadline::deadline_view;
use super::family_dates::family_deadlines;
use super::people::people;
use super::procedures::{procedures_view, sources};
use super::titles;
use crate::contract::{
    CodeLabel, ConferenceView, DeadlineView, DraftView, GapView, GapWeight, QuorumView,
};
use crate::messages::{label, text};
use crate::rules::RulesInForce;
use crate::words::and_list;

/// What a view is made from besides the records.
pub(crate) struct Seen<'a> {
    /// The rules that the conference follows.
    pub(crate) in_force: &'a RulesInForce<'a>,
    /// The rules that the service works by now. The dates of the family's record follow them.
    pub(crate) now_in_force: &'a RulesInForce<'a>,
    pub(crate) today: NaiveDate,
    pub(crate) now: NaiveTime,
    pub(crate) drafts: Vec<DraftView>,
    pub(crate) conflicts: u32,
    pub(crate) saved_at: Option<DateTime<Utc>>,
    /// The meeting before this one about the same children, where the pack asks about it.
    pub(crate) previous: Option<Conference>,
    /// Days of the conferences that somebody complained about.
    pub(crate) held_on: BTreeMap<ConferenceId, NaiveDate>,
}

/// The view of a conference.
pub(crate) fn conference_view(
    conference: Conference,
    family: Family,
    seen: Seen<'_>,
) -> ConferenceView {
    let pack = seen.in_force.pack;
    let deadlines = deadlines(&conference, &family, seen.in_force, seen.today);
    let quorum = quorum_view(
        &conference,
        seen.in_force,
        &deadlines,
        seen.previous.as_ref(),
    );
    let mode = pack.categories.as_ref().map(|policy| policy.mode);
    ConferenceView {
        title: titles::title(&conference, &family),
        meeting_name: titles::meeting_name(&conference, pack),
        children: titles::children(&conference, &family, seen.in_force, seen.today),
        people: people(&conference, &family, seen.now),
        gaps: gap_views(&conference, &family, &seen, &deadlines),
        quorum,
        categories: categories(pack),
        procedures: procedures_view(&conference, seen.in_force, seen.now_in_force),
        paper_languages: pack.paper_languages(),
        may_choose_several: mode.is_some(),
        category_word: text(
            match mode {
                Some(CategoryMode::AreasOfConcern) => "areas_of_concern",
                Some(CategoryMode::OneOrMultiple | CategoryMode::OneOrMore) | None => "category",
            },
            &[],
        ),
        newest_approved: conference.newest_approved().map(|version| version.id),
        for_second_person: conference
            .copies
            .iter()
            .filter(|copy| copy.needs_second_person())
            .map(|copy| copy.id)
            .collect(),
        allowed: allowed(&conference),
        conflicts: seen.conflicts,
        drafts: seen.drafts,
        saved_at: seen.saved_at,
        family_deadlines: family_deadlines(
            &family,
            |id| seen.held_on.get(&id).copied(),
            seen.now_in_force,
            seen.today,
        ),
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
    due_dates(conference, family, &in_force.rules, in_force.holidays)
        .iter()
        .map(|due| deadline_view(due, today, in_force.holidays))
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

pub(super) fn coded(coded: &Coded) -> CodeLabel {
    CodeLabel {
        code: coded.code.clone(),
        label: coded.name.clone(),
    }
}

/// Gaps before approval, then warnings about the day.
fn gap_views(
    conference: &Conference,
    family: &Family,
    seen: &Seen<'_>,
    deadlines: &[DeadlineView],
) -> Vec<GapView> {
    let mut views: Vec<GapView> = gaps(conference, family, seen.in_force.pack)
        .iter()
        .map(|gap| gap_view(gap, conference, family))
        .collect();
    views.extend(crate::view::warnings::warnings(
        conference, family, seen, deadlines,
    ));
    views.extend(crate::copies::waiting(&crate::copies::Desk {
        in_force: seen.in_force,
        conference,
        family,
        today: seen.today,
    }));
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
    previous: Option<&Conference>,
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
        stopped_because: stopped_because(previous, pack),
    }
}

/// Why the meeting may not go on below the floor, where the pack refuses a second such meeting.
fn stopped_because(previous: Option<&Conference>, pack: &ProcedurePack) -> String {
    let refusing = pack.quorum.as_ref();
    let refusing = refusing.filter(|policy| policy.refuses_second_inquorate);
    match refusing {
        Some(policy) if previous.is_some_and(was_inquorate) => text(
            "second_inquorate_stopped",
            &[("source", &sources(pack, &policy.sources))],
        ),
        Some(_) | None => String::new(),
    }
}

/// Acts that the state allows now, by their codes, as the life of a conference says. Closing is
/// offered once it was opened. What is not listed is refused with its reason.
fn allowed(conference: &Conference) -> Vec<String> {
    let always = [
        "book",
        "add_participant",
        "record_decision",
        "go_on_past",
        "request_report",
    ];
    let steps = [
        (ConferenceStep::Invite, "invite"),
        (ConferenceStep::Open, "open"),
        (ConferenceStep::Adjourn, "adjourn"),
        (ConferenceStep::Close, "close"),
    ];
    let starts_here = |step| {
        let rules = life::TABLE.iter();
        rules
            .filter(|rule| rule.step == step)
            .any(|rule| rule.from.contains(&conference.state))
    };
    let was_opened = conference.opened_at.is_some();
    let by_life = steps
        .into_iter()
        .filter(|(step, _)| starts_here(*step) && (*step != ConferenceStep::Close || was_opened))
        .map(|(_, act)| act);
    let in_the_room = conference.is_open().then_some("add_note");
    let afterwards = conference.is_closed().then_some("begin_minutes");
    always
        .into_iter()
        .chain(by_life)
        .chain(in_the_room)
        .chain(afterwards)
        .map(str::to_owned)
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
