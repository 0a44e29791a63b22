//! The one change with which every record of a kind begins.
//!
//! It makes every container of the record itself, so that two devices write into the same ones.
//! It is the same bytes everywhere. What is listed here is never edited after release; a
//! container added later is made by a further step of the same fixed actor, which a record from
//! an older version takes over when it is opened.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, AutomergeError, ObjType, ROOT};

use super::RecordKind;

/// Where accepted joined texts are kept, by text.
pub(crate) const ACCEPTED: &str = "_accepted";

const FAMILY: &[(&str, ObjType)] = &[
    (ACCEPTED, ObjType::Map),
    ("children[]", ObjType::Map),
    ("adults[]", ObjType::Map),
    ("relationships[]", ObjType::Map),
    ("suppressions[]", ObjType::Map),
    ("concerns[]", ObjType::Map),
    ("strategy_discussions[]", ObjType::Map),
    ("section47_enquiries[]", ObjType::Map),
    ("plans[]", ObjType::Map),
    ("emergency_powers[]", ObjType::Map),
    ("complaints[]", ObjType::Map),
    ("escalations[]", ObjType::Map),
    ("file_transfers[]", ObjType::Map),
];

const CONFERENCE: &[(&str, ObjType)] = &[
    (ACCEPTED, ObjType::Map),
    ("joining_details", ObjType::Text),
    ("recording_request", ObjType::Text),
    ("pre_meeting", ObjType::Text),
    ("place_withheld_from{}", ObjType::Map),
    ("procedure_pack", ObjType::Map),
    ("room", ObjType::Map),
    ("subjects[]", ObjType::Map),
    ("participants[]", ObjType::Map),
    ("exclusions[]", ObjType::Map),
    ("reports[]", ObjType::Map),
    ("agenda[]", ObjType::Map),
    ("notes[]", ObjType::Map),
    ("quorum[]", ObjType::Map),
    ("views[]", ObjType::Map),
    ("decisions[]", ObjType::Map),
    ("dissents[]", ObjType::Map),
    ("danger_statements[]", ObjType::Map),
    ("scales[]", ObjType::Map),
    ("outline_plans[]", ObjType::Map),
    ("minutes[]", ObjType::Map),
    ("amendment_requests[]", ObjType::Map),
    ("copies[]", ObjType::Map),
    ("overrides[]", ObjType::Map),
];

/// Containers of a conference that came after the first ones.
const CONFERENCE_LATER: &[(&str, ObjType)] = &[("incidents[]", ObjType::Map)];

const OFFICE: &[(&str, ObjType)] = &[
    (ACCEPTED, ObjType::Map),
    ("complaints_text", ObjType::Text),
    ("closure_days{}", ObjType::Map),
    ("colleagues[]", ObjType::Map),
    ("rule_choices[]", ObjType::Map),
    ("agenda_templates[]", ObjType::Map),
];

/// A new document with its fixed containers, and a random actor for what follows.
pub(crate) fn genesis(kind: RecordKind) -> Result<Automerge, AutomergeError> {
    let none: &[(&str, ObjType)] = &[];
    let (actor, steps) = match kind {
        RecordKind::Family => (*b"chairside family", [FAMILY, none]),
        RecordKind::Conference => (*b"chairside confer", [CONFERENCE, CONFERENCE_LATER]),
        RecordKind::Office => (*b"chairside office", [OFFICE, none]),
    };
    let mut document = Automerge::new().with_actor(ActorId::from(actor));
    for containers in steps.into_iter().filter(|step| !step.is_empty()) {
        let mut transaction = document.transaction();
        for (key, object) in containers {
            transaction.put_object(ROOT, *key, *object)?;
        }
        transaction.commit_with(CommitOptions::default().with_time(0));
    }
    document.set_actor(ActorId::random());
    Ok(document)
}
