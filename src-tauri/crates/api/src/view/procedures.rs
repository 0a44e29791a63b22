//! What the procedures that a conference follows say besides dates, in words.

use chairside_domain::conference::{Conference, PackVersion};
use chairside_domain::meeting::ExclusionGround;
use chairside_domain::pack::{ExclusionPolicy, ProcedurePack};

use crate::contract::{CodeLabel, OtherProcedures, ProceduresView};
use crate::messages::{label, text};
use crate::rules::RulesInForce;
use crate::view::people::code_of;
use crate::words::and_list;

/// The procedures of a conference. `now` are those that the service works by.
pub(super) fn procedures_view(
    conference: &Conference,
    in_force: &RulesInForce<'_>,
    now: &RulesInForce<'_>,
) -> ProceduresView {
    let pack = in_force.pack;
    let exclusion = pack.exclusion.as_ref();
    let reports = pack.reports.as_ref();
    let noted = |note: &str, keys: &[String]| match note.trim() {
        "" => String::new(),
        note => text(
            "note_with_source",
            &[("note", note), ("source", &sources(pack, keys))],
        ),
    };
    ProceduresView {
        title: title(pack),
        caution: version_caution(conference, pack),
        now: other_procedures(in_force, now),
        exclusion_grounds: grounds(exclusion),
        exclusion_note: exclusion
            .map(|policy| noted(&policy.note, &policy.sources))
            .unwrap_or_default(),
        report_contents: reports
            .map(|policy| policy.contents.iter().map(|c| c.name.clone()).collect())
            .unwrap_or_default(),
        report_note: reports
            .map(|policy| noted(&policy.note, &policy.sources))
            .unwrap_or_default(),
        formal_dissent: pack
            .dissent
            .as_ref()
            .map(|policy| noted(&policy.formal_process, &policy.sources))
            .unwrap_or_default(),
        ending_notice: pack
            .ending
            .as_ref()
            .map(|policy| noted(&policy.notice, &policy.sources))
            .unwrap_or_default(),
    }
}

/// The documents that a table of a pack rests on, in words.
pub(super) fn sources(pack: &ProcedurePack, keys: &[String]) -> String {
    let documents: Vec<String> = keys
        .iter()
        .filter_map(|key| pack.source(key))
        .map(|source| source.document.clone())
        .collect();
    and_list(&documents)
}

fn title(pack: &ProcedurePack) -> String {
    text(
        "pack_and_version",
        &[("pack", &pack.title), ("version", &pack.version)],
    )
}

fn version_caution(conference: &Conference, pack: &ProcedurePack) -> String {
    let booked = &conference.procedure_pack;
    if booked.pack == pack.id.to_string() && booked.version == pack.version {
        return String::new();
    }
    let booked_under = text(
        "pack_and_version",
        &[("pack", &booked.pack), ("version", &booked.version)],
    );
    text(
        "procedures_other_version",
        &[("booked", &booked_under), ("used", &title(pack))],
    )
}

fn other_procedures(
    in_force: &RulesInForce<'_>,
    now: &RulesInForce<'_>,
) -> Option<OtherProcedures> {
    let (used, offered) = (in_force.pack, now.pack);
    if used.id == offered.id && used.version == offered.version {
        return None;
    }
    Some(OtherProcedures {
        value: PackVersion {
            pack: offered.id.to_string(),
            version: offered.version.clone(),
            calendar: now.holidays.version().to_owned(),
        },
        title: title(offered),
    })
}

/// Every ground, those that the pack names first and in its words.
fn grounds(policy: Option<&ExclusionPolicy>) -> Vec<CodeLabel> {
    let named = || policy.into_iter().flat_map(|policy| &policy.grounds);
    let of_pack = named().map(|named| CodeLabel {
        code: code_of(named.ground),
        label: named.name.clone(),
    });
    let others = ExclusionGround::ALL
        .iter()
        .filter(|ground| named().all(|named| named.ground != **ground))
        .map(|ground| CodeLabel {
            code: code_of(ground),
            label: label("exclusion_ground", &code_of(ground)),
        });
    of_pack.chain(others).collect()
}
