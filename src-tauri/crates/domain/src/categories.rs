//! Categories as each nation records them: one or "multiple", one or more, or none at all.

use crate::pack::{CategoryMode, CategoryPolicy};

record! {
    /// Categories as the return and the papers have them.
    RecordedCategories {
        /// The code for the return; empty where the nation has none.
        code: String,
        /// Every category that was chosen, as codes, in the order of the pack.
        list: Vec<String>,
    }
}

/// What is recorded for the categories that were chosen.
///
/// Shape: several in England become the code for multiple, with the list beside it; in Wales each
/// is kept and no code stands for them; in Scotland the list holds areas of concern.
/// Source: the pack's `categories` table; procedure section 2.10; scenario B4.
pub fn recorded(chosen: &[String], policy: &CategoryPolicy) -> RecordedCategories {
    let list = in_order_of(policy, chosen);
    let code = match (policy.mode, list.as_slice()) {
        (CategoryMode::OneOrMultiple | CategoryMode::OneOrMore, [only]) => only.clone(),
        (CategoryMode::OneOrMultiple, [_, _, ..]) => {
            policy.multiple_code.clone().unwrap_or_default()
        }
        (CategoryMode::OneOrMultiple | CategoryMode::OneOrMore, _)
        | (CategoryMode::AreasOfConcern, _) => String::new(),
    };
    RecordedCategories { code, list }
}

/// Chosen codes that the pack does not list. Areas of concern may be written in words.
///
/// Source: the pack's census table, checks `initial_category` and `latest_category`.
pub fn unknown<'a>(chosen: &'a [String], policy: &CategoryPolicy) -> Vec<&'a String> {
    match policy.mode {
        CategoryMode::AreasOfConcern => Vec::new(),
        CategoryMode::OneOrMultiple | CategoryMode::OneOrMore => chosen
            .iter()
            .filter(|code| {
                let is_multiple = Some(code.as_str()) == policy.multiple_code.as_deref();
                !is_multiple && !policy.categories.iter().any(|known| known.code == **code)
            })
            .collect(),
    }
}

/// Each code once: those of the pack in its order, then any others as they were chosen.
fn in_order_of(policy: &CategoryPolicy, chosen: &[String]) -> Vec<String> {
    let listed = policy.categories.iter().chain(&policy.areas_of_concern);
    let mut list: Vec<String> = listed
        .map(|known| known.code.clone())
        .filter(|code| chosen.contains(code))
        .collect();
    for code in chosen {
        let is_multiple = Some(code) == policy.multiple_code.as_ref();
        if !is_multiple && !list.contains(code) {
            list.push(code.clone());
        }
    }
    list
}
