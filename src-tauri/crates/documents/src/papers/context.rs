//! What a paper is made from, for whom, and what is left out on the way.

use std::cell::RefCell;

use chairside_domain::audience::{Part, Reader, is_outside_audience, withheld};
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, Suppression};
use chairside_domain::ids::{PersonId, SuppressionId};
use chairside_domain::meeting::Audience;
use chairside_domain::minutes::{MinutesVersion, RemovalReason};
use chairside_domain::office::Office;
use chairside_domain::pack::ProcedurePack;

use super::wording::Wording;

/// Everything that a paper is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The conference, as it was when the minutes were frozen.
    pub conference: &'a Conference,
    /// The family, as it was when the minutes were frozen.
    pub family: &'a Family,
    /// The office.
    pub office: &'a Office,
    /// The pack in use.
    pub pack: &'a ProcedurePack,
    /// The version of the minutes.
    pub version: &'a MinutesVersion,
    /// Suppressions in force today, of every linked family: a copy is held to the newest.
    pub suppressions: &'a [Suppression],
    /// All who may get a copy: numbers are the same for each of them.
    pub readers: &'a [Reader],
}

/// For whom a paper is.
#[derive(Clone, Debug)]
pub enum PaperFor {
    /// The full archive copy.
    Archive,
    /// The full record with DRAFT across every page.
    Draft,
    /// One reader's copy.
    Copy {
        /// The reader.
        reader: Reader,
        /// The reader's name, for the foot of every page.
        name: String,
        /// Number of the copy.
        number: u32,
        /// A place mark says that something was left out.
        has_place_marks: bool,
    },
}

/// Something left out of a copy. For staff only.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOutPart {
    /// What: a block, an attendance line, an action, a report, the place.
    pub part: String,
    /// Number of the block, if it has one.
    pub number: String,
    /// Why.
    pub reason: RemovalReason,
    /// The suppression, if one.
    pub suppression: Option<SuppressionId>,
}

/// The sources with their reader, while one paper is made.
pub(super) struct Context<'a> {
    pub(super) from: Sources<'a>,
    pub(super) whom: &'a PaperFor,
    pub(super) words: &'static Wording,
    left_out: RefCell<Vec<LeftOutPart>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(from: Sources<'a>, whom: &'a PaperFor) -> Self {
        Self {
            from,
            whom,
            words: Wording::english(),
            left_out: RefCell::default(),
        }
    }

    pub(super) fn into_left_out(self) -> Vec<LeftOutPart> {
        self.left_out.into_inner()
    }

    /// The reader of a copy; none for the full record.
    pub(super) fn reader(&self) -> Option<&Reader> {
        match self.whom {
            PaperFor::Archive | PaperFor::Draft => None,
            PaperFor::Copy { reader, .. } => Some(reader),
        }
    }

    pub(super) fn has_place_marks(&self) -> bool {
        matches!(
            self.whom,
            PaperFor::Copy {
                has_place_marks: true,
                ..
            }
        )
    }

    pub(super) fn is_for_family(&self) -> bool {
        self.reader().is_some_and(|reader| !reader.is_professional)
    }

    /// Tells whether the reader may have a part; what may not be had is noted.
    pub(super) fn gives(&self, part: Part<'_>, what: &str, number: &str) -> bool {
        let reason = match self.reader() {
            Some(reader) => withheld(part, reader, self.from.conference),
            None => matches!(part.audience, Audience::RestrictedSection { .. })
                .then_some(RemovalReason::Audience),
        };
        reason
            .inspect(|reason| self.leave_out(what, number, *reason, None))
            .is_none()
    }

    /// Tells whether the reader may have something that has an audience and nothing else.
    pub(super) fn gives_audience(&self, audience: &Audience, what: &str) -> bool {
        let is_outside = match self.reader() {
            Some(reader) => is_outside_audience(audience, reader),
            None => matches!(audience, Audience::RestrictedSection { .. }),
        };
        if is_outside {
            self.leave_out(what, "", RemovalReason::Audience, None);
        }
        !is_outside
    }

    /// Tells whether a list of persons from whom something is withheld names the reader.
    pub(super) fn is_withheld_by(&self, persons: &[PersonId], what: &str) -> bool {
        let named = self.reader().is_some_and(|reader| {
            reader
                .stands_with
                .iter()
                .any(|person| persons.contains(person))
        });
        if named {
            self.leave_out(what, "", RemovalReason::Audience, None);
        }
        named
    }

    pub(super) fn leave_out(
        &self,
        part: &str,
        number: &str,
        reason: RemovalReason,
        suppression: Option<SuppressionId>,
    ) {
        self.left_out.borrow_mut().push(LeftOutPart {
            part: part.to_owned(),
            number: number.to_owned(),
            reason,
            suppression,
        });
    }

    /// Children about whom the reader may read, in the order of the conference.
    pub(super) fn children(&self) -> Vec<PersonId> {
        let all = self
            .from
            .conference
            .subjects
            .iter()
            .map(|subject| subject.child);
        match self.reader().and_then(|reader| reader.children.as_ref()) {
            Some(own) => all.filter(|child| own.contains(child)).collect(),
            None => all.collect(),
        }
    }

    /// The suppression that a text would break for this reader, if one.
    pub(super) fn suppressed_in(&self, text: &str) -> Option<&Suppression> {
        let reader = self.reader()?;
        let text = plain(text);
        self.from
            .suppressions
            .iter()
            .filter(|s| s.is_in_force() && reader.stands_with.contains(&s.withheld_from))
            .find(|s| {
                s.words
                    .iter()
                    .map(|w| plain(w))
                    .any(|w| !w.is_empty() && text.contains(&w))
            })
    }

    /// The name of anyone in the family or the conference.
    pub(super) fn name(&self, person: PersonId) -> String {
        let participant = || {
            self.from
                .conference
                .participant(person)
                .map(|p| p.name.clone())
        };
        self.from
            .family
            .display_name(person)
            .or_else(participant)
            .unwrap_or_default()
    }
}

/// Letters and digits only, lower case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
