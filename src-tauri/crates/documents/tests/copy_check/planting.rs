//! Every secret in every disguise that is claimed.

use super::disguises::{Planted, WRITINGS, blocks, look, mistyped};
use super::secrets::{
    CARERS, COMMON_HOUSES, HOMES, HOMES_FOR_CHILDREN, Home, MAILS, PASSAGES, PEOPLE, PHONES,
};
use super::secrets::{RARE_HOUSES, SCHOOLS, School, WHEREABOUTS};
use super::{prose, secrets};
use chairside_domain::family::{SuppressedField, Suppression};

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

fn case(
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
fn written(text: &str) -> Vec<Planted> {
    WRITINGS
        .iter()
        .map(|(name, write)| blocks(name, write(text)))
        .collect()
}

fn home(home: &Home) -> Vec<Case> {
    let Home {
        number,
        street,
        short,
        ..
    } = *home;
    let recorded = home.recorded();
    let first_line = format!("{number} {street}");
    let mut planted = written(&recorded);
    planted.extend(written(&first_line));
    planted.extend(written(&format!("{number} {short}")));
    planted.extend([
        blocks("number sign", format!("No. {number}, {short}")),
        blocks("number sign", format!("no {number} {street}")),
        blocks("with a flat", format!("Flat 2, {first_line}")),
        blocks("with a flat", format!("Flat 2B at {number}, {short}")),
        blocks("number with a letter", format!("{number}a {street}")),
        blocks(
            "words between",
            format!("number {number}, the house with the blue door in {street}"),
        ),
        blocks(
            "words between",
            format!("{number} in the road called {street}"),
        ),
        blocks(
            "words between",
            format!("at {number}, near the end of {short}"),
        ),
        blocks("the other order", format!("{street}, number {number}")),
        blocks("the other order", format!("{street} {number}")),
        blocks("the other order", format!("{short} (no. {number})")),
        blocks(
            "the other order",
            format!("{street}, where they live at number {number}"),
        ),
        blocks("cells of a table", format!("{number} | {street}")),
        blocks(
            "cells of a table",
            format!("{}{}{first_line}{}", home.town, "\t", home.town),
        ),
        blocks(
            "letters for figures",
            format!("{} {street}", mistyped_in_part(number)),
        ),
    ]);
    if let Some(words) = in_words(number) {
        planted.push(blocks("number in words", format!("{words} {street}")));
        planted.push(blocks(
            "number in words",
            format!("number {words}, {short}"),
        ));
    }
    let address = case(
        "Address",
        SuppressedField::Address,
        &[&recorded],
        prose::SENTENCES,
        planted,
    );
    let street_sentences = if home.is_rare_street {
        prose::SENTENCES
    } else {
        prose::AT_HOME
    };
    let alone = vec![
        look("street without its number", street),
        look("street without its number", short.to_lowercase()),
    ];
    vec![
        address,
        case(
            "Street alone",
            SuppressedField::Address,
            &[&recorded],
            street_sentences,
            alone,
        ),
        case(
            "Postcode",
            SuppressedField::Address,
            &[&recorded],
            prose::SENTENCES,
            postcode(home),
        ),
    ]
}

/// One figure stays a figure, as a slip of the hand leaves it.
fn mistyped_in_part(number: &str) -> String {
    if number.len() < 2 {
        return number.to_owned();
    }
    let (kept, slipped) = number.split_at(number.len() - 1);
    if mistyped(slipped) == slipped {
        format!("{}{slipped}", mistyped(kept))
    } else {
        format!("{kept}{}", mistyped(slipped))
    }
}

fn in_words(number: &str) -> Option<&'static str> {
    Some(match number {
        "14" => "fourteen",
        "7" => "Seven",
        "31" => "thirty-one",
        "9" => "nine",
        "20" => "Twenty",
        "58" => "fifty eight",
        "112" => "one hundred and twelve",
        _ => return None,
    })
}

fn postcode(home: &Home) -> Vec<Planted> {
    let (outward, inward) = home.postcode;
    let usual = format!("{outward} {inward}");
    let glued = format!("{outward}{inward}");
    let mut planted = written(&usual);
    planted.extend([
        blocks("without the space", glued.clone()),
        blocks("without the space", glued.to_lowercase()),
        blocks(
            "split elsewhere",
            format!(
                "{} {}",
                &glued[..glued.len() - 2],
                &glued[glued.len() - 2..]
            ),
        ),
        blocks("split elsewhere", format!("{outward}-{inward}")),
        blocks("split elsewhere", format!("{outward}.{inward}")),
        blocks("split over two cells", format!("{outward} | {inward}")),
        blocks("letters for figures", mistyped(&usual)),
        blocks("letters for figures", mistyped(&glued).to_lowercase()),
        blocks("run into the town", format!("{}{usual}", home.town)),
        blocks("in brackets", format!("({usual})")),
    ]);
    planted
}

fn houses() -> Vec<Case> {
    let mut all = Vec::new();
    for (recorded, name, street) in RARE_HOUSES {
        let mut planted = written(name);
        planted.push(blocks(
            "name and street apart",
            format!("{name}, which is on {street}"),
        ));
        all.push(case(
            "Named house",
            SuppressedField::Address,
            &[recorded],
            prose::SENTENCES,
            planted,
        ));
    }
    for (recorded, name, street) in COMMON_HOUSES {
        let mut planted = written(&format!("{name}, {street}"));
        planted.push(blocks(
            "name and street apart",
            format!("{street}, at {name}"),
        ));
        planted.push(look("a common name alone", *name));
        all.push(case(
            "Named house",
            SuppressedField::Address,
            &[recorded],
            prose::SENTENCES,
            planted,
        ));
    }
    all
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

fn phone(recorded: &str) -> Case {
    let figures: String = recorded.chars().filter(char::is_ascii_digit).collect();
    let national = figures
        .trim_start_matches('0')
        .trim_start_matches("44")
        .to_owned();
    let (code, rest) = national.split_at(4);
    let (middle, end) = rest.split_at(3);
    let each = |sign: &str| {
        figures
            .chars()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(sign)
    };
    let spelled = |zero: &str| {
        let names = [
            zero, "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        ];
        let words: Vec<&str> = format!("0{national}")
            .bytes()
            .map(|b| names[usize::from(b - b'0')])
            .collect();
        words.join(" ")
    };
    let urdu: String = figures
        .bytes()
        .filter_map(|b| char::from_u32(0x6F0 + u32::from(b - b'0')))
        .collect();
    let bengali: String = figures
        .bytes()
        .filter_map(|b| char::from_u32(0x9E6 + u32::from(b - b'0')))
        .collect();
    let planted = vec![
        blocks("as recorded", recorded),
        blocks("no groups", format!("0{national}")),
        blocks("with +44", format!("+44{national}")),
        blocks("with +44", format!("+44 {code} {middle} {end}")),
        blocks("with +44 (0)", format!("+44 (0){code} {middle}{end}")),
        blocks("with 0044", format!("0044-{code}-{middle}-{end}")),
        blocks("other groups", format!("0{code}.{middle}.{end}")),
        blocks("other groups", format!("(0{code}) {middle}-{end}")),
        blocks(
            "other groups",
            format!("0{} {} {}", &national[..2], &national[2..5], &national[5..]),
        ),
        blocks("each figure by itself", each(" ")),
        blocks("each figure by itself", each("-")),
        blocks("line break", format!("0{code}\n{middle}{end}")),
        blocks("words between", format!("0{code}, and then {middle} {end}")),
        blocks(
            "words between",
            format!("0{code} {middle} (evenings only) {end}"),
        ),
        blocks(
            "letters for figures",
            mistyped(&format!("0{code} {middle} {end}")),
        ),
        blocks("in words", spelled("zero")),
        blocks("in words", spelled("oh")),
        blocks("figures of another script", urdu),
        blocks("figures of another script", bengali),
        blocks("as a link", format!("tel:+44{national}")),
        look("without the area", local(&national)),
    ];
    case(
        "Telephone",
        SuppressedField::Phone,
        &[recorded],
        prose::SENTENCES,
        planted,
    )
}

fn local(national: &str) -> String {
    let length = match national.as_bytes() {
        [b'2', ..] => 8,
        [b'1', b'1', ..] => 7,
        _ => 6,
    };
    let local = &national[national.len() - length..];
    format!("{} {}", &local[..3], &local[3..])
}

fn mail_address(recorded: &str) -> Case {
    let spelled = recorded.replace('@', " at ").replace('.', " dot ");
    let planted = vec![
        blocks("as recorded", recorded),
        blocks("capitals", recorded.to_uppercase()),
        blocks("spelled", spelled.clone()),
        blocks(
            "spelled",
            recorded.replace('@', "(at)").replace('.', "[dot]"),
        ),
        blocks("spelled", recorded.replace('@', " at ")),
        blocks("blanks", recorded.replace('@', " @ ").replace('.', ". ")),
        blocks("line break", recorded.replace('@', "@\n")),
        blocks("as a link", format!("<mailto:{recorded}>")),
    ];
    case(
        "E-mail",
        SuppressedField::Phone,
        &[recorded],
        prose::SENTENCES,
        planted,
    )
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
