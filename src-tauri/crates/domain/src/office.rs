//! The office: who uses this vault, which procedures it follows, its name and its templates.

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::*;
use crate::minutes::MinutesSection;

codes! {
    /// The role in which a person acts. Every act records it.
    OfficeRole {
        /// Independent chair.
        Chair,
        /// Conference administrator.
        Administrator,
        /// Service manager.
        ServiceManager,
    }
}

record! {
    /// The office's record: one for each vault.
    Office {
        /// People of this vault.
        #[serde(default)]
        colleagues: Vec<Colleague>,
        /// Name printed at the head of papers.
        #[serde(default)]
        council_name: String,
        /// The council's mark, at the head of papers: a PNG in base 64, or empty.
        #[serde(default)]
        council_mark: String,
        /// The pack in use.
        #[serde(default)]
        pack: String,
        /// Rules that the service changed.
        #[serde(default)]
        rule_choices: Vec<RuleChoice>,
        /// Days on which the service is closed. They never move a statutory date.
        #[serde(default)]
        closure_days: Vec<NaiveDate>,
        /// A newer list of bank holidays that the service installed, as the text of its file, or
        /// empty.
        #[serde(default)]
        bank_holidays: String,
        /// The procedure packs that the service wrote, each as the text of its file.
        #[serde(default)]
        own_packs: Vec<String>,
        /// Earlier versions of those packs, under which conferences are still booked.
        #[serde(default)]
        earlier_packs: Vec<String>,
        /// The service's own agenda templates.
        #[serde(default)]
        agenda_templates: Vec<AgendaTemplate>,
        /// How complaints are made, printed in minutes and letters.
        #[serde(default)]
        complaints_text: String,
        /// Next number of a conference's reference.
        #[serde(default)]
        next_reference: u32,
        /// Letters before the year and number of a reference.
        #[serde(default)]
        reference_prefix: String,
    }
}

record! {
    /// A person who uses this vault.
    Colleague {
        /// Identity.
        id: PersonId,
        /// Name, in full.
        name: String,
        /// Roles that the person may act in.
        roles: Vec<OfficeRole>,
        /// Enrolled at.
        enrolled_at: DateTime<Utc>,
    }
}

record! {
    /// A rule that the service set, made stricter, or adopted.
    RuleChoice {
        /// Identity.
        id: EntryId,
        /// Rule id.
        rule: String,
        /// New count, in the rule's unit; empty for adoption as it stands.
        #[serde(default)]
        count: Option<i32>,
        /// Unit fixed by the service, where the rule's wording is ambiguous.
        #[serde(default)]
        unit: String,
        /// Reason.
        reason: String,
        /// Who decided, by name.
        decided_by: String,
        /// Decided on.
        decided_on: NaiveDate,
    }
}

record! {
    /// An agenda to start from.
    AgendaTemplate {
        /// Identity.
        id: EntryId,
        /// Its name.
        name: String,
        /// Items, in order.
        items: Vec<AgendaTemplateItem>,
    }
}

record! {
    /// An item of a template.
    AgendaTemplateItem {
        /// Identity.
        id: EntryId,
        /// Heading.
        heading: String,
        /// Section of the minutes.
        section: MinutesSection,
        /// Minutes allowed.
        #[serde(default)]
        minutes_allowed: Option<u16>,
        /// What the chair wants to remember.
        #[serde(default)]
        guidance: String,
    }
}
