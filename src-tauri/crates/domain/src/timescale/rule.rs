//! What a timescale rule is: the question it answers, its limits, where it comes from.

use chrono::NaiveDate;

use super::Amount;
use crate::calendar::CalendarId;
use crate::pack::PackId;

codes! {
    /// The question that a rule answers. One question has one name in every pack.
    RuleId {
        /// Strategy discussion after concerns are identified.
        StrategyFromConcern,
        /// Initial conference after the strategy discussion that started section 47.
        IcpcFromStrategy,
        /// Conference for a child who moved here with a plan.
        IcpcTransferIn,
        /// Conference about an unborn child.
        IcpcUnborn,
        /// New date after an inquorate conference.
        IcpcReconvene,
        /// Assessment.
        Assessment,
        /// Scotland: child protection planning meeting.
        Cppm,
        /// Scotland: planning meeting about an unborn child.
        CppmUnborn,
        /// Scotland: new date after an inquorate planning meeting.
        CppmReconvene,
        /// Scotland: notice of a planning meeting.
        CppmNotice,
        /// Invitations to a review.
        InviteReview,
        /// List of people to invite to a review.
        InviteReviewList,
        /// Agency reports for an initial conference.
        ReportInitial,
        /// Agency reports for a review.
        ReportReview,
        /// Bundle of agency reports for practitioners.
        ReportBundle,
        /// Request to exclude a person.
        ExclusionRequest,
        /// Decision letter.
        DecisionLetter,
        /// Summary of the decision with the outline plan.
        DecisionSummary,
        /// Full record.
        FullRecord,
        /// Corrections to the record.
        Amendments,
        /// Formal dissent.
        FormalDissent,
        /// Written complaint by a parent.
        ComplaintWritten,
        /// Chair's reply to a complaint.
        ComplaintReply,
        /// First core group.
        CoreGroupFirst,
        /// Next core group.
        CoreGroupNext,
        /// Record of a core group.
        CoreGroupRecord,
        /// Report of a significant change to the chair.
        CgSignificantChange,
        /// First review.
        ReviewFirst,
        /// Next review.
        ReviewNext,
        /// Review after a birth with a pre-birth plan.
        ReviewPostBirth,
        /// Scotland: meeting after a name comes off the register.
        PostRegistration,
        /// Review of a child in need plan.
        CinReview,
        /// Notice that a child with a plan became looked after.
        DualStatusNotice,
        /// Review of a child who became looked after.
        LookedAfterReview,
        /// Action when a child's whereabouts are unknown.
        WhereaboutsUnknown,
        /// End of police protection.
        PoliceProtection,
        /// Expiry of an emergency protection order.
        Epo,
        /// Transfer of the school's child protection file.
        FileTransfer,
        /// Receipt for a transferred file.
        FileTransferReceipt,
        /// Written information about a child who moves.
        TransferInfo,
        /// Eighteenth birthday.
        EighteenthBirthday,
    }
}
code_text!(RuleId);

impl RuleId {
    /// Tells whether it is a time in which somebody may ask for something. When it has passed it is
    /// over, and nobody is late.
    pub fn is_window(self) -> bool {
        matches!(
            self,
            Self::ExclusionRequest
                | Self::Amendments
                | Self::FormalDissent
                | Self::ComplaintWritten
        )
    }
}

codes! {
    /// What a count runs from, or runs back from.
    TriggerKind {
        /// Concerns identified.
        ConcernIdentified,
        /// Strategy discussion that initiated section 47 enquiries.
        StrategyInitiatingSection47,
        /// Written notification of a child who moved here with a plan.
        WrittenNotification,
        /// Referral received.
        Referral,
        /// Section 47 enquiries, or in Scotland the investigation, started.
        EnquiriesStarted,
        /// Scotland: an inter-agency referral discussion decides on an investigation.
        InvestigationDecided,
        /// Inquorate conference.
        InquorateConference,
        /// Conference of any kind: its day.
        Conference,
        /// Initial conference.
        InitialConference,
        /// Review conference.
        ReviewConference,
        /// End of the conference.
        ConferenceEnd,
        /// Receipt of the record by one recipient.
        RecordReceived,
        /// Receipt of a complaint.
        ComplaintReceived,
        /// First core group, on the day that was fixed for it.
        FirstCoreGroup,
        /// Previous core group.
        PreviousCoreGroup,
        /// Next core group.
        NextCoreGroup,
        /// Change identified.
        ChangeIdentified,
        /// Previous review, on the day on which it was held.
        PreviousReview,
        /// Removal from the register.
        RemovedFromRegister,
        /// Birth.
        Birth,
        /// Expected date of birth.
        ExpectedBirth,
        /// Child in need plan, or its last review.
        ChildInNeedPlan,
        /// Child became looked after.
        BecameLookedAfter,
        /// Whereabouts lost.
        WhereaboutsLost,
        /// Taken into police protection.
        PoliceProtectionBegan,
        /// Court order made.
        OrderMade,
        /// Expiry that the court stated.
        CourtStatedExpiry,
        /// Change of school.
        SchoolChanged,
        /// File sent.
        FileSent,
        /// Move notified.
        MoveNotified,
    }
}
code_text!(TriggerKind);

codes! {
    /// Which way a limit counts.
    Direction {
        /// By the end of the count after the trigger.
        Within,
        /// No later than the count before the trigger.
        AtLeastBefore,
    }
}

record! {
    /// One limit of a rule: so much, in this direction, from this trigger.
    Limit {
        /// Name of the reading: the unit, or what the pack calls it.
        reading: String,
        /// What it counts from, or back from.
        trigger: TriggerKind,
        /// Which way.
        direction: Direction,
        /// How much.
        amount: Amount,
        /// Where this limit comes from, when not from the source of the rule.
        #[serde(default)]
        source: Option<Source>,
    }
}

codes! {
    /// How the limits of a rule that has several stand to each other.
    LimitsAre {
        /// There is one limit.
        Single,
        /// One wording that can be read in several ways. The earliest is used until the
        /// service fixes it.
        Readings,
        /// Each binds. The earliest is used.
        AllBinding,
    }
}

codes! {
    /// What stands behind a rule.
    Force {
        /// An Act of Parliament.
        Act,
        /// Statutory or national guidance.
        StatutoryGuidance,
        /// Local procedure.
        LocalProcedure,
        /// An example of what some area does.
        Example,
    }
}

codes! {
    /// How a rule's wording is known.
    SourceState {
        /// Read in the source.
        ReadInSource,
        /// Quoted by another document.
        QuotedSecondHand,
        /// Not verified.
        Unverified,
    }
}

record! {
    /// Where a rule comes from.
    Source {
        /// Document.
        document: String,
        /// Paragraph, page or key in it.
        #[serde(default)]
        paragraph: String,
        /// Address, empty where none is known.
        #[serde(default)]
        address: String,
        /// Day on which it was read.
        read_on: NaiveDate,
    }
}

/// On whose word a rule is used. Shown beside every date that the rule gives.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// The Act or the national guidance, as the pack has it.
    National,
    /// The service's own pack has it.
    ServicePack,
    /// An example that the area has not confirmed and the service has not adopted.
    ExampleNotConfirmed {
        /// Day on which the example was read.
        read_on: NaiveDate,
    },
    /// Adopted as it stands by a named person of the service.
    Adopted {
        /// Who.
        by: String,
        /// When.
        on: NaiveDate,
    },
    /// Set by the service.
    SetByService {
        /// Who.
        by: String,
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
        /// True when the service allows more time than the pack does.
        is_looser: bool,
        /// The limits that the pack has for this question.
        pack_limits: Vec<Limit>,
    },
}

record! {
    /// A timescale rule as it applies: one question, its limits, and where they come from.
    ///
    /// Shape: `limits` is never empty; more than one limit only with
    /// [`LimitsAre::Readings`] or [`LimitsAre::AllBinding`].
    TimescaleRule {
        /// The question.
        id: RuleId,
        /// The question in words.
        title: String,
        /// The pack that the rule stands in.
        pack: PackId,
        /// Version of that pack.
        pack_version: String,
        /// The holidays that its working days leave out.
        calendar: CalendarId,
        /// What the first date that is asked for is.
        trigger: TriggerKind,
        /// The limits.
        limits: Vec<Limit>,
        /// How several limits stand to each other.
        limits_are: LimitsAre,
        /// What stands behind it.
        force: Force,
        /// How its wording is known.
        state: SourceState,
        /// Where it comes from, as shown beside dates.
        source: Source,
        /// Where else it was read.
        #[serde(default)]
        further_sources: Vec<Source>,
        /// True when a meeting has to fall inside the limit, so that there is a last day that
        /// can be booked.
        is_ended_by_meeting: bool,
        /// Kinds of conference it is for; empty for all.
        #[serde(default)]
        kinds: Vec<crate::conference::ConferenceKind>,
        /// What a person should know about it, in words.
        #[serde(default)]
        note: String,
        /// On whose word it is used.
        standing: Standing,
    }
}

impl TimescaleRule {
    /// Tells whether the wording can be read in several ways and the service has not fixed one.
    pub fn is_ambiguous(&self) -> bool {
        self.limits_are == LimitsAre::Readings
    }

    /// The triggers that may be given besides the first, each once.
    pub fn other_triggers(&self) -> Vec<TriggerKind> {
        let mut others: Vec<TriggerKind> = Vec::new();
        for limit in &self.limits {
            if limit.trigger != self.trigger && !others.contains(&limit.trigger) {
                others.push(limit.trigger);
            }
        }
        others
    }
}
