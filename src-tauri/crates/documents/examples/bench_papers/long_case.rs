//! Minutes of about twenty pages, made from the invented case: what eight agencies told the conference.

use chairside_domain::ids::MinuteBlockId;
use chairside_domain::minutes::{MinuteBlock, MinutesSection};
use chairside_testkit::Case;
use chairside_testkit::people::{KOFI, TEMPERANCE, id};
use uuid::Uuid;

/// Who told the conference something, as it stands above the paragraphs.
const AGENCIES: [&str; 8] = [
    "Social care: Rukhsana Iqbal-Thorne",
    "Harrowfell Primary School: Nguyễn Thị Hường",
    "Quenby Academy: Lowenna Karimi-Stone",
    "Health visiting: Siân Trevelyan-Boateng",
    "Police: Małgorzata Świętosławska",
    "Midwifery: Bríd Ní Fhloinn",
    "Housing: Gülşah Işıkdağ",
    "Interpreting: رخسانہ اقبال",
];

/// What each of them said. `{day}`, `{month}` and `{count}` make every paragraph another one.
const SAID: [&str; 9] = [
    "On {day} {month} the family was seen at home at the agreed time. The kitchen was warm, there was food for the \
     week, and the beds had been moved since the visit before. It took {count} minutes until the door was answered.",
    "Kofi came in late on {count} days in {month} and once without a coat. On {day} {month} he told a member of staff \
     that he had made his own tea, and that he likes it when his grandmother stays.",
    "Temperance asked on {day} {month} whether she could come to the library after lessons. She has come {count} times \
     since, does her homework there, and goes home when the caretaker closes the building.",
    "The worker rang on {day} {month} and left a message. Ms Adéyẹmí rang back after {count} minutes, said what had \
     kept her, and asked for the next visit to be in the afternoon, when the little ones are awake.",
    "A letter of {day} {month} offered an appointment. It was kept, with {count} minutes' delay. The notes of it were \
     read aloud to the mother, who agreed with all of them except for one date, which has been corrected.",
    "In {month} there were {count} calls from neighbours about noise. Two were on {day} {month}. Nobody was hurt, \
     nobody was arrested, and the officers who came wrote that the children were asleep in the front room.",
    "What is not known: who is at home on the nights when nobody from the family can stay, and whether the locks were \
     changed after {day} {month}. The question was asked {count} times and has had {count} different answers.",
    "The agency has offered {count} sessions from {day} {month}. Two were taken up. What helps, the mother said, is a \
     text message the evening before, in plain words, and somebody to sit with the children for that hour.",
    "There was agreement that mornings had been calmer since {day} {month}. {count} of the last ten were as planned: \
     breakfast at home, the walk with the neighbour's daughters, and a wave at the gate.",
];
const MONTHS: [&str; 5] = ["April", "May", "June", "July", "August"];
/// Paragraphs that an agency adds. With these the minutes are about twenty pages.
const EACH: usize = 19;

/// The invented case with long minutes.
pub fn long_case() -> Case {
    let mut case = Case::three_children("england");
    let model = case.version().blocks[0].clone();
    let blocks = (0..AGENCIES.len() * EACH).map(|nth| block(nth, &model));
    case.conference.minutes[0].blocks.extend(blocks);
    case
}

fn block(nth: usize, model: &MinuteBlock) -> MinuteBlock {
    let said = SAID[nth % SAID.len()]
        .replace("{day}", &(nth % 27 + 1).to_string())
        .replace("{month}", MONTHS[nth % MONTHS.len()])
        .replace("{count}", &(nth % 7 + 2).to_string());
    let child_scope = match nth % SAID.len() {
        1 => vec![KOFI],
        2 => vec![TEMPERANCE],
        _ => Vec::new(),
    };
    MinuteBlock {
        id: MinuteBlockId(Uuid::from_u128(id(10_000 + nth as u128))),
        section: MinutesSection::AgencyInformation,
        under: AGENCIES[nth / EACH].to_owned(),
        text: said,
        child_scope,
        ..model.clone()
    }
}
