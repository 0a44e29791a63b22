//! Sentences and table lines as minutes have them.

use super::dice::Dice;

/// Sentences with a place for words.
pub const SENTENCES: &[&str] = &[
    "The health visitor said that the last contact was at {} and went well.",
    "5.4 Ms Adéyẹmí told the conference about {} in her own words.",
    "Mr Wiśniewski asked whether {} should stay in the report. The chair will decide.",
    "Police: an entry of 2 July mentions {}; no further action was taken.",
    "• Rukhsana Thorne to write to {} by Friday 24 September 2027.",
    "| Siân Trevelyan-Boateng | {} | Attended 10:00 to 12:00 |",
    "The letter of 11 March went out to {}, with a copy on file.",
    "He said: “I know about {}.” The chair stopped the discussion.",
    "GP summary, page 2 of 3.\nRegistered details: {}\nNext review in 6 weeks.",
    "Action 9.2: 陈美玲 to confirm {} with the team manager.",
];

/// Sentences that speak of a school.
pub const SCHOOL_ROLES: &[&str] = &[
    "| Lowenna Karimi-Stone | Year 3 teacher, {} | Attended |",
    "Kofi is in Year 3 at {}, and his attendance last year was 81%.",
    "The deputy head of {} sent apologies.",
    "Nguyễn Văn Bảo, safeguarding lead and class teacher ({}), gave a report.",
    "She is a pupil at {} and likes art.",
];

/// Sentences that speak of a home.
pub const AT_HOME: &[&str] = &[
    "The family moved to {} in the spring.",
    "She now lives on {} with the baby.",
    "Her new flat is in {} and is dry and warm.",
];

/// Sentences that speak of a placement.
pub const PLACED: &[&str] = &[
    "Ava was placed with {} on 3 May.",
    "The foster carer, {}, brought the school bag.",
    "Since May she lives at {} and is settled.",
];

const PEOPLE: &[&str] = &[
    "Rukhsana Iqbal-Thorne",
    "Piotr Wiśniewski-Hale",
    "Siân Trevelyan-Boateng",
    "İbrahim Çağlayan",
    "Nguyễn Văn Bảo",
    "Bríd Ní Fhloinn",
    "محمد بن علي الحسن",
    "ਹਰਪ੍ਰੀਤ ਕੌਰ ਢਿੱਲੋਂ",
    "Ștefania Țurcanu",
    "Ọláṣubọ̀mí Adéyẹmí",
    "陈美玲",
    "Marguerite Ashdown-Oyelaran",
    "Gülşah Işıkdağ",
    "Bernard Okonjo",
    "Violeta Slivinskaitė",
    "Darren Whitcombe",
];
/// Homes of others: other streets, near streets, other postcodes of the same districts.
const OTHER_HOMES: &[&str] = &[
    "14 Mill Road, Anytown, AN1 2BX",
    "14 Miller Lane, Anytown, AN1 7BC",
    "41 Milldale Lane, Anytown, AN1 2CB",
    "114 Windmill Lane, Anytown, AN12 4BC",
    "7 Gosforth Road, Tarnholt, QX10 1TP",
    "70 Goswell Road, Tarnholt, QX1 1TD",
    "112 St Winifred's Avenue, Dunmere, JX2 8RE",
    "31 Chapel Street, Anytown, AN1 4LQ",
    "13 Churchill Street, Anytown, AN1 4OL",
    "20 Parkway Terrace, Dunmere, JX11 3WX",
    "9 Ffordd y Garreg, Aberhafen, ZL61 0PR",
    "165 Quarry Way, Tarnholt, Q7 2AA",
    "Flat 14, Lane House, Kelbrae, XG3 7NH",
    "58 Bothwell Crescent, Kelbrae, XG3 7HB",
    "3 Heron Close, Dunmere, JX4 7QP",
    "Flat 1, 4 Mill Close, Anytown, AN1 3BC",
    "Rosewood Lodge, Priory Road, Dunmere, JX2 6RD",
];
/// Other schools and settings of the same towns.
const OTHER_SCHOOLS: &[&str] = &[
    "Harrowgate Primary School",
    "St Winifred's Catholic Primary School",
    "Anytown Community Primary School",
    "Vale Park Academy",
    "Dunmere High School",
    "Ysgol Uwchradd Aberhafen",
    "Hollowfell Infant School",
    "Tarnholt College",
    "Tumbledown Nursery",
    "St Mary's RC Primary",
];
const OTHER_NUMBERS: &[&str] = &[
    "07700 900 215",
    "01632 960 554",
    "020 7946 0912",
    "0113 496 0770",
    "+44 7700 900653",
    "01632 960 811",
    "101",
    "999",
    "0808 2000 247",
];
const OTHER_MAILS: &[&str] = &[
    "r.iqbal-thorne@wexmoor.example",
    "head@harrowgate.wexmoor.sch.uk",
    "safeguarding@tamerton-surgery.example",
    "office@vale-park.example",
    "temi.1989@mail.example",
    "child.abuse.team@police.example",
];
/// Lines in which figures, common words and towns stand close to one another.
const LINES: &[&str] = &[
    "The conference was held in Anytown on 14 September 2027 at 10:00. The mill has closed and the lane behind it floods.",
    "Item 14: Lane markings near the crossing were raised by a neighbour and passed to the council.",
    "5.14 The church was full; 31 people came, and the street was closed for an hour.",
    "Bus 7 stops near Road End. Bus 20 goes by the park, and the terrace is shut.",
    "In Dunmere there are 112 families on the waiting list. 20 of them wait for the park project.",
    "Her attendance was 81% in 2026 and 94% in 2027. He was late 7 times, mostly on Mondays.",
    "Version 1.1, copy 2 of 11. Page 7 of 20. Reference WX-2026-0417, due on 13 October 2027.",
    "Tarnholt Health Centre weighed the baby on 9 March: 4.31 kg, on the 58th centile.",
    "The midwife will call on Wednesday between 9 and 11 and again on 14 May.",
    "The school nurse saw both children. The head of year wrote that the class is calm.",
    "The park, the mill and the old church are within a 20 minute walk for a parent with a pram.",
    "A rose was left at the cottage hospital. The rector visits on Sundays.",
    "Ms Okonjo and Mr Slivinskas were thanked. Bernadette's key worker is on leave.",
    "Kelbrae library runs a play group on Tuesdays, and the marigolds by the door are in flower.",
    "The conference noted the strengths in the family, the worries, and what is not yet known.",
    "The social worker will visit every 10 working days; the core group meets on 24 September 2027.",
    "There were 165 messages over 58 days. Nobody read them out, and the way forward was agreed.",
    "Q1 to Q7 on the form were left blank, 1 answer a page. One to one aid was offered at home.",
    "St Mary's Hospital sent a discharge letter; the ward sister spoke with the family.",
    "The chair explained how to disagree and how to complain. Everyone had read the reports.",
    "Emergency contact numbers were given: 0808 2000 247 and 999. Ring out of hours 01632 960 554.",
    "The larks sang on the estate, said Temperance, who wants a garden more than anything.",
];

/// One set of clean minutes, with everything that is near to what is withheld and is not it.
pub fn clean_minutes(dice: &mut Dice) -> String {
    let mut lines = vec![format!(
        "Initial child protection conference, {} {} 2027, Anytown",
        dice.below(28) + 1,
        dice.pick(&["March", "May", "July", "October"])
    )];
    for _ in 0..3 + dice.below(4) {
        lines.push(format!(
            "| {} | {} | Attended |",
            dice.pick(PEOPLE),
            post(dice)
        ));
    }
    for number in 1..=4 + dice.below(6) {
        lines.push(format!("5.{number} {}", dice.pick(LINES)));
        let near = near_miss(dice);
        lines.push(dice.pick(SENTENCES).replace("{}", &near));
    }
    lines.join("\n")
}

/// Lines that stand around a planted case.
pub fn around(dice: &mut Dice, planted: &str) -> String {
    format!("{}\n{planted}\n{}", dice.pick(LINES), dice.pick(LINES))
}

fn post(dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => format!(
            "Year {} teacher, {}",
            dice.below(6) + 1,
            dice.pick(OTHER_SCHOOLS)
        ),
        1 => format!(
            "Health visitor, Dunmere Community Trust, {}",
            dice.pick(OTHER_MAILS)
        ),
        2 => "Social worker, Wexmoor Council".to_owned(),
        _ => format!("Police officer, {}", dice.pick(OTHER_NUMBERS)),
    }
}

fn near_miss(dice: &mut Dice) -> String {
    match dice.below(5) {
        0 | 1 => (*dice.pick(OTHER_HOMES)).to_owned(),
        2 => (*dice.pick(OTHER_SCHOOLS)).to_owned(),
        3 => (*dice.pick(OTHER_NUMBERS)).to_owned(),
        _ => (*dice.pick(OTHER_MAILS)).to_owned(),
    }
}
