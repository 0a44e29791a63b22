//! The council's mark: chosen from a file, at the head of every paper, taken off again.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chairside_api::*;
use chairside_domain::minutes::PaperKind;
use chairside_record::{OfficeAct, Patch};

use crate::family::MOTHER;
use crate::hand::person;
use crate::office::Office;
use crate::whole::approved;

const MARK: &[u8] = include_bytes!("../../../../../assets/icons/128x128.png");

fn choose(office: &Office, name: &str, bytes: &[u8]) -> Result<OfficeView, AppError> {
    let path = office.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_string_lossy().into_owned();
    office.app.choose_council_mark(ChooseCouncilMark { path })
}

fn act(office: &Office, act: OfficeAct) -> Result<OfficeView, AppError> {
    office.app.act_on_office(ActOnOffice { act })
}

fn has_picture(pdf: &[u8]) -> bool {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    document.objects.values().any(|object| {
        let kind = object.as_stream().map(|s| s.dict.get(b"Subtype"));
        matches!(kind, Ok(Ok(kind)) if kind.as_name().is_ok_and(|kind| kind == b"Image"))
    })
}

#[test]
fn a_copy_with_the_councils_mark_passes_its_check_and_goes_without_once_it_is_taken_off() {
    let office = Office::new("england");
    let conference = approved(&office);
    choose(&office, "mark.png", MARK).unwrap();
    let office = office.restarted();
    office.unlock().unwrap();
    let preview = || {
        let request = PreviewCopy {
            conference,
            paper: PaperKind::DecisionLetter,
            recipient: Some(person(MOTHER)),
        };
        office.app.preview_copy(request).unwrap()
    };
    let seen = preview();
    assert!(has_picture(&BASE64.decode(&seen.base64).unwrap()));
    assert!(
        seen.findings.is_empty(),
        "the office's own mark was seen when it was chosen"
    );
    act(&office, OfficeAct::TakeOffCouncilMark).unwrap();
    assert!(!has_picture(&BASE64.decode(&preview().base64).unwrap()));
}

#[test]
fn what_is_no_picture_never_becomes_the_councils_mark() {
    let office = Office::new("england");
    let refused = |answer: Result<OfficeView, AppError>| answer.unwrap_err().code;
    assert_eq!(
        refused(choose(&office, "a.png", b"GIF89a")),
        "picture_not_png"
    );
    assert_eq!(
        refused(choose(&office, "b.png", &MARK[..200])),
        "picture_damaged"
    );
    assert_eq!(
        refused(choose(&office, "c.png", &vec![0; 2_000_001])),
        "picture_too_large"
    );
    let words = OfficeAct::KeepCouncilMark {
        picture: "not base 64".to_owned(),
    };
    assert_eq!(refused(act(&office, words)), "picture_damaged");
    let fields = serde_json::json!({ "council_mark": BASE64.encode(MARK) });
    let change = Patch::new(fields.as_object().unwrap().clone());
    let around = OfficeAct::ChangeOffice { change };
    assert_eq!(refused(act(&office, around)), "picture_not_png");
    let view = office.app.office(Nothing {}).unwrap();
    assert!(view.office.council_mark.is_empty());
}
