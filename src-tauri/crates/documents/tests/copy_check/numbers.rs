//! Telephone numbers and addresses of mail in every disguise that is claimed.

use chairside_domain::family::SuppressedField;

use crate::disguises::{blocks, look, mistyped};
use crate::planting::{Case, case};
use crate::prose;

pub fn phone(recorded: &str) -> Case {
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

pub fn mail_address(recorded: &str) -> Case {
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
