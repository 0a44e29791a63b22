//! A whole conference from one file, through the same doors as the window's.
//!
//! The file is read, checked and turned into records in memory first; every problem is listed in
//! one go. Only then is anything written: the family, then the conference whole in one
//! transaction, then each original, then approval. If a step fails, what was begun is erased, so
//! that nothing half imported stays.

mod conference;
mod contradictions;
mod demo;
mod family;
mod json;
mod names;
mod outcome;
mod problems;
mod schema;
mod shape;

use std::path::{Path, PathBuf};

use chairside_domain::approval::gaps;
use chairside_domain::conference::{Conference, ConferenceState, PackVersion};
use chairside_domain::family::Family;
use chairside_domain::ids::{ConferenceId, FamilyId};
use chairside_domain::minutes::MinutesVersion;
use chairside_domain::office::{AgendaTemplate, Office, OfficeRole};
use chairside_record::Record;
use chairside_store::DocumentId;
use serde_json::Value;

use crate::app::App;
use crate::conferences::{acts_for, agenda_templates};
use crate::contract::{ApproveMinutes, AttachReport};
use crate::environment::Environment;
use crate::messages::text;
use crate::papers::{Frozen, archive_copy};
use crate::rules::{procedures_of, rules_in_force, rules_of};
use crate::session::Session;
use crate::{AppError, files, make_id};

pub use demo::FilledDemo;
pub(crate) use names::GivenIds;
pub use schema::conference_schema;

use conference::Making;
use names::Identities;
use problems::Problems;
use shape::ConferenceFile;

/// The largest conference file that is read. Units: bytes (16 MiB).
const MAX_CONFERENCE_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Imports a conference.
#[derive(Clone, Debug)]
pub struct ImportConference {
    /// The JSON file. Originals of reports are looked for beside it.
    pub path: String,
}

/// A conference that was imported.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ImportedConference {
    /// Its identity.
    pub conference: ConferenceId,
    /// The office's reference.
    pub reference: String,
    /// Its state.
    pub state: ConferenceState,
    /// The minutes were approved with it.
    pub is_approved: bool,
}

impl App {
    /// Imports a conference with its family.
    ///
    /// # Errors
    /// `import_not_json`, `import_refused` with every problem by its path, and whatever writing and
    /// approving answer; then nothing was imported.
    pub fn import_conference(
        &self,
        request: ImportConference,
    ) -> Result<ImportedConference, AppError> {
        self.with_session(|session, environment| {
            let content = files::read_at_most(&request.path, MAX_CONFERENCE_FILE_BYTES)?;
            let mut problems = Problems::default();
            let file = json::read(&content, &mut problems).map_err(|problem| {
                let (line, column) = (problem.line().to_string(), problem.column().to_string());
                AppError::with("import_not_json", &[("line", &line), ("column", &column)])
            })?;
            let folder = Path::new(&request.path).parent().unwrap_or(Path::new(""));
            session.import(&file, folder, problems, environment)
        })
    }
}

/// Records that are ready to be written.
struct Prepared {
    reference: Option<String>,
    family_acts: Vec<chairside_record::FamilyAct>,
    family: FamilyId,
    conference: Conference,
    version: Option<MinutesVersion>,
    /// Originals, by the place of their report.
    originals: Vec<(usize, PathBuf)>,
    is_approved: bool,
    given: GivenIds,
}

impl Session {
    /// Imports a conference from a file that was read, with what was found wrong in reading it.
    fn import(
        &mut self,
        file: &Value,
        folder: &Path,
        found: Problems,
        environment: &Environment,
    ) -> Result<ImportedConference, AppError> {
        let file = self.read_import(file, folder, found, environment)?;
        let prepared = self.prepare_import(&file, folder, environment)?;
        let (family, id) = (prepared.family, prepared.conference.id);
        let written = self.write_import(prepared, environment);
        if written.is_err() {
            self.store.remove_sealed_value(&GivenIds::key(id))?;
            self.take_back(&[DocumentId(id.0), DocumentId(family.0)], environment)?;
        }
        written
    }

    /// Reads a file and lists everything that is wrong with it.
    fn read_import(
        &mut self,
        file: &Value,
        folder: &Path,
        mut problems: Problems,
        environment: &Environment,
    ) -> Result<ConferenceFile, AppError> {
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_in_force(&procedures, &office)?;
        let read = schema::read(file, &mut problems)?;
        if let Some(file) = &read {
            problems.add_new(contradictions::find(
                file,
                in_force.pack,
                environment.today(),
            ));
            problems.add_new(self.outside_problems(file, folder, &agenda_templates(&office)?)?);
        }
        problems.into_result("import_refused")?;
        read.ok_or_else(|| AppError::new("import_refused"))
    }

    /// Turns a file into records. Nothing is written.
    fn prepare_import(
        &mut self,
        file: &ConferenceFile,
        folder: &Path,
        environment: &Environment,
    ) -> Result<Prepared, AppError> {
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_in_force(&procedures, &office)?;
        let templates = agenda_templates(&office)?;
        let now = environment.clock.now();
        let family_id = FamilyId(make_id(now)?);
        let who = Identities::make(file, self.person, &self.person_name, now)?;
        let mut family_acts = family::acts(file, &who, now)?;
        let in_memory =
            |acts: &[_]| self.family_in_memory(family_id, &file.reference, acts, environment);
        let mut family = in_memory(&family_acts)?;
        let making = Making {
            file,
            who: &who,
            family: &family,
            template: templates
                .iter()
                .find(|template| is_named(template, &file.agenda_template)),
            now,
        };
        let pack = PackVersion {
            pack: in_force.pack.id.to_string(),
            version: in_force.pack.version.clone(),
            calendar: in_force.holidays.version().to_owned(),
        };
        let mut conference =
            making.conference(ConferenceId(make_id(now)?), file.reference.trim(), pack)?;
        making.count_quorum(&mut conference, in_force.pack);
        let minutes = file.minutes.as_ref();
        let version = minutes
            .map(|minutes| making.minutes(minutes, &conference))
            .transpose()?;
        conference.minutes = version.iter().cloned().collect();
        if conference.is_closed() {
            family_acts.extend(acts_for(&conference, &family, environment)?);
            family = in_memory(&family_acts)?;
        }
        let is_approved = minutes.is_some_and(|minutes| minutes.is_approved);
        if is_approved {
            self.must_be_ready(&conference, &family, &office, environment)?;
        }
        Ok(Prepared {
            reference: Some(file.reference.trim().to_owned()).filter(|given| !given.is_empty()),
            family_acts,
            family: family_id,
            conference,
            version,
            originals: originals(file, folder),
            is_approved,
            given: who.given(),
        })
    }

    /// What stands against the file outside it: references, templates, originals.
    fn outside_problems(
        &self,
        file: &ConferenceFile,
        folder: &Path,
        templates: &[AgendaTemplate],
    ) -> Result<Problems, AppError> {
        let mut problems = Problems::default();
        let reference = file.reference.trim();
        let is_taken =
            !reference.is_empty() && !self.store.conferences_by_reference(reference)?.is_empty();
        problems.add_if(is_taken, "reference", "reference_taken");
        let wants_template = !file.agenda_template.is_empty();
        let template = templates
            .iter()
            .find(|template| is_named(template, &file.agenda_template));
        if wants_template && template.is_none() {
            let names: Vec<&str> = templates
                .iter()
                .map(|template| template.name.as_str())
                .collect();
            let facts = [
                ("value", file.agenda_template.as_str()),
                ("codes", &names.join(", ")),
            ];
            problems.add("agenda_template", "import_not_a_code", &facts);
        }
        for (n, note) in file.notes.iter().enumerate() {
            let Some(named) = &note.item else { continue };
            let is_own = file
                .agenda
                .iter()
                .any(|item| item.id == *named || item.heading == *named);
            let is_of_template =
                template.is_some_and(|t| t.items.iter().any(|item| item.heading == *named));
            if !is_own && !is_of_template {
                problems.add(
                    format!("notes[{n}].item"),
                    "import_unknown_item",
                    &[("id", named)],
                );
            }
        }
        for (n, path) in originals(file, folder) {
            if let Err(problem) = files::may_be_read(&path.to_string_lossy(), files::MAX_FILE_BYTES)
            {
                let why = [("why", problem.what_happened.as_str())];
                problems.add(format!("reports[{n}].file"), "import_original", &why);
            }
        }
        Ok(problems)
    }

    /// Lists what stands in the way of approval, and makes the paper once to see that it can be.
    fn must_be_ready(
        &self,
        conference: &Conference,
        family: &Family,
        office: &Office,
        environment: &Environment,
    ) -> Result<(), AppError> {
        if self.role != OfficeRole::Chair {
            return Err(AppError::new("chair_approves"));
        }
        let procedures = procedures_of(office)?;
        let in_force = rules_of(&procedures, office, conference)?;
        let mut problems = Problems::default();
        for gap in gaps(conference, family, in_force.pack)
            .into_iter()
            .filter(|gap| gap.is_open())
        {
            let code = gap.missing.code();
            let person = gap.person.map(|person| {
                let participant = conference.participant(person).map(|p| p.name.clone());
                family
                    .display_name(person)
                    .or(participant)
                    .unwrap_or_default()
            });
            let facts = [("name", person.as_deref().unwrap_or_default())];
            let sentence = format!(
                "{} {}",
                text(&code, &facts),
                text(&format!("{code}_remedy"), &facts)
            );
            problems.add("minutes.is_approved", "import_gap", &[("gap", &sentence)]);
        }
        problems.into_result("import_waits")?;
        let Some(version) = conference.latest_minutes().map(|version| version.id) else {
            return Err(AppError::new("no_minutes"));
        };
        let (conference, family) = (conference.clone(), family.clone());
        let now = environment.clock.now();
        let frozen = Frozen::at_approval(conference, family, version, now, &self.person_name)?;
        archive_copy(&frozen, office).map(drop)
    }

    fn family_in_memory(
        &self,
        id: FamilyId,
        reference: &str,
        acts: &[chairside_record::FamilyAct],
        environment: &Environment,
    ) -> Result<Family, AppError> {
        Ok(self
            .family_record(id, reference, acts, environment)?
            .as_family()?)
    }

    fn family_record(
        &self,
        id: FamilyId,
        reference: &str,
        acts: &[chairside_record::FamilyAct],
        environment: &Environment,
    ) -> Result<Record, AppError> {
        let stamp = self.stamp(environment);
        let mut record = Record::new_family(id, reference, &stamp)?;
        for act in acts {
            record.apply(act, &stamp)?;
        }
        Ok(record)
    }

    fn write_import(
        &mut self,
        prepared: Prepared,
        environment: &Environment,
    ) -> Result<ImportedConference, AppError> {
        let given = prepared.reference.as_deref().unwrap_or_default();
        let reference = self.take_reference(given, environment)?;
        let family = self.family_record(
            prepared.family,
            &reference,
            &prepared.family_acts,
            environment,
        )?;
        self.begin(DocumentId(prepared.family.0), family, environment)?;
        let mut conference = prepared.conference;
        conference.reference.clone_from(&reference);
        let stamp = self.stamp(environment);
        let record = Record::new_conference(&conference, &stamp)?;
        let given =
            serde_json::to_vec(&prepared.given).map_err(|_| AppError::new("store_failed"))?;
        self.store
            .set_sealed_value(&GivenIds::key(conference.id), &given)?;
        self.begin(DocumentId(conference.id.0), record, environment)?;
        for (n, path) in &prepared.originals {
            let report = conference
                .reports
                .get(*n)
                .ok_or_else(|| AppError::new("unknown_item"))?;
            let path = path.to_string_lossy().into_owned();
            let content = files::read(&path)?;
            let name = files::name_of(&path);
            let is_tabled = report.is_tabled;
            let request = AttachReport {
                conference: conference.id,
                report: report.id,
                path,
                is_tabled,
            };
            self.attach(&request, &name, &content, environment)?;
        }
        if let Some(version) = prepared.version.filter(|_| prepared.is_approved) {
            let request = ApproveMinutes {
                conference: conference.id,
                version: version.id,
                is_spelling_checked: true,
            };
            self.approve(&request, environment)?;
        }
        Ok(ImportedConference {
            conference: conference.id,
            reference,
            state: conference.state,
            is_approved: prepared.is_approved,
        })
    }

    /// Erases what an import began and could not finish.
    fn take_back(
        &mut self,
        begun: &[DocumentId],
        environment: &Environment,
    ) -> Result<(), AppError> {
        for document in begun {
            self.open.remove(document);
            if self.store.document_state(*document)?.is_some() {
                let certificate = self.certificate("import", *document, "", environment)?;
                self.store.erase_document(*document, &certificate)?;
            }
        }
        Ok(())
    }
}

fn is_named(template: &AgendaTemplate, named: &str) -> bool {
    !named.is_empty() && (template.name == named || template.id.to_string() == named)
}

fn originals(file: &ConferenceFile, folder: &Path) -> Vec<(usize, PathBuf)> {
    let reports = file.reports.iter().enumerate();
    reports
        .filter(|(_, report)| !report.file.trim().is_empty())
        .map(|(n, report)| (n, folder.join(report.file.trim())))
        .collect()
}
