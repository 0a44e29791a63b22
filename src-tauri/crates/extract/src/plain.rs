//! Plain text: UTF-8 or UTF-16, else the Windows code page that UK offices use.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::collect::Collector;
use crate::model::PartKind;
use crate::refusal::Refusal;

pub(crate) fn read(bytes: &[u8], out: &mut Collector<'_>) -> Result<(), Refusal> {
    out.add(PartKind::Body, "", decode(bytes))
}

fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark_bytes)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[mark_bytes..])
            .0
            .into_owned();
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text.into_owned(),
        None => WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("Zoë".as_bytes()), "Zoë");
        assert_eq!(decode(b"Zo\xEB"), "Zoë");
        assert_eq!(decode(b"\xFF\xFEZ\0o\0\xEB\0"), "Zoë");
        assert_eq!(decode(b"\xEF\xBB\xBFZ"), "Z");
    }
}
