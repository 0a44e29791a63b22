//! Lists, one conference, acts, drafts, search.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use chairside_domain::attendance::TimeOut;
use chairside_domain::conference::{Conference, ConferenceKind, ConferenceMode, ConferenceState};
use chairside_domain::family::{
    Adult, Child, Family, Relationship, StrategyDiscussion, Suppression,
};
use chairside_domain::ids::*;
use chairside_domain::kinds::Measure;
use chairside_domain::meeting::PaperLanguage;
use chairside_record::{ConferenceAct, DraftTarget, FamilyAct};

use super::{EndReasonView, FamilyDeadlineView, ProceduresView, ProposedEndView};

shape_codes! {
    /// How a date stands.
    DeadlineState {
        /// Met.
        Done,
        /// In good time.
        InTime,
        /// Within the next working days.
        DueSoon,
        /// Passed.
        Late,
        /// Cannot be worked out yet.
        Unknown,
    }
    /// How pressing a gap or warning is.
    GapWeight {
        /// Stops a paper from being approved or sent, until filled or passed with a reason.
        Stops,
        /// To be done.
        Todo,
        /// To be looked at.
        Warns,
    }
}

shape! {
    /// A bank holiday skipped in a count.
    SkippedDayView {
        /// Day.
        date: NaiveDate,
        /// Name.
        name: String,
    }
    /// One reading of a rule whose wording is ambiguous.
    ReadingView {
        /// The reading, in words.
        reading: String,
        /// Its date.
        due: Option<NaiveDate>,
        /// This reading is the one used.
        is_used: bool,
    }
    /// A date with its rule and source. A date without them is never shown.
    DeadlineView {
        /// Rule id, for instance `icpc_from_strategy`.
        rule: String,
        /// What is due, in words.
        label: String,
        /// Child, if it is for one child.
        child: Option<PersonId>,
        /// Report, if it is for one report.
        report: Option<AgencyReportId>,
        /// The limit.
        due_on: Option<NaiveDate>,
        /// The limit as a moment, for hours.
        due_at: Option<DateTime<Utc>>,
        /// Last day on which a meeting can be booked.
        latest_bookable_on: Option<NaiveDate>,
        /// Bank holidays skipped.
        skipped: Vec<SkippedDayView>,
        /// The rule in words: "15 working days from the strategy discussion".
        rule_text: String,
        /// Source in words, with the day it was read.
        source: String,
        /// Force in words: Act, statutory guidance, local procedure, example.
        force: String,
        /// "Example read on …, not confirmed by the area", or empty.
        caution: String,
        /// What to know beside the date, as sentences: how it fell, what is not counted yet, what
        /// the pack says about the rule.
        notes: Vec<String>,
        /// Readings, where the wording is ambiguous.
        readings: Vec<ReadingView>,
        /// State.
        state: DeadlineState,
        /// "Day 13 of 15", "2 working days after the limit", "calendar does not cover this date".
        standing: String,
        /// The day it was met.
        done_on: Option<NaiveDate>,
    }
    /// Something missing, or something to look at, with the code of the rule.
    GapView {
        /// Code, used to go on past it.
        code: String,
        /// Child, if about one.
        child: Option<PersonId>,
        /// Weight.
        weight: GapWeight,
        /// What is missing, as a sentence.
        sentence: String,
        /// What to do, as a sentence.
        remedy: String,
        /// Screen on which it is filled: `people`, `reports`, `decision`, …
        screen: String,
        /// The chair can go on past it with a reason. Some things a paper cannot do without.
        may_be_passed: bool,
        /// The reason recorded for going on, or empty.
        passed_with: String,
    }

    /// A row of the list of conferences.
    ConferenceRow {
        /// Conference.
        id: ConferenceId,
        /// Reference.
        reference: String,
        /// Names of the children, as shown.
        title: String,
        /// Kinds, in words.
        kinds: String,
        /// State.
        state: ConferenceState,
        /// Chair.
        chair: String,
        /// Day.
        held_on: Option<NaiveDate>,
        /// Start.
        starts_at: Option<NaiveTime>,
        /// Reports in and asked for.
        reports_received: u32,
        /// Reports asked for.
        reports_requested: u32,
    }
    /// Which conferences to list.
    ListConferences {
        /// Words of a name or reference, without regard to accents or case.
        words: String,
        /// Only this state.
        state: Option<ConferenceState>,
        /// Leave out those that are final.
        is_open_only: bool,
    }
    /// The list.
    ConferenceList {
        /// Rows, by day.
        rows: Vec<ConferenceRow>,
        /// How many there are in all.
        total: u32,
        /// How many of them were held, and about how many children.
        held: Measure,
    }
    /// What needs the person today.
    TodayView {
        /// Today.
        today: NaiveDate,
        /// Conferences today and next, by time.
        conferences: Vec<ConferenceRow>,
        /// Late and due dates, late first.
        work: Vec<WorkItem>,
        /// Reports to chase.
        reports_to_chase: u32,
        /// Minutes to check.
        minutes_to_check: u32,
        /// Copies ready to send.
        copies_to_send: u32,
    }
    /// A date to act on.
    WorkItem {
        /// Conference.
        conference: ConferenceId,
        /// Its reference.
        reference: String,
        /// Whom it is about.
        title: String,
        /// What a date of the family's record is about, in words; empty for one of the conference.
        about: String,
        /// The date.
        deadline: DeadlineView,
        /// Screen on which to act.
        screen: String,
    }

    /// A new conference with a new family, or for a family that is known.
    NewConference {
        /// The family, if it is known already.
        family: Option<FamilyId>,
        /// Children to add to the family.
        children: Vec<Child>,
        /// Adults to add.
        adults: Vec<Adult>,
        /// Relationships to add.
        relationships: Vec<Relationship>,
        /// Suppressions to add.
        suppressions: Vec<Suppression>,
        /// The strategy discussion that started it.
        strategy_discussion: Option<StrategyDiscussion>,
        /// Kind for each child of the conference.
        subjects: Vec<NewSubject>,
        /// Day.
        held_on: Option<NaiveDate>,
        /// Start.
        starts_at: Option<NaiveTime>,
        /// End.
        ends_at: Option<NaiveTime>,
        /// Place.
        place: String,
        /// Withhold the place from these persons too.
        place_withheld_from: Vec<PersonId>,
        /// How people join.
        joining_details: String,
        /// How to get there.
        travel: String,
        /// Mode.
        mode: ConferenceMode,
        /// The office's reference; empty to take the next number.
        reference: String,
        /// Name of the chair, if it is not the person who makes it.
        chair_name: String,
    }
    /// A child of a new conference.
    NewSubject {
        /// Child.
        child: PersonId,
        /// Kind.
        kind: ConferenceKind,
        /// Previous conference, for a review.
        previous_held_on: Option<NaiveDate>,
        /// It is the first review.
        is_first_review: bool,
        /// Written notice, for a transfer in.
        written_notice_on: Option<NaiveDate>,
        /// Telephone call before it. Kept, never counted from.
        #[serde(default)]
        call_on: Option<NaiveDate>,
    }
    /// Another day, time or strategy discussion for a conference, before it is booked.
    PreviewBooking {
        /// Which.
        conference: ConferenceId,
        /// Day thought of.
        held_on: Option<NaiveDate>,
        /// Start thought of.
        starts_at: Option<NaiveTime>,
        /// Discussion from which its limit would run; empty for the first that started section 47.
        strategy_discussion: Option<StrategyDiscussionId>,
    }
    /// The dates.
    PreviewedDates {
        /// Limits, and the other dates in the order of the work.
        deadlines: Vec<DeadlineView>,
        /// Warnings about the day: late, weekend, holiday, closed.
        gaps: Vec<GapView>,
    }
    /// People already recorded who may be the same.
    FindNamesakes {
        /// Given names.
        given_names: String,
        /// Surname.
        surname: String,
        /// Date of birth.
        born_on: Option<NaiveDate>,
    }
    /// Possible duplicates. Never merged by the app.
    Namesakes {
        /// Possible duplicates.
        rows: Vec<Namesake>,
    }
    /// A person who may be the same.
    Namesake {
        /// Family.
        family: FamilyId,
        /// Its reference.
        family_reference: String,
        /// Person.
        person: PersonId,
        /// Name.
        name: String,
        /// Date of birth.
        born_on: Option<NaiveDate>,
        /// Why it was offered, as a sentence.
        why: String,
        /// For a child: what its next conference would be.
        next: Option<NextConference>,
    }
    /// What the next conference of a known child would be. The person who books may choose otherwise.
    NextConference {
        /// Kind.
        kind: ConferenceKind,
        /// Day of the last conference that was held about the child.
        previous_held_on: Option<NaiveDate>,
        /// It would be the first review.
        is_first_review: bool,
    }

    /// Opens a conference.
    OpenConference {
        /// Which.
        conference: ConferenceId,
    }
    /// Everything the screens of one conference show.
    ConferenceView {
        /// The record.
        conference: Conference,
        /// The family's record.
        family: Family,
        /// Title: surnames or names of the children.
        title: String,
        /// Name of the meeting by the pack: "Initial child protection conference".
        meeting_name: String,
        /// Children, as shown.
        children: Vec<ChildView>,
        /// Everyone, with display names and initials, family first.
        people: Vec<PersonView>,
        /// Dates.
        deadlines: Vec<DeadlineView>,
        /// Dates that the family's record sets, before, between and after conferences.
        family_deadlines: Vec<FamilyDeadlineView>,
        /// Gaps and warnings.
        gaps: Vec<GapView>,
        /// Quorum, as counted.
        quorum: QuorumView,
        /// Categories or areas of concern of the pack.
        categories: Vec<CodeLabel>,
        /// More than one category may be chosen.
        may_choose_several: bool,
        /// Languages in which a person's papers can be, as the area's procedures offer them.
        paper_languages: Vec<PaperLanguage>,
        /// What the procedures that the conference follows say besides dates.
        procedures: ProceduresView,
        /// What a category is called: "Category", "Areas of concern".
        category_word: String,
        /// The newest version of the minutes that is approved.
        newest_approved: Option<MinutesVersionId>,
        /// Copies that a second person has to check, or had to.
        for_second_person: Vec<RecipientCopyId>,
        /// Steps that the state allows now: codes of acts.
        allowed: Vec<String>,
        /// Fields with two versions that wait for a person.
        conflicts: u32,
        /// Drafts that are not in the record yet.
        drafts: Vec<DraftView>,
        /// Last committed at.
        saved_at: Option<DateTime<Utc>>,
    }
    /// A child, as shown.
    ChildView {
        /// Child.
        id: PersonId,
        /// Name, or label of an unborn child.
        label: String,
        /// First name, or a short label.
        short_label: String,
        /// "13", "born 2 July 2026", "due 2 December 2026".
        age: String,
        /// Kind for this child.
        kind: Option<ConferenceKind>,
        /// Kind in words.
        kind_label: String,
        /// Where the child stands: "Plan since …".
        standing: String,
        /// Reasons that can be given here for ending the child's plan. Empty without an open plan.
        end_reasons: Vec<EndReasonView>,
        /// An end that follows from what happened to the child. A person decides.
        proposed_end: Option<ProposedEndView>,
        /// Who is responsible for the plan of a child who moved here, as a sentence, or empty.
        responsible: String,
        /// How a stay in another authority's area counts, as a sentence, or empty.
        stay: String,
    }
    /// A person, as shown.
    PersonView {
        /// Person.
        id: PersonId,
        /// Full name.
        name: String,
        /// Title and surname, or first name for a child.
        short_name: String,
        /// Letters in the room.
        initials: String,
        /// The initials are also a word: a colon is needed.
        needs_colon: bool,
        /// Role and agency in words: "Mother", "Health visitor".
        role_label: String,
        /// Of the family, or at its side.
        is_family: bool,
        /// Is in the room now.
        is_in_room: bool,
        /// Is excluded now.
        is_excluded: bool,
        /// Times out of the room since the conference began. Empty for whoever was never in.
        times_out: Vec<TimeOut>,
    }
    /// Quorum, counted against the pack's floor. The judgement is the chair's.
    QuorumView {
        /// The floor in words, with its source, or that none is known.
        rule_text: String,
        /// Source.
        source: String,
        /// The floor is met; empty where none is known.
        is_floor_met: Option<bool>,
        /// Disciplines counted.
        counted: Vec<String>,
        /// As a sentence.
        sentence: String,
        /// Grounds on which the chair may go on, from the pack.
        grounds: Vec<CodeLabel>,
        /// Reconvene by.
        reconvene_by: Option<DeadlineView>,
        /// The law or guidance forbids going on: the reason, or empty.
        stopped_because: String,
    }
    /// A code with its words.
    CodeLabel {
        /// Code.
        code: String,
        /// Words.
        label: String,
    }
    /// A draft.
    DraftView {
        /// What it belongs to.
        target: DraftTarget,
        /// Its words.
        text: String,
        /// Saved at.
        saved_at: DateTime<Utc>,
    }

    /// Does something to a conference.
    Act {
        /// Which.
        conference: ConferenceId,
        /// What.
        act: ConferenceAct,
    }
    /// Does something to the family of a conference.
    ActOnFamily {
        /// The conference from which it is done.
        conference: ConferenceId,
        /// What.
        act: FamilyAct,
    }
    /// Keeps what is being typed, at once.
    SaveDraft {
        /// Which conference.
        conference: ConferenceId,
        /// What is being typed.
        target: DraftTarget,
        /// The words so far.
        text: String,
    }
    /// Puts drafts into the record.
    CommitDrafts {
        /// Which conference.
        conference: ConferenceId,
    }
    /// Loads an agenda from a template.
    UseAgendaTemplate {
        /// Which conference.
        conference: ConferenceId,
        /// Template id.
        template: String,
    }
}
