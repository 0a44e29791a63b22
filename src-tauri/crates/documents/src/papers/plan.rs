//! The outline plan, the core group with its dates, and how to disagree.

use chairside_domain::plan::{OutlinePlan, PlanAction};

use super::context::Context;
use super::cover::is_in_force;
use super::narrative::restriction;
use super::pieces::{heading, labelled, plain, restricted_row, table};
use super::wording::{sentence, upper_first};
use crate::paper::{Block, TableRow};

/// The outline plan of each of the reader's children.
///
/// Shape: each plan has a heading of `level`.
pub(super) fn plans(context: &Context<'_>, level: u8) -> Vec<Block> {
    let children = context
        .children()
        .into_iter()
        .filter(|child| is_in_force(context, *child));
    let plans: Vec<&OutlinePlan> = children
        .filter_map(|child| context.from.conference.outline_plan(child))
        .collect();
    if plans.is_empty() {
        return vec![plain(context.words.word("no_plan"))];
    }
    plans
        .into_iter()
        .flat_map(|plan| of_child(context, plan, level))
        .collect()
}

fn of_child(context: &Context<'_>, plan: &OutlinePlan, level: u8) -> Vec<Block> {
    let words = context.words;
    let name = context.name(plan.child);
    let mut blocks = vec![heading(level, words.line("plan_for", &[("name", &name)]))];
    let rows: Vec<TableRow> = plan
        .actions
        .iter()
        .filter(|action| context.gives_audience(&action.audience, "plan action"))
        .map(|action| action_row(context, action))
        .collect();
    let head = ["what", "by_whom", "by_when", "how_we_know"].map(|code| words.word(code));
    blocks.extend(table(
        words.line("plan_caption", &[("name", &name)]),
        head,
        rows,
    ));
    for (code, text) in [
        ("assessments", &plan.assessments_needed),
        ("involvement", &plan.family_involvement),
    ] {
        if !text.trim().is_empty() {
            blocks.push(labelled(&words.word(code), text));
        }
    }
    let has_contingency = !plan.contingency.trim().is_empty();
    if has_contingency && context.gives_audience(&plan.contingency_audience, "contingency plan") {
        blocks.push(labelled(&words.word("contingency"), &plan.contingency));
    }
    blocks
}

fn action_row(context: &Context<'_>, action: &PlanAction) -> TableRow {
    let owner = action.owner.map(|person| context.name(person));
    let what = if action.why.trim().is_empty() {
        action.what.clone()
    } else {
        format!("{}\n{}", action.what.trim(), action.why.trim())
    };
    let owner = owner.unwrap_or_else(|| action.owner_words.clone());
    let cells = [
        what,
        context.unless_telling(&owner, "owner of an action"),
        action
            .by_when
            .map(|day| context.words.plain_date(day))
            .unwrap_or_default(),
        action.measure.clone(),
    ];
    restricted_row(cells, restriction(context, &action.audience))
}

/// Lead practitioner, core group and dates of each of the reader's children.
///
/// Shape: each child has a heading of `level`.
pub(super) fn core_group(context: &Context<'_>, level: u8) -> Vec<Block> {
    let words = context.words;
    let mut blocks = Vec::new();
    for child in context
        .children()
        .into_iter()
        .filter(|child| is_in_force(context, *child))
    {
        let Some(plan) = context.from.conference.outline_plan(child) else {
            continue;
        };
        blocks.push(heading(level, context.name(child)));
        let lead = plan.lead_practitioner.map(|person| context.name(person));
        let members: Vec<String> = plan
            .core_group
            .iter()
            .filter(|person| context.gives_person(**person, "core group member"))
            .map(|person| context.name(*person))
            .collect();
        let lines = [
            ("lead_practitioner", lead),
            (
                "core_group",
                Some(context.words.and_list(&members)).filter(|names| !names.is_empty()),
            ),
            (
                "first_core_group",
                plan.core_group_first_on
                    .map(|day| context.words.long_date(day)),
            ),
            (
                "review",
                plan.review_on.map(|day| context.words.long_date(day)),
            ),
        ];
        let given = lines
            .into_iter()
            .filter_map(|(code, text)| text.map(|text| (code, text)));
        blocks.extend(
            given.map(|(code, text)| labelled(&upper_first(&words.word(code)), &sentence(&text))),
        );
    }
    blocks
}

/// How to disagree: the service's own words, or plain ones.
pub(super) fn complaints(context: &Context<'_>) -> Vec<Block> {
    let own = context.from.office.complaints_text.trim();
    vec![plain(if own.is_empty() {
        context.words.word("complaints_default")
    } else {
        own.to_owned()
    })]
}
