//! Who is in the case: fixed ids, invented names in many scripts.

use chairside_domain::ids::{EntryId, PersonId};
use uuid::Uuid;

/// A person's id by number.
pub const fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(
        0x0a5e_0000_0000_4000_8000_0000_0000_0000 + number,
    ))
}

/// The id of a small record by number.
pub const fn entry(number: u128) -> EntryId {
    EntryId(Uuid::from_u128(id(number)))
}

/// The number behind any other id.
pub const fn id(number: u128) -> u128 {
    0x0b5e_0000_0000_4000_8000_0000_0000_0000 + number
}

macro_rules! people {
    ($($(#[$doc:meta])* $constant:ident = $number:literal, $name:literal;)+) => {
        $($(#[$doc])* pub const $constant: PersonId = person($number);)+

        /// The name of a person of the case.
        pub fn name(person: PersonId) -> &'static str {
            $(if person == $constant { return $name; })+
            ""
        }
    };
}

people! {
    /// The eldest child. Haroon's daughter, with her father's surname.
    TEMPERANCE = 1, "Temperance Iqbal";
    /// The second child. Darren's son.
    KOFI = 2, "Kofi Adéyẹmí-Whitcombe";
    /// The child not yet born. Darren's.
    UNBORN = 3, "Unborn baby of Folasade Adéyẹmí";
    /// Mother of all three.
    MOTHER = 11, "Folasade Adéyẹmí";
    /// Father of Kofi and of the unborn child. Excluded for a part.
    DARREN = 12, "Darren Whitcombe";
    /// Father of Temperance only. The mother's address and the school are withheld from him.
    HAROON = 13, "Haroon Iqbal";
    /// The mother's mother.
    GRANDMOTHER = 14, "Ọláṣubọ̀mí Adéyẹmí";
    /// A man without parental responsibility, not invited.
    LODGER = 15, "Wacław Brzęczyszczykiewicz";
    /// The chair.
    CHAIR = 21, "Marguerite Ashdown-Oyelaran";
    /// Takes the minutes.
    MINUTE_TAKER = 22, "Piotr Wiśniewski-Hale";
    /// Lead social worker.
    SOCIAL_WORKER = 23, "Rukhsana Thorne";
    /// Team manager.
    MANAGER = 24, "İbrahim Çağlayan";
    /// Head of year at the school that is withheld from Haroon.
    TEACHER = 25, "Lowenna Karimi-Stone";
    /// Head of the primary school.
    HEAD = 26, "Nguyễn Thị Hường";
    /// Midwife.
    MIDWIFE = 27, "Bríd Ní Fhloinn";
    /// Health visitor.
    HEALTH_VISITOR = 28, "Siân Trevelyan-Boateng";
    /// Police officer.
    POLICE = 29, "Małgorzata Świętosławska";
    /// GP, who sent apologies and a report.
    GP = 30, "Dr Ștefania Țurcanu";
    /// Housing officer.
    HOUSING = 31, "ਹਰਪ੍ਰੀਤ ਕੌਰ ਢਿੱਲੋਂ";
    /// Probation officer, who sent a report and did not come.
    PROBATION = 32, "محمد بن علي الحسن";
    /// Temperance's advocate.
    ADVOCATE = 33, "Philippa Nwachukwu-Strand";
    /// Supports Darren.
    SUPPORTER = 34, "Gülşah Işıkdağ";
    /// Interpreter for the grandmother.
    INTERPRETER = 35, "তাহমিনা আক্তার";
    /// Observer: a student.
    STUDENT = 36, "陈美玲";
}
