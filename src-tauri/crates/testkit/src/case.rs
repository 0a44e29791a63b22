//! A whole case: family, conference, office and pack.

use chairside_domain::audience::{Reader, is_default_recipient};
use chairside_domain::conference::*;
use chairside_domain::family::Family;
use chairside_domain::ids::*;
use chairside_domain::minutes::MinutesVersion;
use chairside_domain::office::Office;
use chairside_domain::pack::{CategoryMode, ProcedurePack};
use uuid::Uuid;

use crate::clock::{at, conference_day, time};
use crate::people::*;
use crate::{family, meeting, outcome, packs, participants};

/// A family with its conference. Change a field to make the case that a test is about.
#[derive(Clone, Debug)]
pub struct Case {
    /// The family.
    pub family: Family,
    /// Its conference, held, closed and minuted.
    pub conference: Conference,
    /// The office.
    pub office: Office,
    /// The pack in use.
    pub pack: ProcedurePack,
}

impl Case {
    /// Three children with two fathers, in an area of this pack.
    ///
    /// The eldest has her father's surname and the youngest is not born. The mother's address,
    /// her telephone and the eldest's school are withheld from the eldest's father; the other
    /// father was out of the room from 10:20 to 10:50.
    pub fn three_children(pack: &str) -> Self {
        Self::three_children_under(packs::pack(pack))
    }

    /// The same case under a pack that is at hand.
    pub fn three_children_under(pack: ProcedurePack) -> Self {
        let mode = pack.categories.as_ref().map(|policy| policy.mode);
        let has_areas = mode == Some(CategoryMode::AreasOfConcern);
        let (neglect, emotional) = if has_areas {
            ("neglect", "emotional_abuse")
        } else {
            ("NEG", "EMO")
        };
        let version = outcome::minutes();
        let mut conference = conference(&pack);
        conference.decisions = outcome::decisions(neglect, emotional);
        conference.minutes = vec![version];
        Self {
            family: family::family(),
            conference,
            office: office(pack.id.clone().into()),
            pack,
        }
    }

    /// The newest version of the minutes.
    pub fn version(&self) -> &MinutesVersion {
        self.conference.latest_minutes().expect("minutes")
    }

    /// A participant as a reader.
    pub fn reader(&self, person: PersonId) -> Reader {
        let participant = self.conference.participant(person).expect("a participant");
        Reader::of(participant, &self.family)
    }

    /// All who get a copy of the minutes by default.
    pub fn readers(&self) -> Vec<Reader> {
        self.conference
            .participants
            .iter()
            .filter(|p| is_default_recipient(p))
            .map(|p| Reader::of(p, &self.family))
            .collect()
    }
}

fn office(pack: String) -> Office {
    Office {
        colleagues: Vec::new(),
        council_mark: String::new(),
        council_name: "Wexmoor Council. Children\u{2019}s Services".to_owned(),
        pack,
        rule_choices: Vec::new(),
        closure_days: Vec::new(),
        bank_holidays: String::new(),
        own_packs: Vec::new(),
        earlier_packs: Vec::new(),
        agenda_templates: Vec::new(),
        complaints_text: String::new(),
        next_reference: 418,
        reference_prefix: "WX".to_owned(),
    }
}

fn subject(child: PersonId, kind: ConferenceKind) -> ConferenceSubject {
    ConferenceSubject {
        child,
        kind,
        written_notice_on: None,
        call_on: None,
        previous_held_on: None,
        continued_in: None,
        is_first_review: false,
        delay_reason: String::new(),
        delay_agreed_by_manager: String::new(),
        delay_agreed_by_chair: String::new(),
        interim_protection: String::new(),
        participation: None,
        child_receives: ChildReceives::ChairToDecide,
        letter_words: if child == TEMPERANCE {
            "You told us that you want Mum to sleep at night so that you can. We heard you."
                .to_owned()
        } else {
            String::new()
        },
    }
}

fn conference(pack: &ProcedurePack) -> Conference {
    let pack_id: String = pack.id.clone().into();
    let subjects = [
        (TEMPERANCE, ConferenceKind::Initial),
        (KOFI, ConferenceKind::Initial),
        (UNBORN, ConferenceKind::PreBirth),
    ];
    Conference {
        id: ConferenceId(Uuid::from_u128(id(2))),
        family: FamilyId(Uuid::from_u128(id(1))),
        reference: "WX-2026-0417".to_owned(),
        state: ConferenceState::MinutesDrafted,
        held_on: Some(conference_day()),
        starts_at: Some(time(10, 0)),
        ends_at: Some(time(12, 0)),
        opened_at: Some(at(conference_day(), 10, 2)),
        closed_at: Some(at(conference_day(), 12, 4)),
        place: "Quenby Children\u{2019}s Centre, Garden Room".to_owned(),
        joining_details: "Video: meet.wexmoor.example, room 5512 0417".to_owned(),
        travel: "Bus 14 stops at the door. The way in is beside the library.".to_owned(),
        place_withheld_from: Vec::new(),
        mode: ConferenceMode::Hybrid,
        strategy_discussion: None,
        procedure_pack: family::pack_version(&pack_id, &pack.version),
        subjects: subjects.map(|(child, kind)| subject(child, kind)).to_vec(),
        participants: participants::participants(),
        exclusions: vec![participants::exclusion()],
        reports: meeting::reports(),
        agenda: meeting::agenda(),
        notes: meeting::notes(),
        room: Default::default(),
        quorum: vec![meeting::quorum()],
        views: outcome::views(),
        decisions: Vec::new(),
        dissents: outcome::dissents(),
        danger_statements: meeting::danger_statements(),
        scales: meeting::scales(),
        outline_plans: outcome::outline_plans(),
        minutes: Vec::new(),
        amendment_requests: Vec::new(),
        copies: Vec::new(),
        incidents: Vec::new(),
        overrides: Vec::new(),
        invite_list_asked_on: None,
        report_bundle_sent_on: None,
        recording_request: String::new(),
        pre_meeting: String::new(),
    }
}
