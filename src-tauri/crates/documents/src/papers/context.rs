//! What a paper is made from, for whom, and what is left out on the way.

use std::cell::RefCell;

use chairside_domain::audience::{
    Part, Reader, is_outside_audience, suppressions_in_full, withheld,
};
use chairside_domain::birth::label_without_mother;
use chairside_domain::conference::Conference;
use chairside_domain::family::{Child, Family, Setting, Suppression};
use chairside_domain::ids::{FileTransferId, PersonId, SuppressionId};
use chairside_domain::meeting::{Audience, PaperLanguage};
use chairside_domain::minutes::{MinutesVersion, PaperKind, RemovalReason};
use chairside_domain::office::Office;
use chairside_domain::pack::ProcedurePack;
use chrono::NaiveDate;

use super::PaperError;
use super::wording::Words;
use crate::Picture;
use crate::check::{self, Needle, Weight};

/// Everything that a paper is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The conference; for minutes, as it was when they were frozen.
    pub conference: &'a Conference,
    /// The family; for minutes, as it was when they were frozen.
    pub family: &'a Family,
    /// The office.
    pub office: &'a Office,
    /// The council's mark, as the office keeps it.
    pub council_mark: Option<&'a Picture>,
    /// The pack in use.
    pub pack: &'a ProcedurePack,
    /// The version of the minutes, for papers that show one.
    pub version: Option<&'a MinutesVersion>,
    /// Suppressions in force today, of every linked family: a copy is held to the newest.
    pub suppressions: &'a [Suppression],
    /// All who may get a copy of the minutes: numbers are the same for each of them.
    pub readers: &'a [Reader],
    /// What the paper is about, where it is about one thing.
    pub about: About,
    /// The day printed on a letter or a notice, from the record of its preparation.
    pub dated_on: Option<NaiveDate>,
    /// The day by which reports are asked for, as it was counted.
    pub reports_due_on: Option<NaiveDate>,
    /// What a cover letter goes with, and where.
    pub enclosing: Option<Enclosing<'a>>,
}

/// A copy that a cover letter goes with. Reports are counted, not named: who wrote one can tell a school.
#[derive(Clone, Copy, Debug)]
pub struct Enclosing<'a> {
    /// Kind of paper.
    pub paper: PaperKind,
    /// How many reports go with it.
    pub reports: usize,
    /// Where it goes, line by line.
    pub delivery: &'a str,
}

impl<'a> Sources<'a> {
    /// The records alone. The caller adds what else the paper needs.
    pub fn new(
        conference: &'a Conference,
        family: &'a Family,
        office: &'a Office,
        pack: &'a ProcedurePack,
    ) -> Self {
        Self {
            conference,
            family,
            office,
            council_mark: None,
            pack,
            version: None,
            suppressions: &family.suppressions,
            readers: &[],
            about: About::Conference,
            dated_on: None,
            reports_due_on: None,
            enclosing: None,
        }
    }
}

/// What a paper is about, where it is about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The whole conference.
    Conference,
    /// One child: the letter to a child.
    Child(PersonId),
    /// The plans that ended on one day: the notice of it.
    PlansEndedOn(NaiveDate),
    /// One file sent on: its receipt.
    Transfer(FileTransferId),
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
        /// The reader's name and the number stand across every page.
        has_watermark: bool,
    },
}

impl PaperFor {
    /// The reader of a copy; none for the full record.
    fn reader(&self) -> Option<&Reader> {
        match self {
            Self::Archive | Self::Draft => None,
            Self::Copy { reader, .. } => Some(reader),
        }
    }
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
    pub(super) words: Words<'a>,
    /// What is withheld from the reader, and how it is found.
    withheld: Vec<Suppression>,
    needles: Vec<Needle>,
    left_out: RefCell<Vec<LeftOutPart>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(from: Sources<'a>, whom: &'a PaperFor) -> Self {
        let reader = whom.reader();
        let withheld = withheld_from(from, reader);
        let needles = reader.map(|reader| check::needles(&withheld, reader, &[]));
        Self {
            from,
            whom,
            words: Words::of(language_of(from, reader), from.pack.names.as_ref()),
            withheld,
            needles: needles.unwrap_or_default(),
            left_out: RefCell::default(),
        }
    }

    pub(super) fn into_left_out(self) -> Vec<LeftOutPart> {
        self.left_out.into_inner()
    }

    /// The version of the minutes.
    pub(super) fn version(&self) -> Result<&'a MinutesVersion, PaperError> {
        self.from.version.ok_or(PaperError::NoMinutes)
    }

    /// The reader of a copy; none for the full record.
    pub(super) fn reader(&self) -> Option<&Reader> {
        self.whom.reader()
    }

    /// The reader, if of the family or at its side.
    pub(super) fn family_reader(&self) -> Option<&Reader> {
        self.reader().filter(|reader| !reader.is_professional)
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

    /// Tells whether the reader may have a part; what may not be had is noted.
    pub(super) fn gives(&self, part: Part<'_>, what: &str, number: &str) -> bool {
        let reason = self.why_not(part);
        reason
            .inspect(|reason| self.leave_out(what, number, *reason, None))
            .is_none()
    }

    /// Why the reader may not have a part, without noting it.
    pub(super) fn why_not(&self, part: Part<'_>) -> Option<RemovalReason> {
        match self.reader() {
            Some(reader) => withheld(part, reader, self.from.conference),
            None => matches!(part.audience, Audience::RestrictedSection { .. })
                .then_some(RemovalReason::Audience),
        }
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

    /// Tells whether the reader may read of a person by name; a stranger is noted.
    ///
    /// A member of the family reads of others of the family only as far as they have a child in
    /// common: two fathers of different children are nothing to each other.
    pub(super) fn gives_person(&self, person: PersonId, what: &str) -> bool {
        let is_given = self.is_known_to_reader(person);
        if !is_given {
            self.leave_out(what, "", RemovalReason::OtherChild, None);
        }
        is_given
    }

    fn is_known_to_reader(&self, person: PersonId) -> bool {
        let Some(reader) = self.family_reader() else {
            return true;
        };
        if reader.stands_with.contains(&person) {
            return true;
        }
        let participant = self.from.conference.participant(person);
        let children = match participant {
            Some(participant) => Reader::of(participant, self.from.family).children,
            None if self.from.family.child(person).is_some() => Some(vec![person]),
            None => self
                .from
                .family
                .adult(person)
                .map(|adult| self.from.family.children_of(adult.id)),
        };
        match (children, &reader.children) {
            (Some(theirs), Some(own)) => theirs.iter().any(|child| own.contains(child)),
            (None, _) | (_, None) => true,
        }
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

    /// Tells whether the reader may read about a child.
    pub(super) fn gives_child(&self, child: PersonId) -> bool {
        self.reader()
            .and_then(|reader| reader.children.as_ref())
            .is_none_or(|own| own.contains(&child))
    }

    /// The suppression that a short text of the record would break for this reader, if one:
    /// exactly, or as the check of the finished copy finds it in disguise.
    pub(super) fn suppressed_in(&self, text: &str) -> Option<SuppressionId> {
        let plain_text = plain(text);
        let exact = self.withheld.iter().find(|suppression| {
            let mut words = suppression.words.iter().map(|words| plain(words));
            words.any(|words| !words.is_empty() && plain_text.contains(&words))
        });
        let in_disguise = || {
            check::find(&self.needles, text)
                .into_iter()
                .find(|found| found.weight == Weight::Blocks)
                .and_then(|found| found.suppression)
        };
        exact.map(|suppression| suppression.id).or_else(in_disguise)
    }

    /// A short text of the record, or "Practitioner" where it would break a suppression or tell
    /// the school or placement of a child who is nothing to the reader.
    pub(super) fn unless_telling(&self, text: &str, part: &str) -> String {
        self.unless_clue(text, text, part)
    }

    /// As [`Self::unless_telling`], judged by more than is printed: an e-mail address tells too.
    pub(super) fn unless_clue(&self, text: &str, clue: &str, part: &str) -> String {
        let suppression = self.suppressed_in(clue);
        let reason = match suppression {
            Some(_) => Some(RemovalReason::Suppression),
            None => self
                .tells_of_other_child(clue)
                .then_some(RemovalReason::OtherChild),
        };
        match reason {
            Some(reason) => {
                self.leave_out(part, "", reason, suppression);
                self.words.word("practitioner")
            }
            None => text.to_owned(),
        }
    }

    /// Tells whether a text has the school or placement of a child about whom the reader may not
    /// read, unless a child of the reader is there too.
    fn tells_of_other_child(&self, text: &str) -> bool {
        let text = plain(text);
        let is_in_text = |setting: &Setting| {
            [&setting.name, &setting.email_domain]
                .into_iter()
                .map(|words| plain(words))
                .any(|words| !words.is_empty() && text.contains(&words))
        };
        let (own, others): (Vec<&Child>, Vec<&Child>) = self
            .from
            .family
            .children
            .iter()
            .partition(|child| self.gives_child(child.id));
        let settings = |child: &'a Child| child.school.iter().chain(&child.placement);
        others.into_iter().flat_map(settings).any(is_in_text)
            && !own.into_iter().flat_map(settings).any(is_in_text)
    }

    /// The name of anyone in the family or the conference.
    pub(super) fn name(&self, person: PersonId) -> String {
        let participant = || {
            self.from
                .conference
                .participant(person)
                .map(|p| p.name.clone())
        };
        self.label_of_unborn(person)
            .or_else(|| self.from.family.display_name(person))
            .or_else(participant)
            .unwrap_or_default()
    }

    /// The label of an unborn child without its mother's name, where her name would tell this
    /// reader what is withheld.
    fn label_of_unborn(&self, person: PersonId) -> Option<String> {
        let family = self.from.family;
        let plain_label = label_without_mother(family.child(person)?)?;
        let suppression = self.suppressed_in(&family.display_name(person)?)?;
        let reason = RemovalReason::Suppression;
        self.leave_out(
            "name of an unborn child's mother",
            "",
            reason,
            Some(suppression),
        );
        Some(plain_label)
    }
}

/// The language of a reader's papers. The full record is in English.
fn language_of(from: Sources<'_>, reader: Option<&Reader>) -> PaperLanguage {
    let participant = reader.and_then(|reader| from.conference.participant(reader.person));
    let chosen = participant.map(|participant| participant.language);
    chosen
        .filter(|language| from.pack.paper_languages().contains(language))
        .unwrap_or_default()
}

/// What is withheld from a reader, in full.
fn withheld_from(from: Sources<'_>, reader: Option<&Reader>) -> Vec<Suppression> {
    let Some(reader) = reader else {
        return Vec::new();
    };
    suppressions_in_full(from.suppressions, from.family)
        .into_iter()
        .filter(|s| s.is_in_force() && reader.stands_with.contains(&s.withheld_from))
        .collect()
}

/// Letters and digits only, lower case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
