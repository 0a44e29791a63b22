//! Lists: every conference, and what stands on Today. No list loads a document; who may be a
//! namesake is looked up in the family that has the name.

use std::collections::BTreeSet;

use chairside_domain::conference::{ConferenceKind, ConferenceState};
use chairside_domain::duplicates::{Likeness, NameAndBirth, possible_duplicates};
use chairside_domain::family::Family;
use chairside_domain::ids::{ConferenceId, FamilyId, PersonId};
use chairside_domain::kinds::{Measure, kind_for};
use chairside_domain::reconvening::to_continue;
use chairside_store::ConferenceRow as StoredRow;
use chrono::Days;

use crate::AppError;
use crate::app::App;
use crate::contract::{
    ConferenceList, ConferenceRow, FindNamesakes, ListConferences, Namesake, Namesakes,
    NextConference, Nothing, TodayView,
};
use crate::environment::Environment;
use crate::messages::text;
use crate::projection::RowFacts;
use crate::session::Session;
use crate::view::conference::kinds_in_words;

/// The most rows that a filtered list shows.
const MOST_ROWS: usize = 500;
/// Days ahead for which conferences are shown on Today.
const CONFERENCE_DAYS_AHEAD: u64 = 7;

impl App {
    /// Lists conferences.
    pub fn list_conferences(&self, request: ListConferences) -> Result<ConferenceList, AppError> {
        self.with_session(|session, _| {
            let all = if request.words.trim().is_empty() {
                session.store.conferences()?
            } else {
                session
                    .store
                    .conferences_matching(&request.words, MOST_ROWS)?
            };
            let (rows, considered): (Vec<ConferenceRow>, Vec<Option<u32>>) = all
                .into_iter()
                .filter_map(|row| {
                    let facts = row_facts(&row);
                    Some((row_view(row, &facts)?, facts.children_considered))
                })
                .filter(|(row, _)| request.state.is_none_or(|state| row.state == state))
                .filter(|(row, _)| !request.is_open_only || row.state != ConferenceState::Final)
                .unzip();
            Ok(ConferenceList {
                total: count(rows.len()),
                held: Measure::of(considered),
                rows,
            })
        })
    }

    /// What needs the person today: late first.
    pub fn today(&self, _: Nothing) -> Result<TodayView, AppError> {
        self.with_session(|session, environment| session.today(environment))
    }

    /// Finds people already recorded who may be the same. They are offered, never merged.
    pub fn find_namesakes(&self, request: FindNamesakes) -> Result<Namesakes, AppError> {
        self.with_session(|session, _| session.namesakes(&request))
    }
}

impl Session {
    fn today(&mut self, environment: &Environment) -> Result<TodayView, AppError> {
        let today = environment.today();
        let until = today
            .checked_add_days(Days::new(CONFERENCE_DAYS_AHEAD))
            .unwrap_or(today);
        let conferences = self.store.conferences_between(today, until)?;
        let facts: Vec<RowFacts> = self.store.conferences()?.iter().map(row_facts).collect();
        Ok(TodayView {
            today,
            conferences: conferences
                .into_iter()
                .filter_map(|row| {
                    let facts = row_facts(&row);
                    row_view(row, &facts)
                })
                .collect(),
            work: self.work(environment)?,
            reports_to_chase: facts
                .iter()
                .map(|f| f.reports_requested - f.reports_received)
                .sum(),
            minutes_to_check: count(facts.iter().filter(|f| f.minutes_with_chair).count()),
            copies_to_send: facts.iter().map(|f| f.copies_to_send).sum(),
        })
    }

    /// People on record who may be the one being typed in, by the domain's likeness.
    fn namesakes(&mut self, request: &FindNamesakes) -> Result<Namesakes, AppError> {
        let typed = NameAndBirth {
            given_names: &request.given_names,
            surname: &request.surname,
            aliases: &[],
            born_on: request.born_on,
        };
        let mut families = BTreeSet::new();
        for word in request.given_names.split_whitespace() {
            let found = self.store.people_matching(word, MOST_ROWS)?;
            families.extend(found.into_iter().map(|person| person.document));
        }
        let mut rows = Vec::new();
        for document in families {
            let Ok(family) = self.family(FamilyId(document.0)) else {
                continue;
            };
            let children = family
                .children
                .iter()
                .map(|c| (c.id, NameAndBirth::from(c)));
            let adults = family.adults.iter().map(|a| (a.id, NameAndBirth::from(a)));
            let known: Vec<_> = children.chain(adults).collect();
            for (person, likeness) in possible_duplicates(&typed, known.iter().cloned()) {
                let born_on = known.iter().find(|(id, _)| *id == person);
                let born_on = born_on.and_then(|(_, known)| known.born_on);
                let why = match likeness {
                    Likeness::SameName if born_on.is_some() && born_on == request.born_on => {
                        "namesake_name_and_birth"
                    }
                    Likeness::SameName => "namesake_name",
                    Likeness::SharedGivenNameAndBirth => "namesake_birth",
                };
                rows.push(Namesake {
                    family: family.id,
                    family_reference: family.reference.clone(),
                    person,
                    name: family.display_name(person).unwrap_or_default(),
                    born_on,
                    why: text(why, &[]),
                    next: self.next_conference(&family, person)?,
                });
            }
        }
        Ok(Namesakes { rows })
    }

    /// What the next conference would be for a child of a known family; nothing for an adult.
    fn next_conference(
        &mut self,
        family: &Family,
        person: PersonId,
    ) -> Result<Option<NextConference>, AppError> {
        let Some(child) = family.child(person) else {
            return Ok(None);
        };
        let conferences = self.conferences_of(family.id)?;
        if let Some(adjourned) = to_continue(&conferences, person) {
            return Ok(Some(NextConference {
                kind: ConferenceKind::Reconvened,
                previous_held_on: adjourned.held_on,
                is_first_review: false,
            }));
        }
        let held = conferences.into_iter();
        let about = held.filter_map(|conference| {
            let subject = conference
                .subject(person)
                .filter(|_| conference.is_closed())?;
            Some((conference.held_on?, subject.kind))
        });
        let last = about.max_by_key(|(held_on, _)| *held_on);
        let kind = kind_for(child, family);
        let was_review = last.is_some_and(|(_, kind)| kind == ConferenceKind::Review);
        Ok(Some(NextConference {
            kind,
            previous_held_on: last.map(|(held_on, _)| held_on),
            is_first_review: kind == ConferenceKind::Review && !was_review,
        }))
    }
}

fn row_facts(row: &StoredRow) -> RowFacts {
    serde_json::from_str(&row.facts).unwrap_or_default()
}

/// A row of the list; one whose state this version does not know is left out.
fn row_view(row: StoredRow, facts: &RowFacts) -> Option<ConferenceRow> {
    Some(ConferenceRow {
        id: ConferenceId(row.document.0),
        reference: row.reference,
        title: row.title,
        kinds: kinds_in_words(&row.kinds),
        state: serde_json::from_value(row.state.into()).ok()?,
        chair: row.chair.unwrap_or_default(),
        held_on: row.held_on,
        starts_at: row.starts_at,
        reports_received: facts.reports_received,
        reports_requested: facts.reports_requested,
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
