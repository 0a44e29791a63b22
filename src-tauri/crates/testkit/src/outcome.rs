//! Views, decisions, dissent, plans and the minutes of the conference.

use chairside_domain::decision::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::{Audience, NoteMark};
use chairside_domain::minutes::*;
use chairside_domain::plan::{OutlinePlan, PlanAction};
use uuid::Uuid;

use crate::clock::{at, conference_day, day, time};
use crate::people::*;
use crate::text::*;

fn view(
    number: u128,
    child: PersonId,
    agency: &str,
    view: View,
    basis: ViewBasis,
) -> ThresholdView {
    ThresholdView {
        id: ThresholdViewId(Uuid::from_u128(id(number))),
        child,
        agency: agency.to_owned(),
        person: None,
        view,
        category: String::new(),
        basis,
        reasons: "For the reasons in the report.".to_owned(),
    }
}

/// Most agencies say that the threshold is not met for Temperance; the chair decides otherwise.
pub(crate) fn views() -> Vec<ThresholdView> {
    use View::{Met, NoView, NotMet, NotSure};
    use ViewBasis::{Present, Written};
    vec![
        view(201, TEMPERANCE, "Wexmoor Council", Met, Present),
        view(202, TEMPERANCE, SCHOOL, NotMet, Present),
        view(203, TEMPERANCE, "Wexmoor Community Health", NotMet, Present),
        view(204, TEMPERANCE, "Staithe Surgery", NotMet, Written),
        view(205, KOFI, "Wexmoor Council", Met, Present),
        view(206, KOFI, "Harrowfell Primary School", NotMet, Present),
        view(207, KOFI, "Wexmoor Community Health", NotSure, Present),
        ThresholdView {
            reasons: "Probation sent a report and nobody came. It says nothing on this.".to_owned(),
            ..view(208, KOFI, "Probation", NoView, Written)
        },
        view(209, UNBORN, "Wexmoor Hospital", Met, Present),
    ]
}

fn decision(
    number: u128,
    child: PersonId,
    outcome: DecisionOutcome,
    reasons: &str,
) -> ChildDecision {
    ChildDecision {
        id: ChildDecisionId(Uuid::from_u128(id(number))),
        child,
        outcome,
        categories: Vec::new(),
        reasons: reasons.to_owned(),
        category_change_reason: String::new(),
        decided_by: name(CHAIR).to_owned(),
        decided_at: at(conference_day(), 11, 45),
        follow_up: String::new(),
        end_reason: None,
    }
}

pub(crate) fn decisions(neglect: &str, emotional_abuse: &str) -> Vec<ChildDecision> {
    vec![
        ChildDecision {
            categories: vec![neglect.to_owned()],
            ..decision(
                211,
                TEMPERANCE,
                DecisionOutcome::Plan,
                "She has cared for the others at night since March. That is likely to harm her, \
                 and support alone has not changed it.",
            )
        },
        ChildDecision {
            categories: vec![emotional_abuse.to_owned()],
            ..decision(
                212,
                KOFI,
                DecisionOutcome::Plan,
                "He has been frightened at home on at least 3 nights.",
            )
        },
        ChildDecision {
            follow_up: "A pre-birth plan as a child in need, with the midwife.".to_owned(),
            ..decision(
                213,
                UNBORN,
                DecisionOutcome::NoPlan,
                "Growth is on track and appointments are kept.",
            )
        },
    ]
}

pub(crate) fn dissents() -> Vec<Dissent> {
    let dissent = |number, agency: &str, person, formality, words: &str| Dissent {
        id: DissentId(Uuid::from_u128(id(number))),
        child: KOFI,
        agency: agency.to_owned(),
        person: Some(person),
        formality,
        words: words.to_owned(),
        at: at(conference_day(), 11, 50),
        follow_up: String::new(),
    };
    vec![
        dissent(
            221,
            "Harrowfell Primary School",
            HEAD,
            DissentFormality::Formal,
            "The school thinks that early help would be enough.",
        ),
        dissent(
            222,
            "Wexmoor Community Health",
            HEALTH_VISITOR,
            DissentFormality::Noted,
            "Health visiting would have waited for the next visit.",
        ),
    ]
}

fn action(number: u128, what: &str, owner: PersonId, on: u32, measure: &str) -> PlanAction {
    PlanAction {
        id: PlanActionId(Uuid::from_u128(id(number))),
        what: what.to_owned(),
        why: String::new(),
        owner: Some(owner),
        owner_words: String::new(),
        by_when: Some(day(2026, 9, on)),
        measure: measure.to_owned(),
        audience: Audience::All,
        progress: String::new(),
    }
}

fn not_for(persons: &[PersonId], reason: &str) -> Audience {
    Audience::ExcludePersons {
        persons: persons.to_vec(),
        reason: reason.to_owned(),
    }
}

fn plan(child: PersonId, actions: Vec<PlanAction>, core_group: &[PersonId]) -> OutlinePlan {
    OutlinePlan {
        child,
        actions,
        contingency: HIDDEN_CONTINGENCY.to_owned(),
        contingency_audience: not_for(&[DARREN, HAROON], "It names where they would go"),
        assessments_needed: "A parenting assessment.".to_owned(),
        family_involvement: "Ms Adéyẹmí comes to every core group.".to_owned(),
        lead_practitioner: Some(SOCIAL_WORKER),
        core_group: core_group.to_vec(),
        core_group_first_on: Some(day(2026, 9, 24)),
        review_on: Some(day(2026, 12, 10)),
    }
}

pub(crate) fn outline_plans() -> Vec<OutlinePlan> {
    let breakfast = PlanAction {
        why: "He came to school hungry.".to_owned(),
        ..action(
            232,
            "Breakfast club every school day",
            HEAD,
            16,
            "The register",
        )
    };
    let locks = PlanAction {
        audience: not_for(&[DARREN], "Safety of the mother"),
        ..action(233, HIDDEN_ACTION, HOUSING, 18, "Work order closed")
    };
    vec![
        plan(
            TEMPERANCE,
            vec![action(
                231,
                "Someone else is with the little ones on school nights",
                GRANDMOTHER,
                21,
                "Temperance says that she sleeps",
            )],
            &[MOTHER, SOCIAL_WORKER, ADVOCATE],
        ),
        plan(
            KOFI,
            vec![breakfast, locks],
            &[MOTHER, SOCIAL_WORKER, HEAD, HEALTH_VISITOR],
        ),
    ]
}

fn block(number: u128, section: MinutesSection, under: &str, text: &str) -> MinuteBlock {
    MinuteBlock {
        id: MinuteBlockId(Uuid::from_u128(id(number))),
        section,
        under: under.to_owned(),
        text: text.to_owned(),
        words_of: None,
        source_person: None,
        source_note: None,
        mark: None,
        child_scope: Vec::new(),
        audience: Audience::All,
        also_for: Vec::new(),
        said_at: Some(time(10, 10)),
    }
}

fn about(child: PersonId, block: MinuteBlock) -> MinuteBlock {
    MinuteBlock {
        child_scope: vec![child],
        ..block
    }
}

/// The minutes, approved on 29 September 2026.
pub(crate) fn minutes() -> MinutesVersion {
    MinutesVersion {
        id: MinutesVersionId(Uuid::from_u128(id(241))),
        number: 1,
        state: MinutesState::Approved,
        blocks: blocks(),
        approved_at: Some(at(day(2026, 9, 29), 16, 5)),
        approved_by: name(CHAIR).to_owned(),
        sha256: String::new(),
        heads: Vec::new(),
        signature: String::new(),
        attachment: None,
        replaces: None,
        change_reason: String::new(),
    }
}

fn blocks() -> Vec<MinuteBlock> {
    let mut all = vec![block(
        251,
        MinutesSection::Purpose,
        "",
        "The conference was held after police were called to the home on 23 August.",
    )];
    all.extend(family_views());
    all.extend(agency_information());
    all.extend(childrens_views());
    all
}

fn family_views() -> Vec<MinuteBlock> {
    use MinutesSection::{FamilyViews, FathersViews, MothersViews};
    let spoken = |block: MinuteBlock| MinuteBlock {
        said_at: Some(time(11, 10)),
        ..block
    };
    vec![
        spoken(block(
            252,
            MothersViews,
            "",
            "Ms Adéyẹmí said that nights are hard and that she wants help with them.",
        )),
        about(
            KOFI,
            spoken(block(
                253,
                FathersViews,
                "Darren Whitcombe",
                "Mr Whitcombe said that he has stopped drinking since August.",
            )),
        ),
        about(
            TEMPERANCE,
            spoken(block(
                254,
                FathersViews,
                "Haroon Iqbal",
                "Mr Iqbal said that he would like to see his daughter at weekends.",
            )),
        ),
        spoken(block(
            255,
            FamilyViews,
            "",
            "Mrs Adéyẹmí said that she can stay three nights a week.",
        )),
    ]
}

fn agency_information() -> Vec<MinuteBlock> {
    use MinutesSection::AgencyInformation as Information;
    let primary = "Harrowfell Primary School: Nguyễn Thị Hường";
    vec![
        about(KOFI, block(261, Information, primary, ABOUT_KOFI)),
        about(
            KOFI,
            block(
                262,
                Information,
                primary,
                "The school offered breakfast club and Ms Adéyẹmí accepted it that day.",
            ),
        ),
        MinuteBlock {
            audience: Audience::ProfessionalsOnly {
                reason: "Third party".to_owned(),
            },
            ..block(263, Information, primary, THIRD_PARTY)
        },
        about(
            TEMPERANCE,
            block(
                264,
                Information,
                "Quenby Academy: Lowenna Karimi-Stone",
                ABOUT_TEMPERANCE,
            ),
        ),
        block(
            265,
            Information,
            "Health visiting: Siân Trevelyan-Boateng",
            "The team has not seen the family for 5 weeks, after 2 visits with no answer.",
        ),
        MinuteBlock {
            said_at: Some(time(10, 30)),
            ..block(
                266,
                Information,
                "Police: Małgorzata Świętosławska",
                SAID_WITHOUT_DARREN,
            )
        },
        MinuteBlock {
            audience: Audience::RestrictedSection {
                reason: "Given by the police in confidence".to_owned(),
            },
            source_person: Some(POLICE),
            ..block(
                267,
                Information,
                "Police: Małgorzata Świętosławska",
                INTELLIGENCE,
            )
        },
        block(
            268,
            Information,
            "Midwifery: Bríd Ní Fhloinn",
            "6 of 7 appointments were kept. Growth is on track.",
        ),
    ]
}

fn childrens_views() -> Vec<MinuteBlock> {
    use MinutesSection::ChildrensViews as Views;
    let own_words = |child, block: MinuteBlock| MinuteBlock {
        words_of: Some(child),
        mark: Some(NoteMark::OwnWords),
        child_scope: vec![child],
        ..block
    };
    vec![
        own_words(
            TEMPERANCE,
            block(
                271,
                Views,
                "",
                "I just want Mum to sleep at night so I can.",
            ),
        ),
        own_words(
            KOFI,
            block(
                272,
                Views,
                "",
                "I like football on Thursday. I do not like the shouting.",
            ),
        ),
    ]
}
