//! What a person set once and finds again.
//!
//! How the app looks stands in a small file beside the database, since it is needed before unlocking;
//! it says nothing of anyone. Everything else is a setting in the encrypted database, a person's own.

use std::fs::{self, File};
use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::AppError;
use crate::app::App;
use crate::contract::{
    Appearance, ConferenceLists, Done, ListConferences, LockAfter, NamedList, Nothing, ReadingFace,
    SavedList, SessionView, Theme,
};
use crate::session::Session;

/// The file of the appearance, and the name under which a new one is written.
const APPEARANCE_FILE: &str = "appearance.json";
const APPEARANCE_FILE_NEW: &str = "appearance.json.new";
/// Sizes of text that the screens are drawn for. Units: per cent.
const TEXT_SIZES: std::ops::RangeInclusive<u16> = 100..=200;
/// Minutes that may be chosen before the app locks. A laptop that lies open is the risk, so none is long.
pub(crate) const LOCK_AFTER_CHOICES: [u16; 6] = [1, 3, 5, 10, 15, 30];
/// Minutes before the app locks where nobody chose.
pub(crate) const LOCK_AFTER_MINUTES: u16 = 5;
/// Length of a list's name that a sidebar can show. Units: characters.
const LONGEST_NAME: usize = 60;
/// Setting of the vault that holds a person's preferences; the person's id follows.
const SETTING: &str = "preferences";

/// What one person set, as it is stored. Everything has a default, so that older vaults still open.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct Preferences {
    lock_after_minutes: u16,
    last_list: ListConferences,
    saved_lists: Vec<SavedList>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            lock_after_minutes: LOCK_AFTER_MINUTES,
            last_list: ListConferences {
                words: String::new(),
                state: None,
                is_open_only: true,
            },
            saved_lists: Vec::new(),
        }
    }
}

impl App {
    /// How the app looks on this computer. It can be asked for before unlocking.
    pub fn appearance(&self, _: Nothing) -> Result<Appearance, AppError> {
        let kept = fs::read(self.environment().folder.join(APPEARANCE_FILE)).ok();
        // A file that is not there or was spoilt costs nobody anything: the app looks as it first did.
        Ok(kept
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .filter(|kept: &Appearance| TEXT_SIZES.contains(&kept.text_size_percent))
            .unwrap_or(Appearance {
                theme: Theme::Auto,
                reading: ReadingFace::Standard,
                text_size_percent: *TEXT_SIZES.start(),
            }))
    }

    /// Keeps how the app looks on this computer.
    pub fn keep_appearance(&self, request: Appearance) -> Result<Done, AppError> {
        if !TEXT_SIZES.contains(&request.text_size_percent) {
            return Err(AppError::new("unreadable_request"));
        }
        let not_written = || AppError::new("appearance_not_kept");
        let folder = &self.environment().folder;
        let text = serde_json::to_vec(&request).map_err(|_| not_written())?;
        // Two windows' writes one after the other; a torn one is never under the file's own name.
        let _alone = self.state();
        let new = folder.join(APPEARANCE_FILE_NEW);
        fs::create_dir_all(folder)
            .and_then(|()| File::create(&new))
            .and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&new, folder.join(APPEARANCE_FILE)))
            .map_err(|_| not_written())?;
        Ok(Done {
            at: self.environment().clock.now(),
        })
    }

    /// Sets after how long without a key or a press the app locks, for the person at the laptop.
    pub fn set_lock_after(&self, request: LockAfter) -> Result<SessionView, AppError> {
        if !LOCK_AFTER_CHOICES.contains(&request.minutes) {
            return Err(AppError::new("lock_after_refused"));
        }
        self.with_session(|session, _| {
            session.change_preferences(|kept| kept.lock_after_minutes = request.minutes)
        })?;
        self.session(Nothing {})
    }

    /// The lists of the person at the laptop: the last one, and those that were saved.
    pub fn conference_lists(&self, _: Nothing) -> Result<ConferenceLists, AppError> {
        self.with_session(|session, _| session.lists())
    }

    /// Keeps the list as it is left.
    pub fn keep_list(&self, request: ListConferences) -> Result<Done, AppError> {
        self.with_session(|session, environment| {
            session.change_preferences(|kept| kept.last_list = request)?;
            Ok(Done {
                at: environment.clock.now(),
            })
        })
    }

    /// Saves a list under a name. One of the same name is replaced.
    pub fn save_list(&self, request: SavedList) -> Result<ConferenceLists, AppError> {
        let name = request.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(AppError::new("list_not_named").field("name", "list_name_needed"));
        }
        self.with_session(|session, _| {
            session.change_preferences(|kept| {
                let filter = request.filter;
                match kept.saved_lists.iter_mut().find(|list| list.name == name) {
                    Some(list) => list.filter = filter,
                    None => kept.saved_lists.push(SavedList { name, filter }),
                }
            })?;
            session.lists()
        })
    }

    /// Removes a saved list. The conferences on it stay as they are.
    pub fn remove_list(&self, request: NamedList) -> Result<ConferenceLists, AppError> {
        self.with_session(|session, _| {
            session.change_preferences(|kept| {
                kept.saved_lists.retain(|list| list.name != request.name);
            })?;
            session.lists()
        })
    }
}

impl Session {
    /// Minutes without a key or a press after which the app locks.
    pub(crate) fn lock_after_minutes(&self) -> Result<u16, AppError> {
        Ok(self.preferences()?.lock_after_minutes)
    }

    fn lists(&self) -> Result<ConferenceLists, AppError> {
        let kept = self.preferences()?;
        Ok(ConferenceLists {
            last: kept.last_list,
            saved: kept.saved_lists,
        })
    }

    fn preferences(&self) -> Result<Preferences, AppError> {
        let kept = self.store.setting(&self.preferences_key())?;
        // Preferences that a later version wrote otherwise are set again; no record depends on them.
        Ok(kept
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default())
    }

    fn change_preferences(
        &mut self,
        change: impl FnOnce(&mut Preferences),
    ) -> Result<(), AppError> {
        let mut kept = self.preferences()?;
        change(&mut kept);
        let text = serde_json::to_string(&kept).map_err(|_| AppError::new("unreadable_request"))?;
        Ok(self.store.set_setting(&self.preferences_key(), &text)?)
    }

    fn preferences_key(&self) -> String {
        format!("{SETTING} {}", self.person.0)
    }
}
