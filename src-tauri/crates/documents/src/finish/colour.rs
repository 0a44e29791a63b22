//! The colour profile that says what the file's red, green and blue are.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// sRGB, ICC version 2. See `assets/icc/README.md`.
const PROFILE: &[u8] = include_bytes!("../../../../../assets/icc/srgb-v2.icc");

/// Adds the profile as the file's output intent.
pub(super) fn add_output_intent(document: &mut Document) -> ObjectId {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, PROFILE.to_vec()));
    let condition = Object::String(b"sRGB IEC61966-2.1".to_vec(), StringFormat::Literal);
    let intent: Dictionary = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => condition.clone(),
        "Info" => condition,
        "DestOutputProfile" => profile,
    };
    document.add_object(intent)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn tag(name: &[u8; 4]) -> &'static [u8] {
        let count = u32::from_be_bytes(PROFILE[128..132].try_into().unwrap()) as usize;
        let entry = PROFILE[132..132 + 12 * count]
            .chunks(12)
            .find(|entry| &entry[..4] == name)
            .expect("the tag");
        let at = u32::from_be_bytes(entry[4..8].try_into().unwrap()) as usize;
        let len = u32::from_be_bytes(entry[8..12].try_into().unwrap()) as usize;
        &PROFILE[at..at + len]
    }

    #[test]
    fn the_profile_holds_the_curve_of_srgb() {
        let curve = &tag(b"gTRC")[12..];
        assert_eq!(curve.len(), 2048);
        for (at, entry) in curve.chunks(2).enumerate() {
            let value = at as f64 / 1023.0;
            let linear = if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            };
            let held = f64::from(u16::from_be_bytes([entry[0], entry[1]]));
            assert!((held - linear * 65535.0).abs() <= 0.51, "entry {at}");
        }
    }

    #[test]
    fn the_profile_holds_the_primaries_of_srgb() {
        for (name, primary) in [
            (b"rXYZ", [0.43607, 0.22249, 0.01392]),
            (b"gXYZ", [0.38515, 0.71687, 0.09708]),
            (b"bXYZ", [0.14307, 0.06061, 0.71410]),
        ] {
            for (held, wanted) in tag(name)[8..].chunks(4).zip(primary) {
                let held = f64::from(i32::from_be_bytes(held.try_into().unwrap())) / 65536.0;
                assert!((held - wanted).abs() < 0.0001);
            }
        }
    }
}
