//! What contradicts itself in a file that follows the schema.

mod outcome;
mod people;
mod room;

use chairside_domain::pack::ProcedurePack;
use chrono::NaiveDate;

use super::names::Named;
use super::problems::Problems;
use super::shape::{ConferenceFile, ImportedAudience, ImportedAudienceKind};

/// Looks for contradictions, with today and the procedures in use.
pub(super) fn find(file: &ConferenceFile, pack: &ProcedurePack, today: NaiveDate) -> Problems {
    let mut check = Check {
        file,
        pack,
        today,
        named: Named::of(file),
        problems: Problems::default(),
    };
    check.family();
    check.meeting();
    check.participants();
    check.exclusions();
    check.reports();
    check.agenda_and_notes();
    check.quorum_and_views();
    check.decisions();
    check.plans();
    check.minutes();
    check.problems
}

/// The file and what was found so far.
struct Check<'a> {
    file: &'a ConferenceFile,
    pack: &'a ProcedurePack,
    today: NaiveDate,
    named: Named<'a>,
    problems: Problems,
}

impl Check<'_> {
    /// Somebody of the family or the conference.
    fn known(&mut self, path: String, id: &str) {
        if !self.named.is_known(id) {
            self.problems
                .add(path, "import_unknown_person", &[("id", id)]);
        }
    }

    fn known_if_named(&mut self, path: String, id: Option<&String>) {
        if let Some(id) = id {
            self.known(path, id);
        }
    }

    fn all_known(&mut self, path: &str, ids: &[String]) {
        for (n, id) in ids.iter().enumerate() {
            self.known(format!("{path}[{n}]"), id);
        }
    }

    /// Somebody who is on the list of the conference.
    fn participant(&mut self, path: String, id: &str) {
        if !self.named.participants.contains(id) {
            self.problems
                .add(path, "import_not_a_participant", &[("id", id)]);
        }
    }

    /// A child of this conference.
    fn subject(&mut self, path: String, id: &str) {
        if !self.named.subjects.contains(id) {
            self.problems
                .add(path, "import_child_not_here", &[("id", id)]);
        }
    }

    fn subjects(&mut self, path: &str, ids: &[String]) {
        for (n, id) in ids.iter().enumerate() {
            self.subject(format!("{path}[{n}]"), id);
        }
    }

    fn audience(&mut self, path: &str, audience: Option<&ImportedAudience>) {
        let Some(audience) = audience else { return };
        let names_persons = audience.kind == ImportedAudienceKind::ExcludePersons;
        let is_restricted = audience.kind != ImportedAudienceKind::All;
        self.problems.add_if(
            names_persons == audience.persons.is_empty(),
            format!("{path}.persons"),
            if names_persons {
                "import_audience_needs_persons"
            } else {
                "import_audience_has_persons"
            },
        );
        self.problems.add_if(
            is_restricted && audience.reason.trim().is_empty(),
            format!("{path}.reason"),
            "import_audience_needs_reason",
        );
        self.all_known(&format!("{path}.persons"), &audience.persons);
    }

    /// Each id once.
    fn once<'b>(&mut self, ids: impl Iterator<Item = (String, &'b str)>, code: &str) {
        let mut seen = std::collections::BTreeSet::new();
        for (path, id) in ids {
            if !id.is_empty() && !seen.insert(id) {
                self.problems.add(path, code, &[("id", id)]);
            }
        }
    }
}
