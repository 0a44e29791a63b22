//! Family, participants, exclusions and reports.

use chairside_domain::conference::ConferenceKind;
use chairside_domain::family::Sex;
use chairside_domain::timescale::TriggerAt;

use super::Check;
use crate::importing::shape::{ImportedChild, ImportedReport, ImportedSharing};
use crate::words::names_someone;

impl Check<'_> {
    pub(super) fn family(&mut self) {
        let file = self.file;
        let of_children = file
            .children
            .iter()
            .flat_map(|c| [&c.given_names, &c.surname]);
        let of_adults = file
            .adults
            .iter()
            .flat_map(|a| [&a.given_names, &a.surname]);
        let names = of_children.chain(of_adults).map(String::as_str);
        self.problems.add_if(
            names_someone(&file.reference, names),
            "reference".to_owned(),
            "reference_names_someone",
        );
        let children = file
            .children
            .iter()
            .enumerate()
            .map(|(n, c)| (format!("children[{n}].id"), c.id.as_str()));
        let adults = file
            .adults
            .iter()
            .enumerate()
            .map(|(n, a)| (format!("adults[{n}].id"), a.id.as_str()));
        self.once(children.chain(adults), "import_id_twice");
        for (n, child) in file.children.iter().enumerate() {
            self.child(&format!("children[{n}]"), child);
        }
        for (n, adult) in file.adults.iter().enumerate() {
            let is_nameless =
                adult.given_names.trim().is_empty() && adult.surname.trim().is_empty();
            self.problems.add_if(
                is_nameless,
                format!("adults[{n}].given_names"),
                "import_name_needed",
            );
            let is_born_later = adult.born_on.is_some_and(|day| day > self.today);
            self.problems.add_if(
                is_born_later,
                format!("adults[{n}].born_on"),
                "import_born_in_future",
            );
        }
        let pairs: Vec<String> = file
            .relationships
            .iter()
            .map(|r| format!("{}, {}", r.adult, r.child))
            .collect();
        let paths = pairs
            .iter()
            .enumerate()
            .map(|(n, pair)| (format!("relationships[{n}]"), pair.as_str()));
        self.once(paths, "import_relationship_twice");
        for (n, relationship) in file.relationships.iter().enumerate() {
            if !self.named.adults.contains(relationship.adult.as_str()) {
                let facts = [("id", relationship.adult.as_str())];
                self.problems.add(
                    format!("relationships[{n}].adult"),
                    "import_unknown_adult",
                    &facts,
                );
            }
            if !self.named.children.contains(relationship.child.as_str()) {
                let facts = [("id", relationship.child.as_str())];
                self.problems.add(
                    format!("relationships[{n}].child"),
                    "import_unknown_child",
                    &facts,
                );
            }
        }
        self.suppressions();
    }

    fn child(&mut self, path: &str, child: &ImportedChild) {
        match (child.born_on, child.expected_on) {
            (Some(_), Some(_)) => {
                self.problems
                    .add(path, "import_both_birth_dates", &[("id", &child.id)])
            }
            (None, None) => self
                .problems
                .add(path, "import_no_birth_date", &[("id", &child.id)]),
            (Some(born_on), None) => {
                let is_nameless =
                    child.given_names.trim().is_empty() && child.surname.trim().is_empty();
                self.problems.add_if(
                    is_nameless,
                    format!("{path}.given_names"),
                    "import_name_needed",
                );
                self.problems.add_if(
                    born_on > self.today,
                    format!("{path}.born_on"),
                    "import_born_in_future",
                );
                let has_number = child.unborn_number.is_some();
                self.problems.add_if(
                    has_number,
                    format!("{path}.unborn_number"),
                    "import_number_of_born_child",
                );
            }
            (None, Some(_)) => {
                self.problems.add_if(
                    child.sex != Sex::NotKnown,
                    format!("{path}.sex"),
                    "import_sex_of_unborn",
                );
            }
        }
        if let Some(mother) = child
            .mother
            .as_deref()
            .filter(|id| !self.named.adults.contains(id))
        {
            self.problems.add(
                format!("{path}.mother"),
                "import_unknown_adult",
                &[("id", mother)],
            );
        }
        for (n, address) in child.addresses.iter().enumerate() {
            let is_backwards = address
                .from
                .zip(address.until)
                .is_some_and(|(from, until)| until < from);
            self.problems.add_if(
                is_backwards,
                format!("{path}.addresses[{n}].until"),
                "import_ends_before",
            );
        }
    }

    fn suppressions(&mut self) {
        let file = self.file;
        for (n, suppression) in file.suppressions.iter().enumerate() {
            let path = format!("suppressions[{n}]");
            self.known(format!("{path}.subject"), &suppression.subject);
            self.known(format!("{path}.withheld_from"), &suppression.withheld_from);
            let is_own = suppression.subject == suppression.withheld_from;
            self.problems.add_if(
                is_own,
                format!("{path}.withheld_from"),
                "import_withheld_from_self",
            );
            for (field, words) in [
                ("text", &suppression.text),
                ("reason", &suppression.reason),
                ("decided_by", &suppression.decided_by),
            ] {
                self.problems.add_if(
                    words.trim().is_empty(),
                    format!("{path}.{field}"),
                    "import_empty",
                );
            }
        }
    }

    pub(super) fn participants(&mut self) {
        let file = self.file;
        let ids = file.participants.iter().enumerate();
        self.once(
            ids.map(|(n, p)| (format!("participants[{n}].id"), p.id.as_str())),
            "import_id_twice",
        );
        let initials: Vec<String> = file
            .participants
            .iter()
            .map(|p| p.initials.to_lowercase())
            .collect();
        let paths = initials.iter().enumerate();
        self.once(
            paths.map(|(n, own)| (format!("participants[{n}].initials"), own.as_str())),
            "import_initials_twice",
        );
        for (n, participant) in file.participants.iter().enumerate() {
            let path = format!("participants[{n}]");
            let is_family = self.named.is_family(&participant.id);
            let has_name = !participant.name.trim().is_empty();
            self.problems.add_if(
                !is_family && !has_name,
                format!("{path}.name"),
                "import_name_needed",
            );
            self.problems.add_if(
                is_family && has_name,
                format!("{path}.name"),
                "import_name_of_family",
            );
            self.known_if_named(format!("{path}.supports"), participant.supports.as_ref());
            self.known_if_named(
                format!("{path}.deputy_for"),
                participant.deputy_for.as_ref(),
            );
            let supports_self = participant.supports.as_deref() == Some(participant.id.as_str());
            self.problems.add_if(
                supports_self,
                format!("{path}.supports"),
                "import_supports_self",
            );
            let both = !participant.recipient_reason.is_empty()
                && !participant.no_minutes_reason.is_empty();
            self.problems.add_if(
                both,
                format!("{path}.no_minutes_reason"),
                "import_minutes_both_ways",
            );
            self.problems.add_if(
                !self.pack.paper_languages().contains(&participant.language),
                format!("{path}.language"),
                "import_language_not_offered",
            );
            let was_there = !participant.presence.is_empty();
            let is_absent = was_there && !participant.absence_reason.is_empty();
            self.problems.add_if(
                is_absent,
                format!("{path}.absence_reason"),
                "import_absent_and_present",
            );
            for (k, presence) in participant.presence.iter().enumerate() {
                self.time_in_room(
                    &format!("{path}.presence[{k}]"),
                    Some(presence.from),
                    presence.until,
                );
            }
        }
    }

    pub(super) fn exclusions(&mut self) {
        let file = self.file;
        for (n, exclusion) in file.exclusions.iter().enumerate() {
            let path = format!("exclusions[{n}]");
            self.participant(format!("{path}.person"), &exclusion.person);
            let is_backwards = exclusion
                .from
                .zip(exclusion.until)
                .is_some_and(|(from, until)| until <= from);
            self.problems
                .add_if(is_backwards, format!("{path}.until"), "import_ends_before");
            let day = file.conference.held_on;
            let is_asked_later = exclusion
                .requested_on
                .zip(day)
                .is_some_and(|(asked, day)| asked > day);
            self.problems.add_if(
                is_asked_later,
                format!("{path}.requested_on"),
                "import_after_conference",
            );
        }
    }

    pub(super) fn reports(&mut self) {
        let file = self.file;
        for (n, report) in file.reports.iter().enumerate() {
            let path = format!("reports[{n}]");
            self.known_if_named(format!("{path}.author"), report.author.as_ref());
            self.subjects(&format!("{path}.covers_children"), &report.covers_children);
            self.all_known(&format!("{path}.withheld_from"), &report.withheld_from);
            self.report_times(&path, report);
            let has_file = !report.file.trim().is_empty();
            self.problems.add_if(
                report.is_verbal && has_file,
                format!("{path}.file"),
                "import_verbal_with_file",
            );
            for (k, sharing) in report.sharing.iter().enumerate() {
                self.sharing(&format!("{path}.sharing[{k}]"), sharing, report);
            }
        }
    }

    fn report_times(&mut self, path: &str, report: &ImportedReport) {
        self.problems.add_if(
            report.late_report.is_some() && !report.is_tabled,
            format!("{path}.late_report"),
            "import_late_report_in_time",
        );
        let Some(received) = &report.received_at else {
            self.problems.add_if(
                report.is_tabled,
                format!("{path}.is_tabled"),
                "import_tabled_not_received",
            );
            return;
        };
        let moment: TriggerAt = match received.parse() {
            Ok(moment) => moment,
            Err(problem) => {
                let problem: chairside_domain::timescale::TriggerTextError = problem;
                let why = problem.to_string();
                return self.problems.add(
                    format!("{path}.received_at"),
                    "import_moment",
                    &[("why", &why)],
                );
            }
        };
        let is_before = report
            .requested_on
            .is_some_and(|asked| moment.day() < asked);
        self.problems.add_if(
            is_before,
            format!("{path}.received_at"),
            "import_received_before_asked",
        );
        self.problems.add_if(
            moment.day() > self.today,
            format!("{path}.received_at"),
            "import_in_future",
        );
    }

    fn sharing(&mut self, path: &str, sharing: &ImportedSharing, report: &ImportedReport) {
        self.known(format!("{path}.person"), &sharing.person);
        let is_withheld = !sharing.withheld_reason.trim().is_empty();
        let is_both = sharing.shared_on.is_some() && is_withheld;
        self.problems
            .add_if(is_both, path, "import_shared_and_withheld");
        self.problems.add_if(
            sharing.shared_on.is_none() && !is_withheld,
            path,
            "import_neither_shared_nor_withheld",
        );
        let has_decider = !sharing.decided_by.trim().is_empty();
        self.problems.add_if(
            is_withheld && !has_decider,
            format!("{path}.decided_by"),
            "import_withheld_by_whom",
        );
        let is_kept_from =
            report.withheld_from.contains(&sharing.person) && sharing.shared_on.is_some();
        self.problems.add_if(
            is_kept_from,
            format!("{path}.person"),
            "import_shared_and_withheld",
        );
    }

    pub(super) fn subjects_of_conference(&mut self) {
        let file = self.file;
        let ids = file.subjects.iter().enumerate();
        self.once(
            ids.map(|(n, s)| (format!("subjects[{n}].child"), s.child.as_str())),
            "import_id_twice",
        );
        for (n, subject) in file.subjects.iter().enumerate() {
            let path = format!("subjects[{n}]");
            let Some(child) = file.children.iter().find(|child| child.id == subject.child) else {
                self.problems.add(
                    format!("{path}.child"),
                    "import_unknown_child",
                    &[("id", &subject.child)],
                );
                continue;
            };
            let is_born = child.born_on.is_some();
            let is_pre_birth = subject.kind == ConferenceKind::PreBirth;
            self.problems.add_if(
                is_pre_birth && is_born,
                format!("{path}.kind"),
                "import_pre_birth_of_born",
            );
            let has_participation = subject.participation.is_some() && !is_born;
            self.problems.add_if(
                has_participation,
                format!("{path}.participation"),
                "import_participation_of_unborn",
            );
            let has_one_before = match subject.kind {
                ConferenceKind::Review | ConferenceKind::Reconvened => true,
                ConferenceKind::Initial | ConferenceKind::PreBirth | ConferenceKind::TransferIn => {
                    false
                }
            };
            let has_previous = subject.previous_held_on.is_some() && !has_one_before;
            self.problems.add_if(
                has_previous,
                format!("{path}.previous_held_on"),
                "import_previous_of_first",
            );
            let days = subject.previous_held_on.zip(file.conference.held_on);
            let is_later = days.is_some_and(|(previous, day)| previous >= day);
            self.problems.add_if(
                is_later,
                format!("{path}.previous_held_on"),
                "import_after_conference",
            );
        }
    }
}
