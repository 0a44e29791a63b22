//! Day and times of the conference, its agenda, notes and minutes.

use chairside_domain::meeting::NoteMark;
use chrono::NaiveTime;

use super::Check;

impl Check<'_> {
    pub(super) fn meeting(&mut self) {
        let file = self.file;
        let meeting = &file.conference;
        self.all_known(
            "conference.place_withheld_from",
            &meeting.place_withheld_from,
        );
        let is_backwards = |from: Option<NaiveTime>, until: Option<NaiveTime>| {
            from.zip(until).is_some_and(|(from, until)| until <= from)
        };
        let plan = is_backwards(meeting.starts_at, meeting.ends_at);
        self.problems
            .add_if(plan, "conference.ends_at", "import_ends_before");
        let held = is_backwards(meeting.opened_at, meeting.closed_at);
        self.problems
            .add_if(held, "conference.closed_at", "import_ends_before");
        let closed_unopened = meeting.closed_at.is_some() && meeting.opened_at.is_none();
        self.problems.add_if(
            closed_unopened,
            "conference.closed_at",
            "import_closed_not_opened",
        );
        match meeting.held_on {
            None => {
                let has_time = meeting.starts_at.is_some() || meeting.opened_at.is_some();
                self.problems
                    .add_if(has_time, "conference.held_on", "import_time_without_day");
            }
            Some(day) => {
                let is_held_later = day > self.today && meeting.opened_at.is_some();
                self.problems
                    .add_if(is_held_later, "conference.held_on", "import_in_future");
                let strategy = file.strategy_discussion.as_ref().map(|s| s.held_on);
                let is_after = strategy.is_some_and(|held| held > day);
                self.problems.add_if(
                    is_after,
                    "strategy_discussion.held_on",
                    "import_after_conference",
                );
            }
        }
        self.subjects_of_conference();
    }

    /// A stretch of time in the room, which must lie within the conference.
    pub(super) fn time_in_room(
        &mut self,
        path: &str,
        from: Option<NaiveTime>,
        until: Option<NaiveTime>,
    ) {
        let meeting = &self.file.conference;
        let (opened, closed) = (meeting.opened_at, meeting.closed_at);
        let is_backwards = from.zip(until).is_some_and(|(from, until)| until <= from);
        self.problems
            .add_if(is_backwards, format!("{path}.until"), "import_ends_before");
        self.problems
            .add_if(opened.is_none(), path, "import_not_opened");
        let ends = [(from, "from"), (until, "until")];
        for (at, field) in ends
            .into_iter()
            .filter_map(|(at, field)| Some((at?, field)))
        {
            let is_before = opened.is_some_and(|opened| at < opened);
            self.problems
                .add_if(is_before, format!("{path}.{field}"), "import_before_opened");
            let is_after = closed.is_some_and(|closed| at > closed);
            self.problems
                .add_if(is_after, format!("{path}.{field}"), "import_after_closed");
        }
    }

    pub(super) fn agenda_and_notes(&mut self) {
        let file = self.file;
        let items = file.agenda.iter().enumerate();
        self.once(
            items.map(|(n, item)| (format!("agenda[{n}].id"), item.id.as_str())),
            "import_id_twice",
        );
        for (n, item) in file.agenda.iter().enumerate() {
            self.audience(&format!("agenda[{n}].audience"), item.audience.as_ref());
            if item.began_at.is_some() || item.ended_at.is_some() {
                let path = format!("agenda[{n}]");
                let is_backwards = item
                    .began_at
                    .zip(item.ended_at)
                    .is_some_and(|(from, until)| until < from);
                self.problems.add_if(
                    is_backwards,
                    format!("{path}.ended_at"),
                    "import_ends_before",
                );
                self.problems.add_if(
                    file.conference.opened_at.is_none(),
                    path,
                    "import_not_opened",
                );
            }
        }
        for (n, note) in file.notes.iter().enumerate() {
            let path = format!("notes[{n}]");
            self.problems.add_if(
                file.conference.opened_at.is_none(),
                path.as_str(),
                "import_not_opened",
            );
            let meeting = &file.conference;
            let is_before = meeting.opened_at.is_some_and(|opened| note.at < opened);
            self.problems
                .add_if(is_before, format!("{path}.at"), "import_before_opened");
            let is_after = meeting.closed_at.is_some_and(|closed| note.at > closed);
            self.problems
                .add_if(is_after, format!("{path}.at"), "import_after_closed");
            self.known_if_named(format!("{path}.speaker"), note.speaker.as_ref());
            self.known_if_named(format!("{path}.words_of"), note.words_of.as_ref());
            self.known_if_named(format!("{path}.action_owner"), note.action_owner.as_ref());
            let owns_words = note.words_of.is_some() && note.mark != NoteMark::OwnWords;
            self.problems.add_if(
                owns_words,
                format!("{path}.words_of"),
                "import_words_of_other_mark",
            );
            self.subjects(&format!("{path}.child_scope"), &note.child_scope);
            self.audience(&format!("{path}.audience"), note.audience.as_ref());
        }
    }

    pub(super) fn minutes(&mut self) {
        let Some(minutes) = &self.file.minutes else {
            return;
        };
        let is_early = self.file.conference.opened_at.is_none();
        self.problems
            .add_if(is_early, "minutes", "import_minutes_before_conference");
        let unchecked = minutes.is_approved && !minutes.is_spelling_checked;
        self.problems.add_if(
            unchecked,
            "minutes.is_spelling_checked",
            "import_spelling_not_checked",
        );
        for (n, block) in minutes.blocks.iter().enumerate() {
            let path = format!("minutes.blocks[{n}]");
            self.known_if_named(format!("{path}.words_of"), block.words_of.as_ref());
            self.known_if_named(
                format!("{path}.source_person"),
                block.source_person.as_ref(),
            );
            self.subjects(&format!("{path}.child_scope"), &block.child_scope);
            self.all_known(&format!("{path}.also_for"), &block.also_for);
            self.audience(&format!("{path}.audience"), block.audience.as_ref());
        }
    }
}
