//! What a person set once and finds again: how the app looks, when it locks, which lists are kept.

use super::ListConferences;

shape_codes! {
    /// Colours.
    Theme {
        /// As the computer asks.
        Auto,
        /// Light.
        Light,
        /// Dark.
        Dark,
        /// High contrast.
        Contrast,
    }
    /// Letters.
    ReadingFace {
        /// The app's own.
        Standard,
        /// Letters that are easy to tell apart.
        Legible,
        /// More space between letters, words and lines.
        Spacious,
    }
}

shape! {
    /// How the app looks on this computer. It is known before unlocking, and says nothing of anyone.
    Appearance {
        /// Colours.
        theme: Theme,
        /// Letters.
        reading: ReadingFace,
        /// Size of text, 100 to 200 per cent.
        text_size_percent: u16,
    }
    /// After how long without a key or a press the app locks.
    LockAfter {
        /// Minutes.
        minutes: u16,
    }
    /// A list under its name.
    SavedList {
        /// Name.
        name: String,
        /// Which conferences are on it.
        filter: ListConferences,
    }
    /// Names a saved list.
    NamedList {
        /// Name.
        name: String,
    }
    /// The lists of the person who is at the laptop.
    ConferenceLists {
        /// The list as it was left.
        last: ListConferences,
        /// Lists that were saved, in the order in which they were.
        saved: Vec<SavedList>,
    }
}
