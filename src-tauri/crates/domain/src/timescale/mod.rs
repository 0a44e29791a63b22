//! Timescales: from a rule and a date to a deadline that shows how it was counted.

mod amount;
mod birthday;
mod booking;
mod compute;
mod moment;
mod rule;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::{CalendarStamp, SkippedDay};
use crate::pack::PackId;

pub use amount::{Amount, Unit};
pub use birthday::birthday;
pub use booking::{BookingVerdict, ToBook};
pub use compute::{TimescaleError, compute};
pub(crate) use moment::local_moment;
pub use moment::{Due, TriggerAt, TriggerTextError};
pub use rule::{
    Direction, Force, Limit, LimitsAre, RuleId, Source, SourceState, Standing, TimescaleRule,
    TriggerKind,
};

/// The dates that a rule counts from: the first, and others by what they are.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct Triggers {
    /// The rule's own trigger.
    pub from: TriggerAt,
    /// Other triggers, for rules that have them: a birth, an expected date of birth, the
    /// expiry that a court stated.
    #[serde(default)]
    pub also: BTreeMap<TriggerKind, TriggerAt>,
}

impl Triggers {
    /// The rule's own trigger only.
    pub fn from(from: impl Into<TriggerAt>) -> Self {
        Self {
            from: from.into(),
            also: BTreeMap::new(),
        }
    }

    /// Adds another trigger.
    #[must_use]
    pub fn also(mut self, kind: TriggerKind, at: impl Into<TriggerAt>) -> Self {
        self.also.insert(kind, at.into());
        self
    }
}

codes! {
    /// The convention by which a limit was counted.
    Convention {
        /// The trigger is day 0, day 1 is the first working day after it, and the limit is the
        /// end of the last day counted.
        WorkingDaysAfter,
        /// Day 1 is the last working day before the event, and the limit is the end of the last
        /// day counted back.
        WorkingDaysBefore,
        /// The trigger is day 0 and every day counts.
        DaysAfter,
        /// Day 1 is the day before the event and every day counts.
        DaysBefore,
        /// Same day number, clamped to the end of the month; a weekend does not move it.
        CalendarMonths,
        /// Elapsed time, whatever the clocks do.
        ElapsedHours,
        /// A local clock time on a day before the event.
        ClockTimeBefore,
        /// The day of the birthday; 1 March in a common year for one on 29 February.
        Birthday,
        /// Counted back from the expected date of birth.
        WeeksOfGestation,
        /// On the day of the trigger itself.
        OnTheDay,
        /// Stated by the court, stored and never computed.
        CourtStated,
    }
}

/// What a person must know beside a date.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum TimescaleNote {
    /// The wording does not settle the count. The earliest reading is used.
    AmbiguousWording,
    /// Several limits bind. The earliest is used.
    EarliestOfSeveral,
    /// The limit falls on a Saturday or Sunday and stays there.
    DueOnWeekend,
    /// The limit falls on a bank holiday and stays there.
    DueOnHoliday {
        /// Its name.
        name: String,
    },
    /// No time was given for a rule that counts hours: the count starts at the beginning of the
    /// day, the earliest it can be.
    TimeNotGiven,
    /// A second trigger is not known yet, so its limit is not counted.
    TriggerNotKnown {
        /// Which.
        trigger: TriggerKind,
    },
    /// The court's expiry is not recorded. No date is guessed.
    ExpiryNotRecorded,
    /// The bank holidays are not known for all of the count.
    CalendarDoesNotCover {
        /// Last day that is known.
        covers_to: NaiveDate,
    },
}

record! {
    /// One limit of a rule as it comes out on the given dates.
    Reading {
        /// Name of the reading: its unit, or what the pack calls it.
        reading: String,
        /// The limit. Empty when it cannot be counted.
        due: Option<Due>,
        /// True for the one that the deadline rests on.
        used: bool,
        /// What it counts from, or back from.
        trigger: TriggerKind,
        /// Which way.
        direction: Direction,
        /// Its unit.
        unit: Unit,
        /// How many of the unit.
        count: Option<u32>,
    }
}

record! {
    /// A deadline, with everything that explains it.
    Timescale {
        /// The end of the limit. Empty past the calendar, or where a court has to state it.
        due: Option<Due>,
        /// The last working day on which a meeting can be held inside the limit. Empty for
        /// counts before an event, for hours, and for limits that no meeting ends.
        latest_bookable: Option<NaiveDate>,
        /// Unit of the reading that is used.
        unit: Unit,
        /// Count of the reading that is used.
        count: Option<u32>,
        /// Bank holidays on weekdays inside the count, earliest first.
        skipped: Vec<SkippedDay>,
        /// The question.
        rule: RuleId,
        /// The question in words.
        title: String,
        /// The pack that the rule stands in.
        pack: PackId,
        /// Version of that pack.
        pack_version: String,
        /// What the count runs from, or back from.
        trigger: TriggerKind,
        /// Which way.
        direction: Direction,
        /// Where the limit that is used comes from.
        source: Source,
        /// What stands behind the rule.
        force: Force,
        /// How its wording is known.
        state: SourceState,
        /// On whose word it is used.
        standing: Standing,
        /// Every limit of the rule, in the order of the pack.
        readings: Vec<Reading>,
        /// True when the wording can be read in several ways and the service has not fixed one.
        ambiguous: bool,
        /// How it was counted.
        convention: Convention,
        /// The list of bank holidays it was counted with.
        calendar: CalendarStamp,
        /// True when the bank holidays are known for all that the result rests on.
        covered: bool,
        /// What a person must know beside the date.
        notes: Vec<TimescaleNote>,
        /// What the pack says about the rule, in words.
        #[serde(default)]
        rule_note: String,
        /// How a day that someone wants to book stands to the limit.
        #[serde(default)]
        to_book: Option<ToBook>,
    }
}
