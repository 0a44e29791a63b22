//! The letters that stand for a person while notes are typed in the room.

use std::collections::BTreeSet;

use crate::meeting::ParticipantRole;

/// Short words of everyday English. Letters that are also one of them are taken as a speaker only
/// with a colon after them.
const WORDS: &[&str] = &[
    "a", "ad", "ah", "all", "am", "an", "and", "any", "are", "as", "ask", "at", "bad", "be", "bed",
    "big", "boy", "but", "by", "can", "car", "day", "dad", "did", "do", "dr", "eat", "etc", "for",
    "get", "go", "got", "had", "has", "he", "her", "hi", "him", "his", "how", "i", "if", "in",
    "is", "it", "its", "let", "man", "may", "me", "mr", "ms", "mum", "my", "nan", "new", "no",
    "not", "now", "of", "off", "oh", "ok", "old", "on", "one", "or", "our", "out", "own", "pm",
    "put", "ran", "re", "sat", "saw", "say", "see", "set", "she", "sit", "so", "son", "ten", "the",
    "to", "too", "two", "up", "us", "was", "way", "we", "who", "why", "yes", "yet", "you",
];

/// Tells whether letters are also a word, so that a colon is needed after them.
pub fn is_also_a_word(initials: &str) -> bool {
    WORDS.contains(&initials.to_lowercase().as_str())
}

/// Suggests letters for a person, different from those `taken`.
///
/// Shape: lower case. A parent is `mo` or `fa` by the relationship in words; a practitioner goes
/// by the letters of the post (`hv` for a health visitor); everyone else by the letters of the
/// name. A number is added where all of these are taken.
pub fn suggest(role: ParticipantRole, post: &str, name: &str, taken: &BTreeSet<String>) -> String {
    let from_role = match role {
        ParticipantRole::Chair => "ch",
        ParticipantRole::LeadPractitioner => "sw",
        ParticipantRole::MinuteTaker => "mt",
        ParticipantRole::Parent
        | ParticipantRole::Child
        | ParticipantRole::FamilyMember
        | ParticipantRole::Administrator
        | ParticipantRole::SocialCareManager
        | ParticipantRole::Practitioner
        | ParticipantRole::Interpreter
        | ParticipantRole::Advocate
        | ParticipantRole::Solicitor
        | ParticipantRole::Supporter
        | ParticipantRole::Observer => "",
    };
    let from_post = match post.to_lowercase().as_str() {
        "mother" => "mo".to_owned(),
        "father" => "fa".to_owned(),
        words => first_letters(words),
    };
    let candidates = [from_role.to_owned(), from_post, first_letters(name)];
    let free = |letters: &&String| !letters.is_empty() && !taken.contains(*letters);
    if let Some(letters) = candidates.iter().find(free) {
        return letters.clone();
    }
    let base = candidates
        .iter()
        .find(|letters| !letters.is_empty())
        .map_or("p", String::as_str);
    numbered(base, taken)
}

fn first_letters(words: &str) -> String {
    const MOST_LETTERS: usize = 3;
    let letters: String = words
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .take(MOST_LETTERS)
        .collect();
    if letters.chars().count() > 1 {
        letters
    } else {
        words
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .take(MOST_LETTERS)
            .collect()
    }
}

fn numbered(base: &str, taken: &BTreeSet<String>) -> String {
    (1..=taken.len() + 1)
        .map(|number| format!("{base}{number}"))
        .find(|letters| !taken.contains(letters))
        .unwrap_or_else(|| base.to_owned())
}
