//! One conference, one family and one office in which every field says something.

use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::office::Office;
use serde_json::json;

use super::support::{uuid, value};

const AT: &str = "2026-03-02T09:30:07Z";

/// Everything that can be recorded about a conference, as the chair recorded it at second 7.
pub fn conference() -> Conference {
    let chair = "Oyelaran Bright";
    let audience =
        json!({ "kind": "exclude_persons", "persons": [uuid(21)], "reason": "Her address" });
    let all = json!({ "kind": "all" });
    value(json!({
        "id": uuid(1), "family": uuid(2), "reference": "CP/2026/0001", "state": "closed",
        "held_on": "2026-03-02", "starts_at": "09:30:00", "ends_at": "11:30:00",
        "opened_at": AT, "closed_at": AT, "place": "Room 2, Castle Street", "joining_details": "Dial in",
        "travel": "Bus 4",
        "place_withheld_from": [uuid(22), uuid(21)], "mode": "hybrid", "strategy_discussion": uuid(3),
        "procedure_pack": { "pack": "england", "version": "1", "calendar": "1" },
        "subjects": [{
            "child": uuid(11), "kind": "initial", "written_notice_on": "2026-02-01", "call_on": "2026-01-31",
            "previous_held_on": "2025-12-01", "continued_in": uuid(2), "is_first_review": true, "delay_reason": "Snow",
            "delay_agreed_by_manager": "Ife Lund", "delay_agreed_by_chair": chair,
            "interim_protection": "Visits each day", "participation": "pn5", "child_receives": "record", "letter_words": "We heard you.",
        }],
        "participants": [{
            "id": uuid(21), "name": "Zuzanna Pike", "initials": "zp", "role": "parent", "agency": "Family",
            "discipline": "family", "post": "Mother", "email": "zp@example.org", "has_direct_contact": true,
            "invitation": { "sent_at": AT, "method": "post", "reply": "coming", "sends_report": true },
            "supports": uuid(22), "deputy_for": uuid(23),
            "presence": [{ "id": uuid(31), "from": "09:30:00", "until": "11:20:00", "kind": "video" }],
            "absence_reason": "Late bus", "recipient_reason": "Asked for", "no_minutes_reason": "None", "language": "welsh",
        }],
        "exclusions": [{
            "id": uuid(32), "person": uuid(22), "from": "10:00:00", "until": "10:30:00", "ground": "behaviour",
            "evidence": "Shouted", "requested_by": "Ife Lund", "requested_on": "2026-02-27", "decided_by": chair,
            "decided_at": AT, "views_obtained_how": "By letter", "informed_by": "Ife Lund",
            "informed_due_on": "2026-03-03", "wording_for_copy": "A part was held without you",
        }],
        "reports": [{
            "id": uuid(33), "agency": "School", "author": uuid(23), "author_name": "Ola Finch",
            "discipline": "education", "covers_children": [uuid(11)], "requested_on": "2026-02-20",
            "state": "received", "received_at": AT, "is_tabled": true, "late_report": "set_aside", "is_verbal": false,
            "attachment": "ab12", "file_name": "report.docx", "media_type": "application/x", "size_bytes": 5120,
            "text_state": "readable",
            "sharing": [{
                "id": uuid(34), "person": uuid(21), "shared_on": "2026-03-01", "how": "Read together",
                "shared_by": "Ife Lund", "withheld_reason": "No", "decided_by": chair,
            }],
            "not_shared_beforehand": true, "gives_threshold_view": true, "withheld_from": [uuid(22)],
            "summary": "Often absent",
        }],
        "agenda": [
            { "id": uuid(35), "heading": "Welcome", "section": "purpose", "minutes_allowed": 5,
              "began_at": "09:30:00", "ended_at": "09:40:00", "audience": all, "guidance": "Names" },
            { "id": uuid(36), "heading": "Reports", "section": "reports", "minutes_allowed": 30,
              "began_at": "09:40:00", "ended_at": "11:20:00", "audience": audience, "guidance": "" },
        ],
        "notes": [{
            "id": uuid(37), "item": uuid(36), "at": "09:50:00", "speaker": uuid(21), "words_of": uuid(11),
            "mark": "own_words", "text": "I want to go home.", "first_wording": null, "child_scope": [uuid(11)],
            "audience": audience, "is_shared_on_display": true, "action_owner": uuid(23), "action_by": "2026-03-09",
        }],
        "room": { "current_item": null, "current_speaker": null },
        "quorum": [{
            "id": uuid(38), "at": AT, "agencies_present": ["health", "education"], "counted_rule": "england/quorum",
            "is_floor_met": false, "decision": "inquorate_proceed", "ground": "urgent", "reasons": "Cannot wait",
            "interim_protection": "None", "reconvene_on": "2026-03-12",
        }],
        "views": [{
            "id": uuid(39), "child": uuid(11), "agency": "School", "person": uuid(23), "view": "met",
            "category": "NEG", "basis": "present", "reasons": "Hungry",
        }],
        "decisions": [{
            "id": uuid(40), "child": uuid(11), "outcome": "end", "categories": ["PHY", "NEG"], "reasons": "As said",
            "category_change_reason": "New injury", "decided_by": chair, "decided_at": AT, "follow_up": "Early help",
            "end_reason": "left_uk",
        }],
        "dissents": [{
            "id": uuid(41), "child": uuid(11), "agency": "School", "person": uuid(23), "formality": "formal",
            "words": "We do not agree", "at": AT, "follow_up": "Escalated",
        }],
        "danger_statements": [{ "id": uuid(42), "children": [uuid(11)], "statement": "Left alone", "goal": "Never alone" }],
        "scales": [{ "id": uuid(43), "person": uuid(23), "child": uuid(11), "score": 4, "at": AT }],
        "outline_plans": [{
            "child": uuid(11),
            "actions": [{
                "id": uuid(44), "what": "Visit weekly", "why": "To see", "owner": uuid(23), "owner_words": "School nurse",
                "by_when": "2026-03-16", "measure": "Seen", "audience": audience, "progress": "Begun",
            }],
            "contingency": "Call us", "contingency_audience": { "kind": "professionals_only", "reason": "Safety" },
            "assessments_needed": "Speech", "family_involvement": "Each meeting", "lead_practitioner": uuid(23),
            "core_group": [uuid(23), uuid(21)], "core_group_first_on": "2026-03-12", "review_on": "2026-06-01",
        }],
        "minutes": [{
            "id": uuid(45), "number": 1, "state": "draft",
            "blocks": [{
                "id": uuid(46), "section": "agency_information", "under": "School", "text": "Often absent",
                "words_of": uuid(11), "source_person": uuid(23), "source_note": uuid(37), "mark": "worry",
                "child_scope": [uuid(11)], "audience": audience, "also_for": [uuid(21)], "said_at": "09:50:00",
            }],
            "approved_at": null, "approved_by": "", "sha256": "", "heads": [], "signature": "",
            "attachment": null, "replaces": uuid(47), "change_reason": "A name",
        }],
        "amendment_requests": [{
            "id": uuid(48), "by": uuid(21), "version": uuid(45), "block": uuid(46), "text": "Not so", "at": AT,
            "response": "noted_not_agreed", "response_text": "Kept with the minutes",
        }],
        "copies": [{
            "id": uuid(49), "paper": "minutes", "recipient": uuid(21), "minutes_version": uuid(45), "number": 3,
            "pages": 14,
            "state": "receipted",
            "removed": [{ "id": uuid(50), "part": "block", "number": "3", "reason": "suppression", "suppression": uuid(51), "approved_by": chair }],
            "findings": [{ "id": uuid(52), "code": "address", "place": "Page 2", "page": 2, "resolved_reason": "A street elsewhere", "resolved_by": chair }],
            "has_place_marks": true, "has_watermark": true, "is_large_print": true, "prepared_by": chair, "prepared_at": AT, "checked_by": chair, "checked_at": AT,
            "sha256_before": "aa", "sha256_after": "bb", "attachment": "cc", "delivery": "1 Elm Row", "method": "by hand",
            "sent_at": AT, "sent_by": chair, "received_on": "2026-03-09", "received_noted_by": chair,
        }],
        "overrides": [{ "id": uuid(53), "code": "late_report", "child": uuid(11), "reason": "Read aloud", "by": chair, "at": AT }],
        "invite_list_asked_on": "2026-02-01", "report_bundle_sent_on": "2026-02-27", "recording_request": "Asked, refused", "pre_meeting": "Met at nine",
    }))
}

/// Everything that can be recorded about a family, as the chair recorded it at second 7.
pub fn family() -> Family {
    let setting = json!({ "name": "Elm School", "address": "3 Elm Row", "email_domain": "elm.example", "phone": "01632 960001" });
    value(json!({
        "id": uuid(2), "reference": "F-1",
        "children": [{
            "id": uuid(11), "given_names": "Ada", "surname": "Pike", "aliases": ["Addie", "A. P."], "status": "deceased",
            "born_on": "2020-01-05", "expected_on": null, "expected_on_before_birth": "2020-01-01",
            "died_on": "2026-01-01", "death_review_noted_on": "2026-01-02", "looked_after_from": "2025-01-01", "looked_after_until": "2025-11-30", "looked_after_told_on": "2025-01-02",
            "looked_after_reviewed_on": "2025-01-20",
            "left_uk_on": "2025-02-01",
            "stay": { "from": "2024-03-01", "expected_until": "2024-04-05", "is_for_good": false }, "sex": "female", "mother": uuid(21), "unborn_number": 2,
            "addresses": [{ "id": uuid(61), "text": "4 Elm Row", "from": "2020-01-05", "until": null }],
            "school": setting, "placement": setting, "gp": setting, "language": "Polish",
        }],
        "adults": [{
            "id": uuid(21), "title": "Ms", "given_names": "Zuzanna", "surname": "Pike", "aliases": ["Zuza"],
            "born_on": "1990-05-05", "addresses": [{ "id": uuid(62), "text": "4 Elm Row", "from": null, "until": "2026-01-01" }],
            "phones": ["01632 960002"], "emails": ["zp@example.org"], "interpreter_language": "Polish",
            "safety_notes": [{ "id": uuid(63), "text": "Call first", "source": "Police", "decided_by": "Ife Lund", "review_by": "2026-06-01" }],
        }],
        "relationships": [{ "id": uuid(64), "adult": uuid(21), "child": uuid(11), "kind": "mother", "parental_responsibility": "yes", "lives_with_child": true }],
        "suppressions": [{
            "id": uuid(65), "subject": uuid(21), "withheld_from": uuid(22), "field": "address", "words": ["4 Elm Row", "Elm"],
            "reason": "Refuge", "decided_by": "Oyelaran Bright", "decided_at": AT, "review_by": "2026-09-01",
            "state": "active", "lifted_reason": "",
        }],
        "concerns": [{
            "id": uuid(66), "children": [uuid(11)], "identified_on": "2026-02-01", "referral_received_on": "2026-02-02",
            "assessment_done_on": "2026-02-20", "assessment_delay_reason": "Away", "whereabouts_unknown_from": AT, "whereabouts_known_from": AT, "summary": "Bruise",
        }],
        "strategy_discussions": [{ "id": uuid(3), "held_on": "2026-02-10", "initiated_section47": true, "children": [uuid(11)], "agencies": ["Police", "Health"], "restricted_note": "Not for papers" }],
        "section47_enquiries": [{ "id": uuid(67), "children": [uuid(11)], "strategy_discussion": uuid(3), "started_on": "2026-02-10", "outcome": "conference_called", "conference_refused_reason": "None" }],
        "plans": [{
            "id": uuid(70), "child": uuid(11), "conference": uuid(1), "started_on": "2026-03-02",
            "initial_categories": ["NEG"], "latest_categories": ["PHY", "NEG"], "state": "follow_up",
            "ended_on": "2026-09-01", "end_reason": "moved_to_another_authority",
            "end_evidence": { "authority": "Northshire", "author": "Kit Moss", "dated_on": "2026-08-30", "document": "dd" },
            "transfer_conference_on": "2026-08-29",
            "follow_up": { "discussed_on": "2026-08-28", "support": "Early help", "review_by": "2026-12-01", "reviewed_on": "2026-11-20" },
            "core_groups": [{ "id": uuid(71), "held_on": "2026-03-12", "attended": [uuid(21)], "summary": "Agreed", "record_sent_at": AT, "next_on": "2026-04-20" }],
            "reviews": [{ "id": uuid(77), "conference": uuid(3), "held_on": "2026-05-30" }],
            "significant_changes": [{ "id": uuid(78), "identified_on": "2026-04-01", "summary": "Moved", "reported_on": "2026-04-02" }],
            "met_after_end_on": "2026-10-01",
        }],
        "emergency_powers": [{ "id": uuid(72), "kind": "police_protection", "children": [uuid(11)], "began_at": AT, "court_stated_expiry": AT, "ended_at": AT }],
        "complaints": [{ "id": uuid(73), "conference": uuid(1), "from": uuid(21), "written_on": "2026-03-10", "received_on": "2026-03-11", "text": "Too long", "reply": "Heard", "replied_on": "2026-03-20" }],
        "escalations": [{ "id": uuid(74), "agency": "School", "raised_on": "2026-03-05", "text": "No plan", "outcome": "Plan made", "ended_on": "2026-03-15" }],
        "file_transfers": [{
            "id": uuid(75), "child": uuid(11), "recipient": "Elm School", "method": "by hand", "school_changed_on": "2026-03-05", "sent_on": "2026-03-06",
            "enclosed": [{ "id": uuid(76), "title": "Chronology", "dated_on": "2026-01-01" }], "receipt_on": "2026-03-07", "receipt_by": "Ola Finch",
        }],
    }))
}

/// Everything that can be recorded about the office, as the chair recorded it at second 7.
pub fn office() -> Office {
    value(json!({
        "colleagues": [{ "id": uuid(9_001), "name": "Oyelaran Bright", "roles": ["chair", "administrator"], "enrolled_at": AT }],
        "council_name": "Northshire", "council_mark": "iVBORw0KGgo=", "pack": "england",
        "rule_choices": [{ "id": uuid(81), "rule": "icpc", "count": -2, "unit": "days", "reason": "Local", "decided_by": "Ife Lund", "decided_on": "2026-01-01" }],
        "closure_days": ["2026-12-24", "2026-12-29"],
        "agenda_templates": [{ "id": uuid(82), "name": "Ours", "items": [
            { "id": uuid(83), "heading": "Welcome", "section": "purpose", "minutes_allowed": 5, "guidance": "Names" },
            { "id": uuid(84), "heading": "Reports", "section": "reports", "minutes_allowed": null, "guidance": "" },
        ] }],
        "complaints_text": "Write to us", "next_reference": 12, "reference_prefix": "CP",
    }))
}
