//! The check of the finished copy, and the second person.

use std::collections::BTreeMap;

use chairside_documents::check::{Finder, Found, Needle, NeedleKind, Weight, pages_without};
use chairside_domain::ids::{EntryId, PersonId};
use chairside_domain::life::copy::{CopyStep, step};
use chairside_domain::minutes::{CopyState, Finding};
use chairside_extract::{Extracted, Extractor, PartKind, Unread, UnreadReason};
use chairside_record::ConferenceAct;
use chairside_vault::{BackOff, ColleagueVerifier};
use sha2::{Digest, Sha256};

use super::copy_of;
use crate::app::App;
use crate::contract::{
    CheckCopy, ConferenceView, EnrolColleague, FindingView, Nothing, OfficeView,
};
use crate::environment::Environment;
use crate::messages::{label, text};
use crate::session::Session;
use crate::view::people::code_of;
use crate::{AppError, make_id, session};

/// A file as it leaves.
pub(super) struct FinishedFile<'a> {
    /// Its name.
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
    /// The password that opens it, if it is locked.
    pub(super) password: Option<&'a str>,
    /// Whether it is a paper of this program, and not a report that goes with one.
    pub(super) is_paper: bool,
}

/// Something found in a finished file, with the words around it for the screen.
pub(super) struct Seen {
    pub(super) finding: Finding,
    pub(super) context: String,
}

impl App {
    /// A second person confirms a partial copy, by their own passphrase.
    ///
    /// # Errors
    /// `second_person_is_first`, `no_second_person`, `findings_open`, `copy_not_to_check` for a copy
    /// that was checked, sent or taken out of use, and a wrong passphrase.
    pub fn check_copy(&self, request: CheckCopy) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| session.check_copy(request, environment))
    }

    /// Adds a colleague with a passphrase of their own, for second-person checks.
    pub fn enrol_colleague(&self, request: EnrolColleague) -> Result<OfficeView, AppError> {
        self.with_session(|session, environment| session.enrol_colleague(&request, environment))?;
        self.office(Nothing {})
    }
}

impl Session {
    fn check_copy(
        &mut self,
        request: CheckCopy,
        environment: &Environment,
    ) -> Result<ConferenceView, AppError> {
        let conference = self.conference(request.conference)?;
        let copy = copy_of(&conference, request.copy)?;
        let office = self.office()?;
        let colleague = office.colleagues.iter().find(|c| c.id == request.colleague);
        let colleague = colleague.ok_or_else(|| AppError::new("no_second_person"))?;
        if colleague.id == self.person || colleague.name == copy.prepared_by {
            return Err(AppError::new("second_person_is_first"));
        }
        if !copy.is_clean() {
            return Err(AppError::new("findings_open"));
        }
        // Who checks it is known: that person's passphrase follows.
        step(copy.state, CopyStep::Check, |_| true)
            .map_err(|_| AppError::new("copy_not_to_check"))?;
        let kept = self.store.sealed_value(&verifier_key(colleague.id))?;
        let kept = kept.ok_or_else(|| AppError::new("no_second_person"))?;
        let verifier: ColleagueVerifier =
            serde_json::from_slice(&kept).map_err(|_| AppError::new("database_damaged"))?;
        let typed = session::passphrase(request.passphrase)?;
        let back_off = BackOff::for_colleague(&environment.folder);
        verifier.check(&typed, &back_off, environment.clock.now().timestamp())?;
        let mut stamp = self.stamp(environment);
        stamp.person = colleague.id;
        stamp.person_name = colleague.name.clone();
        let act = ConferenceAct::MoveCopy {
            copy: copy.id,
            state: CopyState::Checked,
            delivery: copy.delivery.clone(),
            method: copy.method.clone(),
            received_on: None,
        };
        let document = chairside_store::DocumentId(request.conference.0);
        self.change(document, environment, |record, _| {
            Ok(record.apply(&act, &stamp)?)
        })?;
        self.saved_view(request.conference, environment)
    }

    fn enrol_colleague(
        &mut self,
        request: &EnrolColleague,
        environment: &Environment,
    ) -> Result<(), AppError> {
        use chairside_domain::office::Colleague;
        use chairside_record::OfficeAct;
        let mut error = AppError::new("first_run_fields");
        if request.name.trim().is_empty() {
            error = error.field("name", "name_needed");
        }
        if request.roles.is_empty() {
            error = error.field("roles", "role_needed");
        }
        if !error.fields.is_empty() {
            return Err(error);
        }
        let typed = session::passphrase(request.passphrase.clone())?;
        let rule = chairside_vault::PassphraseRule::for_keyring(environment.keyring.status());
        if !chairside_vault::assess_passphrase(&typed, rule, &[&request.name]).met {
            return Err(AppError::new("passphrase_too_weak")
                .field("passphrase", "passphrase_too_weak_field"));
        }
        let now = environment.clock.now();
        let id = PersonId(make_id(now)?);
        let verifier = ColleagueVerifier::make(&typed, environment.kdf)?;
        let kept = serde_json::to_vec(&verifier).map_err(|_| AppError::new("vault_failed"))?;
        self.store.set_sealed_value(&verifier_key(id), &kept)?;
        let colleague = Colleague {
            id,
            name: request.name.trim().to_owned(),
            roles: request.roles.clone(),
            enrolled_at: now,
        };
        self.change(self.office, environment, |record, stamp| {
            Ok(record.apply(&OfficeAct::Enrol { colleague }, stamp)?)
        })
    }
}

/// Where a colleague's verifier is kept.
pub(super) fn verifier_key(colleague: PersonId) -> String {
    format!("colleague/{colleague}")
}

/// Reads a finished file as a stranger would and finds what the reader must not have.
///
/// Shape: a part that cannot be read is itself a finding: it needs a named person.
pub(super) fn check_file(
    wanted: &[Needle],
    file: &FinishedFile<'_>,
    environment: &Environment,
) -> Result<Vec<Seen>, AppError> {
    let finder = Finder::of(wanted);
    let mut seen = Vec::new();
    let mut add =
        |code: &str, place: String, page: Option<u32>, context: String| -> Result<(), AppError> {
            let finding = Finding {
                id: EntryId(make_id(environment.clock.now())?),
                code: code.to_owned(),
                place,
                page,
                words_sha256: hex::encode(Sha256::digest(&context)),
                resolved_reason: String::new(),
                resolved_by: String::new(),
            };
            if !seen
                .iter()
                .any(|s: &Seen| s.finding.is_same_place(&finding))
            {
                seen.push(Seen { finding, context });
            }
            Ok(())
        };
    for found in finder.find(file.name) {
        add(
            code(&found),
            text("place_file_name", &[]),
            None,
            found.context,
        )?;
    }
    let extracted = Extractor::new(&environment.extractor).extract(file.bytes, file.password);
    let Ok(extracted) = extracted else {
        add(
            "cannot_be_checked",
            text("place_file", &[]),
            None,
            String::new(),
        )?;
        return Ok(seen);
    };
    for place in places(&extracted) {
        let found = if place.is_raw {
            finder.find_exact(&place.text)
        } else {
            finder.find(&place.text)
        };
        for found in found {
            add(code(&found), place.label.clone(), place.page, found.context)?;
        }
    }
    for (label, page, found) in found_over_turns(&finder, &extracted) {
        add(code(&found), label, Some(page), found.context)?;
    }
    let unread = extracted.cannot_read_parts.iter();
    for unread in unread.filter(|unread| !(file.is_paper && is_council_mark(unread))) {
        add(
            "cannot_be_checked",
            unread.label.clone(),
            unread.page,
            String::new(),
        )?;
    }
    Ok(seen)
}

/// Tells whether a picture of a paper is the council's mark, which the office chose and saw.
///
/// Shape: the writer of papers draws that one picture and no other, on the first page.
fn is_council_mark(unread: &Unread) -> bool {
    unread.reason == UnreadReason::Picture && unread.page == Some(1)
}

struct Place {
    label: String,
    text: String,
    page: Option<u32>,
    /// Picked out of the file's bytes, where words stand beside others by accident.
    is_raw: bool,
}

fn places(extracted: &Extracted) -> Vec<Place> {
    let mut places = Vec::new();
    extracted.visit_parts(&mut |within, part| {
        places.push(Place {
            label: label_of(within, part.kind),
            text: part.text.clone(),
            page: part.page,
            is_raw: part.kind == PartKind::RawString,
        });
    });
    places
}

/// The name of a place: the files in which it lies, from the outermost, and the kind of its part.
fn label_of(within: &[&str], kind: PartKind) -> String {
    let kind = label("part_kind", &code_of_kind(kind));
    let within = within.iter().map(ToString::to_string);
    within.chain([kind]).collect::<Vec<_>>().join(": ")
}

/// What stands over the turn of a page, with its place and the number of the first of the two pages.
fn found_over_turns(finder: &Finder<'_>, extracted: &Extracted) -> Vec<(String, u32, Found)> {
    let mut texts: BTreeMap<String, BTreeMap<u32, String>> = BTreeMap::new();
    extracted.visit_parts(&mut |within, part| {
        if let (PartKind::Body, Some(page)) = (part.kind, part.page) {
            let pages = texts.entry(label_of(within, part.kind)).or_default();
            let text = pages.entry(page).or_default();
            text.push_str(&part.text);
            text.push('\n');
        }
    });
    let mut all = Vec::new();
    for (label, pages) in texts {
        let (numbers, pages): (Vec<u32>, Vec<String>) = pages.into_iter().unzip();
        let found = finder.find_over_turns(&pages).into_iter();
        all.extend(found.map(|(first, found)| (label.clone(), numbers[first], found)));
    }
    all
}

/// The code that a kind of part has in the message file.
pub(crate) fn code_of_kind(kind: PartKind) -> String {
    let mut snake = String::new();
    for letter in code_of(kind).chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn code(found: &Found) -> &'static str {
    if found.weight == Weight::NeedsALook {
        return "needs_a_look";
    }
    match found.kind {
        NeedleKind::Address => "withheld_address",
        NeedleKind::Postcode => "withheld_postcode",
        NeedleKind::School => "withheld_school",
        NeedleKind::Placement => "withheld_placement",
        NeedleKind::Phone => "withheld_phone",
        NeedleKind::Whereabouts => "withheld_whereabouts",
        NeedleKind::Passage => "left_out_passage",
    }
}

/// Pages of a finished paper that do not name whose copy it is.
///
/// Shape: `line` is what stands at the foot of every page. A file that cannot be read names no one,
/// and has its own finding.
/// Source: scenario E5.
pub(super) fn unnamed_pages(
    line: &str,
    bytes: &[u8],
    environment: &Environment,
) -> Result<Vec<Finding>, AppError> {
    let Ok(extracted) = Extractor::new(&environment.extractor).extract(bytes, None) else {
        return Ok(Vec::new());
    };
    let count = extracted.pages.unwrap_or_default();
    let pages: Vec<String> = (1..=count)
        .map(|page| {
            let of_page = extracted.parts.iter().filter(|p| p.page == Some(page));
            of_page
                .map(|p| p.text.as_str())
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect();
    pages_without(line, &pages)
        .into_iter()
        .map(|page| {
            Ok(Finding {
                id: EntryId(make_id(environment.clock.now())?),
                code: "reader_not_named".to_owned(),
                place: text("place_file", &[]),
                page: u32::try_from(page).ok(),
                words_sha256: String::new(),
                resolved_reason: String::new(),
                resolved_by: String::new(),
            })
        })
        .collect()
}

/// A finding in words, with what to do.
pub(crate) fn finding_view(finding: &Finding, context: &str) -> FindingView {
    FindingView {
        id: finding.id,
        label: text(&format!("finding_{}", finding.code), &[]),
        place: finding.place.clone(),
        page: finding.page,
        context: context.to_owned(),
        remedy: text(&format!("finding_{}_remedy", finding.code), &[]),
        resolved_reason: finding.resolved_reason.clone(),
    }
}

#[cfg(test)]
mod tests {
    use chairside_documents::check::needles;
    use chairside_domain::audience::Reader;
    use chairside_extract::{Attachment, Format, Part};

    use super::*;

    #[test]
    fn only_a_picture_beside_words_on_the_first_page_is_the_councils_mark() {
        let unread = |page, reason| Unread {
            label: String::new(),
            page,
            reason,
        };
        assert!(is_council_mark(&unread(Some(1), UnreadReason::Picture)));
        assert!(!is_council_mark(&unread(Some(2), UnreadReason::Picture)));
        assert!(!is_council_mark(&unread(None, UnreadReason::Picture)));
        for reason in [
            UnreadReason::PageWithoutText,
            UnreadReason::UnmappedGlyphs,
            UnreadReason::Damaged,
        ] {
            assert!(!is_council_mark(&unread(Some(1), reason)));
        }
    }

    #[test]
    fn a_passage_parted_by_the_turn_of_a_page_is_found_on_the_first_page_of_its_file() {
        let page = |number, kind, words: &str| Part {
            kind,
            label: String::new(),
            text: words.to_owned(),
            page: Some(number),
        };
        let file = |parts, attachments| Extracted {
            format: Format::Pdf,
            parts,
            has_text: true,
            pages: Some(5),
            attachments,
            cannot_read_parts: Vec::new(),
        };
        let report = Attachment {
            name: "report.pdf".to_owned(),
            content: Ok(file(
                vec![
                    page(4, PartKind::Body, "He was seen at the gate"),
                    page(5, PartKind::Body, "of the school on 2 July."),
                ],
                Vec::new(),
            )),
        };
        let whole = file(
            vec![
                page(2, PartKind::Body, "He was seen at the gate"),
                page(2, PartKind::Annotation, "Mr Whitcombe"),
                page(3, PartKind::Body, "of the school on 2 July."),
            ],
            vec![report],
        );
        let reader = Reader {
            person: PersonId(uuid::Uuid::from_u128(7)),
            stands_with: Vec::new(),
            is_professional: false,
            children: None,
        };
        let left_out = "He was seen at the gate of the school on 2 July.".to_owned();
        let wanted = needles(&[], &reader, &[left_out]);
        let found: Vec<(String, u32)> = found_over_turns(&Finder::of(&wanted), &whole)
            .into_iter()
            .map(|(label, page, _)| (label, page))
            .collect();
        let body = label_of(&[], PartKind::Body);
        assert_eq!(
            found,
            [(body.clone(), 2), (format!("report.pdf: {body}"), 4)]
        );
    }
}
