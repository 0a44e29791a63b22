//! Every secret in every disguise that is claimed.

use chairside_domain::family::{SuppressedField, Suppression};

use crate::disguises::{Planted, WRITINGS, blocks, look};
use crate::homes::{home, houses};
use crate::numbers::{mail_address, phone};
use crate::secrets::{
    CARERS, HOMES, HOMES_FOR_CHILDREN, MAILS, PASSAGES, PEOPLE, PHONES, SCHOOLS, School,
    WHEREABOUTS,
};
use crate::{prose, secrets};

/// One secret, how it was recorded, and the texts that give it away.
pub struct Case {
    /// Row of the report.
    pub group: &'static str,
    pub suppression: Option<Suppression>,
    pub left_out: Vec<String>,
    /// Sentences into which the texts are put.
    pub sentences: &'static [&'static str],
    pub planted: Vec<Planted>,
}

pub fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    all.extend(HOMES.iter().flat_map(home));
    all.extend(houses());
    all.extend(SCHOOLS.iter().flat_map(school));
    all.extend(placements());
    all.extend(PHONES.iter().map(|number| phone(number)));
    all.extend(MAILS.iter().map(|mail| mail_address(mail)));
    all.extend(whereabouts());
    all.extend(PASSAGES.iter().map(|words| passage(words)));
    all
}

pub fn case(
    group: &'static str,
    field: SuppressedField,
    words: &[&str],
    sentences: &'static [&'static str],
    planted: Vec<Planted>,
) -> Case {
    Case {
        group,
        suppression: Some(secrets::suppression(1, field, words)),
        left_out: Vec::new(),
        sentences,
        planted,
    }
}

/// One text in every writing.
pub fn written(text: &str) -> Vec<Planted> {
    WRITINGS
        .iter()
        .map(|(name, write)| blocks(name, write(text)))
        .collect()
}

fn school(school: &School) -> Vec<Case> {
    let School {
        recorded,
        own,
        other,
        short,
        initials,
        domain,
        guessed,
    } = *school;
    let name = recorded.split(',').next().unwrap_or(recorded);
    let mut planted = written(name);
    planted.extend([
        blocks("another form of the name", other),
        blocks("another form of the name", other.to_lowercase()),
        blocks("shortened", short),
        blocks("shortened", short.replace('.', "")),
    ]);
    let mut in_role: Vec<Planted> = WRITINGS
        .iter()
        .filter(|(name, _)| *name != "blanks between the letters" || !own.contains("St "))
        .map(|(disguise, write)| {
            blocks(&format!("own name in a role line, {disguise}"), write(own))
        })
        .collect();
    in_role.push(blocks(
        "own name in a role line, apostrophe",
        own.replace('\'', "’"),
    ));
    if let Some(saint) = own
        .split_once(' ')
        .filter(|(first, _)| first.starts_with("S"))
    {
        let (bare, short) = (saint.1.replace("'s", ""), saint.1.replace('\'', ""));
        let saints = [format!("S. {bare}"), format!("St {bare}"), short];
        in_role.extend(saints.map(|text| blocks("the rare word of a saint in a role line", text)));
    }
    let mut mail = vec![
        blocks("domain of its mail", format!("dsl@{domain}")),
        blocks(
            "domain of its mail",
            format!("K.Mumford@{}", domain.to_uppercase()),
        ),
        blocks("domain of its mail", format!("www.{domain}/contact")),
        blocks(
            "domain spelled",
            format!("office at {}", domain.replace('.', " dot ")),
        ),
        blocks(
            "domain with a line break",
            format!("office@\n{}", domain.replacen('.', ".\n", 1)),
        ),
    ];
    mail.push(blocks("domain not recorded", format!("head@{guessed}")));
    mail.push(blocks(
        "domain not recorded",
        format!("https://{guessed}/year-3"),
    ));
    let mut initial_lines = Vec::new();
    let mut alone = vec![look("own name without a word of school", own)];
    if !initials.is_empty() {
        initial_lines.push(blocks("initials in a role line", initials));
        alone.push(look("initials alone", initials));
    }
    let field = SuppressedField::School;
    vec![
        case(
            "School",
            field,
            &[recorded, domain],
            prose::SENTENCES,
            planted,
        ),
        case(
            "School",
            field,
            &[recorded, domain],
            prose::SCHOOL_ROLES,
            in_role,
        ),
        case("School", field, &[recorded, domain], prose::SENTENCES, mail),
        case(
            "School",
            field,
            &[recorded],
            prose::SCHOOL_ROLES,
            initial_lines,
        ),
        case(
            "School alone",
            field,
            &[recorded],
            &prose::SENTENCES[..3],
            alone,
        ),
    ]
}

fn placements() -> Vec<Case> {
    let field = SuppressedField::Placement;
    let mut all = Vec::new();
    for (recorded, surname) in CARERS {
        let mut planted = written(recorded);
        let address = recorded.split(", ").nth(1).unwrap_or_default();
        planted.extend(written(address));
        planted.extend([
            blocks("title and surname", format!("Mrs {surname}")),
            blocks(
                "title and surname",
                format!("Mr. {}", surname.to_uppercase()),
            ),
            look("surname alone", *surname),
        ]);
        all.push(case(
            "Placement",
            field,
            &[recorded],
            prose::SENTENCES,
            planted,
        ));
    }
    for (recorded, own) in HOMES_FOR_CHILDREN {
        let name = recorded.split(',').next().unwrap_or(recorded);
        all.push(case(
            "Placement",
            field,
            &[recorded],
            prose::SENTENCES,
            written(name),
        ));
        let mut planted = written(own);
        planted.retain(|p| own.len() >= 9 || p.disguise != "blanks between the letters");
        all.push(case(
            "Placement",
            field,
            &[recorded],
            prose::PLACED,
            planted,
        ));
    }
    all
}

fn whereabouts() -> Vec<Case> {
    let field = SuppressedField::Whereabouts;
    let mut all = Vec::new();
    for (recorded, given, surname) in PEOPLE {
        let initial = given.chars().next().unwrap_or_default();
        let mut planted = written(recorded);
        planted.extend(written(&format!("{given} {surname}")));
        planted.extend([
            blocks("initial and surname", format!("{initial}. {surname}")),
            blocks("surname first", format!("{surname}, {given}")),
            blocks(
                "surname first",
                format!("{}, {initial}", surname.to_uppercase()),
            ),
            look("surname alone", *surname),
            look("title and surname", format!("Ms {surname}")),
        ]);
        all.push(case(
            "Whereabouts",
            field,
            &[recorded],
            prose::SENTENCES,
            planted,
        ));
    }
    for recorded in WHEREABOUTS {
        let group = "Whereabouts";
        all.push(case(
            group,
            field,
            &[recorded],
            prose::SENTENCES,
            written(recorded),
        ));
    }
    all
}

fn passage(words: &str) -> Case {
    let mut planted = written(words);
    if let Some((first, _)) = words.split_once(". ") {
        planted.push(look("one sentence of it", format!("{first}.")));
    }
    Case {
        group: "Left-out passage",
        suppression: None,
        left_out: vec![words.to_owned()],
        sentences: prose::SENTENCES,
        planted,
    }
}
