//! Homes in every disguise that is claimed.

use chairside_domain::family::SuppressedField;

use crate::disguises::{Planted, blocks, look, mistyped};
use crate::planting::{Case, case, written};
use crate::prose;
use crate::secrets::{COMMON_HOUSES, Home, RARE_HOUSES};

pub fn home(home: &Home) -> Vec<Case> {
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
    planted.extend(ends_of_sentences(number, street));
    planted.extend(ranges(number, street));
    if home.is_rare_street {
        planted.extend(short_streets(number, street));
    }
    for words in in_words(number) {
        planted.push(blocks("number in words", format!("{words} {street}")));
        planted.push(blocks(
            "number in words",
            format!("number {words}, {short}"),
        ));
    }
    planted.extend(
        [&recorded, &first_line].map(|text| blocks("as in an address of the web", encoded(text))),
    );
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

/// The number stands last, and a sign hides the end of its sentence; another number follows.
fn ends_of_sentences(number: &str, street: &str) -> Vec<Planted> {
    [
        format!("“we are at {street} {number}!”\n5.3"),
        format!("\"{street}, {number}.\" 5.3"),
        format!("‘{street}, {number}.’ May"),
        format!("{street} ({number})\n5.3"),
        format!("{street} ({number}).\n5.3"),
    ]
    .map(|text| blocks("last in a quotation or in brackets", text))
    .into()
}

/// Houses that are one home.
fn ranges(number: &str, street: &str) -> Vec<Planted> {
    let number: u32 = number.parse().unwrap();
    let (before, after) = (number - 2, number + 2);
    [
        format!("{number}-{after} {street}"),
        format!("{number}–{after}, {street}"),
        format!("{number}/{after} {street}"),
        format!("{before}/{number} {street}"),
        format!("{number} and {after} {street}"),
        format!("{street} {number}-{after}"),
        format!("{street}, {before} – {number}"),
    ]
    .map(|text| blocks("a range of numbers", text))
    .into()
}

/// The street without its kind and without what stands before its name.
fn short_streets(number: &str, street: &str) -> Vec<Planted> {
    let kinds = [" Road", " Avenue", " Crescent", " Way"];
    let name = kinds
        .iter()
        .fold(street, |name, kind| name.trim_end_matches(kind));
    let leads = ["Old ", "Upper ", "Ffordd y "];
    let bare = leads
        .iter()
        .fold(name, |name, lead| name.trim_start_matches(lead));
    let mut texts = vec![
        format!("{number} {bare}"),
        format!("at {number} {bare}, where"),
    ];
    if street != name {
        texts.push(format!("{number} {name}"));
    }
    if name != bare && street != name {
        let kept = street.split_once(' ').unwrap().1;
        texts.push(format!("{number} {kept}"));
        texts.push(format!("{kept}, where they live at number {number}"));
    }
    let short = |text| blocks("a shorter name of the street", text);
    texts.into_iter().map(short).collect()
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

fn in_words(number: &str) -> &'static [&'static str] {
    match number {
        "14" => &["fourteen", "one four"],
        "7" => &["Seven"],
        "31" => &["thirty-one", "three one"],
        "9" => &["nine"],
        "20" => &["Twenty", "two oh"],
        "58" => &["fifty eight", "five eight"],
        "112" => &[
            "one hundred and twelve",
            "a hundred and twelve",
            "a hundred twelve",
            "one one two",
            "one twelve",
        ],
        "165" => &["a hundred and sixty-five", "one six five", "one sixty-five"],
        "212" => &["two hundred and twelve", "two one two", "two twelve"],
        _ => &[],
    }
}

/// Every sign that is no letter or figure, as the address of a page has it.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The figures of a postcode in words.
fn spoken(half: &str) -> String {
    let mut out = String::new();
    for letter in half.chars() {
        match letter.to_digit(10) {
            Some(figure) => {
                let names = "oh one two three four five six seven eight nine";
                let name = names.split(' ').nth(figure as usize).unwrap();
                out.push_str(&format!(" {name} "));
            }
            None => out.push(letter),
        }
    }
    out.replace("  ", " ").trim().to_owned()
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
        blocks(
            "in words",
            format!("{}, {}", spoken(outward), spoken(inward)),
        ),
        blocks("in words", format!("{outward} {}", spoken(inward))),
        blocks("as in an address of the web", encoded(&usual)),
    ]);
    planted
}

pub fn houses() -> Vec<Case> {
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
