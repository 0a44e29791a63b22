//! Readable text in bytes of any kind.

use std::collections::BTreeSet;

/// Signs that must follow one another before bytes count as text.
pub(crate) const RUN_SIGNS: usize = 5;
/// The same within a picture, whose packed bytes look like short words by chance.
pub(crate) const RUN_SIGNS_IN_PICTURE: usize = 12;

/// Returns the runs of at least `least_signs` readable signs in `bytes`, one a line.
///
/// Reads the bytes as UTF-8 and as UTF-16 in both orders, since any of them may lie in a file.
pub(crate) fn readable_runs(bytes: &[u8], least_signs: usize) -> String {
    let mut runs = String::new();
    push_utf8_runs(bytes, least_signs, &mut runs);
    for (first, second) in [(0, 1), (1, 0)] {
        push_utf16_runs(bytes, (first, second), least_signs, &mut runs);
    }
    runs
}

fn push_utf8_runs(bytes: &[u8], least_signs: usize, runs: &mut String) {
    for chunk in bytes.utf8_chunks() {
        for run in chunk.valid().split(|sign: char| sign.is_control()) {
            push_run(run, least_signs, runs);
        }
    }
}

fn push_run(run: &str, least_signs: usize, runs: &mut String) {
    let run = run.trim();
    let different: BTreeSet<char> = run.chars().collect();
    let is_text = different.len() > 2 && different.iter().any(|sign| sign.is_alphanumeric());
    if is_text && run.chars().count() >= least_signs {
        runs.push_str(run);
        runs.push('\n');
    }
}

/// Looks for Latin text only: with any sign allowed, every binary file would seem to be text.
fn push_utf16_runs(
    bytes: &[u8],
    (high, low): (usize, usize),
    least_signs: usize,
    runs: &mut String,
) {
    let mut run = String::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let unit = u16::from(bytes[at + high]) << 8 | u16::from(bytes[at + low]);
        match char::from_u32(u32::from(unit)).filter(|sign| is_latin_sign(*sign)) {
            Some(sign) => {
                run.push(sign);
                at += 2;
            }
            None => {
                push_run(&run, least_signs, runs);
                at += if run.is_empty() { 1 } else { 2 };
                run.clear();
            }
        }
    }
    push_run(&run, least_signs, runs);
}

fn is_latin_sign(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_in_each_encoding() {
        let mut bytes = vec![0, 1, 2];
        bytes.extend_from_slice(b"Plain words");
        bytes.extend_from_slice(&[0xFF, 0xFE]);
        bytes.extend("Wide words".encode_utf16().flat_map(u16::to_be_bytes));
        bytes.push(7);
        bytes.extend("Other order".encode_utf16().flat_map(u16::to_le_bytes));
        let runs = readable_runs(&bytes, RUN_SIGNS);
        for wanted in ["Plain words", "Wide words", "Other order"] {
            assert!(
                runs.contains(wanted),
                "{wanted} stands in the bytes: {runs}"
            );
        }
    }

    #[test]
    fn short_runs_and_noise_are_left_out() {
        assert_eq!(
            readable_runs(
                &[1, b'a', b'b', 2, b'-', b'-', b'-', b'-', b'-', 3],
                RUN_SIGNS
            ),
            ""
        );
    }
}
