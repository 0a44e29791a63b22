//! What is typed on the journey. Everyone is invented.

pub const CHAIR: &str = "Marguerite Ashdown-Oyelaran";
pub const SECOND_PERSON: &str = "Piotr Wisniewski-Hale";
pub const SECOND_PASSPHRASE: &str = "orchard pebble turning slowly seven";
pub const PASSPHRASE: &str = "harbour lantern quietly mending seven gates";
pub const PIN: &str = "482916";

pub const TEMPERANCE: &str = "Temperance Adeyemi";
pub const KOFI: &str = "Kofi Adeyemi-Whitcombe";
pub const MOTHER: &str = "Folasade Adeyemi";
pub const FATHER: &str = "Darren Whitcombe";
/// The mother's address, where the conference is held too. The father must not learn it.
pub const HIDDEN_ADDRESS: &str = "14 Mill Lane, Quenby, WX1 2BC";
pub const REFERENCE: &str = "WX-2027-0417";

pub const SOCIAL_WORKER: &str = "Rukhsana Iqbal-Thorne";
pub const HEALTH_VISITOR: &str = "Seren Trevelyan-Boateng";
pub const TEACHER: &str = "Kerensa Mumford";
pub const DETECTIVE: &str = "Tobias Achterberg";

/// A line that the father must not have.
pub const SECRET: &str = "Another parent saw Mr Whitcombe at the gate on two mornings.";
/// A word of the Word and PDF reports, which real programs wrote.
pub const WORD_OF_REPORTS: &str = "Pennygarth";
/// A word of a report's summary, withheld from the father.
pub const WORD_OF_SUMMARY: &str = "quillwort";
/// A word that is put into the minutes.
pub const WORD_OF_MINUTES: &str = "hawkbit";
