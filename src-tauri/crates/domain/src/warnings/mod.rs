//! Warnings: what a chair should see, with the number of the census rule where there is one.
//!
//! A warning never forbids. A chair may know better than the census and goes on with a reason.

mod census;
mod children;
mod days;
mod family;
mod people;
mod reports;

use chrono::NaiveDate;

use crate::calendar::BankHolidays;
use crate::conference::Conference;
use crate::family::Family;
use crate::ids::PersonId;
use crate::pack::{EffectiveRules, ProcedurePack};

pub use days::{warning_about_limit, warnings_about_day};
pub use family::family_warnings;

codes! {
    /// A warning.
    WarningCode {
        /// The conference is on a Saturday.
        OnSaturday,
        /// The conference is on a Sunday.
        OnSunday,
        /// The conference is on a bank holiday.
        OnHoliday,
        /// The service is closed on the day of the conference.
        OnClosureDay,
        /// The conference is after a child's limit.
        AfterLimit,
        /// Why it is after the limit is not recorded.
        DelayReason,
        /// Which manager agreed the delay is not recorded.
        DelayAgreedByManager,
        /// That the chair agreed the delay is not recorded.
        DelayAgreedByChair,
        /// How the child is kept safe until a late conference is not recorded.
        DelayInterimProtection,
        /// The limit of an initial conference is on a weekend.
        LimitOnWeekend,
        /// A date is due on a day on which the service is closed.
        DueWhileClosed,
        /// The last bookable day is one on which the service is closed.
        LatestBookableWhileClosed,
        /// The service is closed inside a count, so there is less time than it says.
        ClosedInsideTheCount,
        /// The list of bank holidays ends soon.
        CalendarRunsOut,
        /// A request to exclude a person came with less notice than the pack asks for.
        ExclusionShortNotice,
        /// The evidence for an exclusion is not recorded.
        ExclusionEvidence,
        /// Who asked for an exclusion is not recorded.
        ExclusionRequestedBy,
        /// When an exclusion was asked for is not recorded.
        ExclusionRequestedOn,
        /// Who decided an exclusion is not recorded.
        ExclusionDecidedBy,
        /// By when an excluded person is told the outcome is not recorded.
        ExclusionInformedDue,
        /// A judgement of quorum has no reasons.
        QuorumReasons,
        /// The conference goes on below the floor without one of the pack's grounds.
        QuorumGround,
        /// The conference goes on below the floor without interim protection.
        QuorumInterimProtection,
        /// The conference was adjourned without a new date.
        QuorumNewDate,
        /// A second meeting in a row that is not quorate.
        SecondInquorate,
        /// A report is late or overdue.
        ReportLate,
        /// A report was not shared with a parent beforehand.
        ReportNotShared,
        /// A report has no recommendation on the threshold, and the pack asks for one.
        ReportThresholdMissing,
        /// A report gives a view on the threshold, and the pack forbids it.
        ReportThresholdNotAllowed,
        /// Nobody recorded whether a report gives a view on the threshold.
        ReportThresholdNotLookedAt,
        /// Somebody who cannot come sent no report.
        ApologyReport,
        /// Somebody who cannot come sent no deputy.
        ApologyDeputy,
        /// A plan does not start on the day of its conference.
        PlanNotOnConference,
        /// A plan starts and ends on one day.
        PlanEndsOnItsFirstDay,
        /// A child has more than one open plan.
        TwoOpenPlans,
        /// A review is not after the start of the plan.
        ReviewNotAfterPlan,
        /// A child has both a date of birth and an expected date, or neither.
        BirthDates,
        /// The sex of an unborn child is recorded.
        UnbornSex,
        /// Child-in-need support runs beside an open plan.
        ChildInNeedBesidePlan,
        /// An initial category is not one that the return knows.
        InitialCategoryUnknown,
        /// A latest category is not one that the return knows.
        LatestCategoryUnknown,
        /// A review is booked for a child who needs none: eighteen, died or left by then.
        ReviewNotNeeded,
        /// A child died: papers wait for a person to look at them.
        PapersAfterDeath,
        /// The child death review is not noted.
        DeathReviewNotNoted,
        /// A child has a plan and is looked after: the review is asked to decide.
        DualStatus,
        /// A plan still runs although the conference decided that it ends.
        PlanNotEnded,
        /// A stay counts as a move for good: a transfer-in conference is asked for.
        StayForGood,
        /// The first review ends the plan, which the pack calls unusual.
        EndsAtFirstReview,
        /// A kind of conference does not fit the child's record.
        KindDoesNotFit,
        /// An assessment ran past its limit without a recorded reason.
        AssessmentDelayReason,
        /// An emergency protection order has no recorded expiry.
        OrderExpiryNotRecorded,
        /// No strategy discussion is recorded as having initiated section 47.
        NoInitiatingDiscussion,
        /// A file was sent and its receipt did not come.
        FileReceiptMissing,
        /// A transferred file does not list every enclosed record by title and date.
        FileContentsMissing,
    }
}
code_text!(WarningCode);

/// A fact of a warning, to be put into words elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningFact {
    /// A day.
    Day(NaiveDate),
    /// A number of working days.
    WorkingDays(u32),
    /// A number of calendar days.
    Days(u32),
    /// Words as they stand in the record or the pack.
    Words(String),
    /// A code, to be looked up.
    Code(String),
}

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What it is.
    pub code: WarningCode,
    /// Number of the rule in the statutory return; empty where there is none.
    pub rule: String,
    /// The child or other person it is about, if it is about one.
    pub person: Option<PersonId>,
    /// Facts by name, for the sentence.
    pub facts: Vec<(&'static str, WarningFact)>,
}

impl Warning {
    pub(crate) fn new(code: WarningCode) -> Self {
        Self {
            code,
            rule: String::new(),
            person: None,
            facts: Vec::new(),
        }
    }

    pub(crate) fn about(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    pub(crate) fn with(mut self, name: &'static str, fact: WarningFact) -> Self {
        self.facts.push((name, fact));
        self
    }

    /// Names the census rule behind a check, where the pack lists one.
    pub(crate) fn by_rule(mut self, rule: String) -> Self {
        self.rule = rule;
        self
    }

    /// The fact with a name.
    pub fn fact(&self, name: &str) -> Option<&WarningFact> {
        let found = self.facts.iter().find(|(known, _)| *known == name);
        found.map(|(_, fact)| fact)
    }
}

/// What warnings are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The pack.
    pub pack: &'a ProcedurePack,
    /// The service's rules.
    pub rules: &'a EffectiveRules,
    /// The bank holidays.
    pub holidays: &'a BankHolidays,
    /// Days on which the service is closed. They move no date.
    pub closure_days: &'a [NaiveDate],
    /// Today.
    pub today: NaiveDate,
    /// The meeting before this one about the same children, if there was one.
    pub previous: Option<&'a Conference>,
}

impl Known<'_> {
    /// The number of a census rule, empty where the pack has no such check.
    pub(crate) fn census_rule(&self, check: &str) -> String {
        let checks = self.pack.census.iter().flat_map(|census| &census.checks);
        checks
            .into_iter()
            .find(|known| known.check == check)
            .map(|known| known.rule.clone())
            .unwrap_or_default()
    }
}

/// Every warning about a conference that holds now, in the order of the work.
///
/// Source: procedure section 7 and the pack's `census` table.
pub fn warnings(conference: &Conference, family: &Family, known: &Known<'_>) -> Vec<Warning> {
    let mut found = days::day_warnings(conference, known);
    found.extend(days::limit_warnings(conference, family, known));
    found.extend(reports::report_warnings(conference, family, known));
    found.extend(people::people_warnings(conference, known));
    found.extend(census::census_warnings(conference, family, known));
    found.extend(children::child_warnings(conference, family, known));
    found
}
