//! Each agency's view and the chair's decision, for each child. Views are listed, never counted.

use chairside_domain::decision::{
    ChildDecision, DecisionOutcome, Dissent, DissentFormality, ThresholdView, View, ViewBasis,
};
use chairside_domain::ids::PersonId;
use chairside_domain::minutes::RemovalReason;
use chairside_domain::pack::CategoryMode;
use chairside_domain::views::{ViewLine, ViewStanding, dissents_about, family_views, view_lines};

use super::context::Context;
use super::pieces::{heading, row, table};
use super::reports::gives_report;
use super::wording::{clock_time, sentence};
use crate::paper::{Block, Part, Run, TableRow, TextBox};

/// The decisions about the children of the reader.
pub(super) fn decisions(context: &Context<'_>) -> Vec<Block> {
    let own = context.children();
    for subject in &context.from.conference.subjects {
        if !own.contains(&subject.child) {
            context.leave_out("decision", "", RemovalReason::OtherChild, None);
        }
    }
    own.iter()
        .flat_map(|child| of_child(context, *child))
        .collect()
}

fn of_child(context: &Context<'_>, child: PersonId) -> Vec<Block> {
    let mut blocks = vec![heading(3, context.name(child))];
    blocks.extend(views(context, child));
    if let Some(decision) = context.from.conference.decision_for(child) {
        blocks.push(decision_box(context, decision));
    }
    let dissents = dissents_about(context.from.conference, child)
        .into_iter()
        .filter(|d| d.person.is_none_or(|p| context.gives_person(p, "dissent")));
    blocks.extend(dissents.map(|dissent| dissent_box(context, dissent)));
    blocks
}

/// Every agency's line, then the family's views. An agency that was silent is said to be: silence
/// is not agreement.
fn views(context: &Context<'_>, child: PersonId) -> Option<Block> {
    let words = context.words;
    let conference = context.from.conference;
    let mut rows: Vec<TableRow> = Vec::new();
    for line in view_lines(conference, child) {
        if line.views.is_empty() {
            rows.extend(silent_row(context, &line));
        } else {
            rows.extend(line.views.iter().filter_map(|view| view_row(context, view)));
        }
    }
    let of_family = family_views(conference, child);
    rows.extend(of_family.iter().filter_map(|view| view_row(context, view)));
    let name = context.name(child);
    let head = ["agency", "view", "reasons"].map(|code| words.word(code));
    table(words.line("views_caption", &[("name", &name)]), head, rows)
}

/// An agency that gave no view. A reader who may know neither of its people nor of its report, or to
/// whom its name would tell too much, does not learn of it here.
fn silent_row(context: &Context<'_>, line: &ViewLine<'_>) -> Option<TableRow> {
    let conference = context.from.conference;
    let its_reports = conference
        .reports
        .iter()
        .filter(|r| r.agency == line.agency);
    let knows_report = its_reports
        .filter(|report| report.received_at.is_some())
        .any(|report| gives_report(context, report));
    let knows_people = conference
        .participants
        .iter()
        .filter(|p| p.agency == line.agency)
        .any(|p| context.gives_person(p.id, "view"));
    if !knows_report && !knows_people {
        return None;
    }
    let has_written = line.standing == ViewStanding::WrittenContribution && knows_report;
    let said = context.words.word(if has_written {
        "view_report_only"
    } else {
        "view_no_view"
    });
    let who = context.unless_telling(line.agency, "agency of a view");
    (who == line.agency).then(|| row([who, said, String::new()]))
}

fn view_row(context: &Context<'_>, view: &ThresholdView) -> Option<TableRow> {
    if !view.person.is_none_or(|p| context.gives_person(p, "view")) {
        return None;
    }
    let who = if view.agency.trim().is_empty() {
        view.person
            .map(|person| context.name(person))
            .unwrap_or_default()
    } else {
        view.agency.clone()
    };
    let who = context.unless_telling(&who, "agency of a view");
    Some(row([who, view_words(context, view), view.reasons.clone()]))
}

fn view_words(context: &Context<'_>, view: &ThresholdView) -> String {
    let words = context.words;
    let said = words.word(match view.view {
        View::Met => "view_met",
        View::NotMet => "view_not_met",
        View::NotSure => "view_not_sure",
        View::NoView => "view_no_view",
    });
    match view.basis {
        ViewBasis::Present => said,
        ViewBasis::Deputy => words.line("basis_deputy", &[("view", &said)]),
        ViewBasis::Written => words.line("basis_written", &[("view", &said)]),
    }
}

/// "A child protection plan begins. Category: neglect."
pub(super) fn outcome_words(context: &Context<'_>, decision: &ChildDecision) -> String {
    let code = match decision.outcome {
        DecisionOutcome::Plan => "outcome_plan",
        DecisionOutcome::NoPlan => "outcome_no_plan",
        DecisionOutcome::Continue => "outcome_continue",
        DecisionOutcome::End => "outcome_end",
        DecisionOutcome::Adjourn => "outcome_adjourn",
    };
    let outcome = if context.words.has_register() && decision.outcome != DecisionOutcome::Adjourn {
        let register = context.words.register();
        context
            .words
            .line(&format!("{code}_register"), &[("register", &register)])
    } else {
        context.words.word(code)
    };
    let categories = category_words(context, decision);
    if categories.is_empty() {
        outcome
    } else {
        format!("{outcome} {categories}")
    }
}

fn category_words(context: &Context<'_>, decision: &ChildDecision) -> String {
    let policy = context.from.pack.categories.as_ref();
    let name = |code: &String| {
        let listed = policy
            .into_iter()
            .flat_map(|p| p.categories.iter().chain(&p.areas_of_concern));
        listed
            .filter(|coded| coded.code == *code)
            .map(|coded| context.words.category(code, &coded.name.to_lowercase()))
            .next()
            .unwrap_or_else(|| code.clone())
    };
    let names: Vec<String> = decision.categories.iter().map(name).collect();
    if names.is_empty() {
        return String::new();
    }
    let code = match policy.map(|p| p.mode) {
        Some(CategoryMode::AreasOfConcern) => "areas",
        Some(CategoryMode::OneOrMultiple | CategoryMode::OneOrMore) | None => "category",
    };
    context
        .words
        .line(code, &[("categories", &context.words.and_list(&names))])
}

pub(super) fn decision_box(context: &Context<'_>, decision: &ChildDecision) -> Block {
    let words = context.words;
    let name = context.name(decision.child);
    let at = decision
        .decided_at
        .with_timezone(&chrono_tz::Europe::London);
    let mut parts = vec![
        Part::Text {
            runs: vec![Run::bold(outcome_words(context, decision))],
        },
        Part::plain(words.line("reasons_line", &[("reasons", &sentence(&decision.reasons))])),
    ];
    if !decision.category_change_reason.trim().is_empty() {
        let reason = decision.category_change_reason.trim();
        parts.push(Part::plain(
            words.line("category_changed", &[("reason", reason)]),
        ));
    }
    if !decision.follow_up.trim().is_empty() {
        parts.push(Part::plain(
            words.line("follow_up", &[("text", &decision.follow_up)]),
        ));
    }
    parts.push(Part::plain(words.line(
        "decided_by",
        &[
            ("name", &decision.decided_by),
            ("date", &context.words.plain_date(at.date_naive())),
            ("time", &clock_time(at.time())),
        ],
    )));
    Block::DecisionBox(TextBox {
        title: Some(words.line("decision_for", &[("name", &name)])),
        parts,
    })
}

fn dissent_box(context: &Context<'_>, dissent: &Dissent) -> Block {
    let words = context.words;
    let person = dissent
        .person
        .map(|person| context.name(person))
        .unwrap_or_default();
    let who: Vec<String> = [person, dissent.agency.clone()]
        .into_iter()
        .filter(|w| !w.is_empty())
        .collect();
    let who = who.join(", ");
    let who = context.unless_telling(&who, "agency of a dissent");
    let title = words.word(match dissent.formality {
        DissentFormality::Noted => "dissent_noted",
        DissentFormality::Formal => "dissent_formal",
    });
    let line = words.line(
        "dissent_line",
        &[("name", &who), ("words", dissent.words.trim())],
    );
    Block::Notice(TextBox {
        title: Some(title),
        parts: vec![Part::plain(line)],
    })
}
