//! The letters that stand for a person while notes are typed.
#![allow(missing_docs)]

use std::collections::BTreeSet;

use chairside_domain::initials::{is_also_a_word, suggest};
use chairside_domain::meeting::ParticipantRole::{self, *};

fn suggested(role: ParticipantRole, post: &str, name: &str, taken: &[&str]) -> String {
    let taken: BTreeSet<String> = taken.iter().map(|letters| (*letters).to_owned()).collect();
    suggest(role, post, name, &taken)
}

#[test]
fn initials_that_are_words_need_a_colon() {
    for word in ["is", "AS", "me"] {
        assert!(is_also_a_word(word), "{word} is a word");
    }
    assert!(!is_also_a_word("hv"), "hv is not a word");
}

#[test]
fn a_health_visitor_is_hv_and_a_further_one_differs() {
    let visitor = |name, taken: &[&str]| suggested(Practitioner, "Health visitor", name, taken);
    assert_eq!(visitor("Siân Trevelyan-Boateng", &[]), "hv");
    assert_eq!(visitor("Ola Brandt", &["hv"]), "ob");
    assert_eq!(visitor("Olive Best", &["hv", "ob"]), "hv1");
    assert_eq!(visitor("Oz Bell", &["hv", "ob", "hv1"]), "hv2");
    assert_eq!(visitor("Ola Brandt", &["hv", "ob", "hv1", "hv2"]), "hv3");
}

#[test]
fn the_role_comes_before_the_post_and_the_post_before_the_name() {
    let (post, name) = ("Team manager", "Ines Calloway");
    assert_eq!(suggested(Chair, post, name, &[]), "ch");
    assert_eq!(suggested(LeadPractitioner, post, name, &[]), "sw");
    assert_eq!(suggested(MinuteTaker, post, name, &[]), "mt");
    assert_eq!(suggested(Chair, post, name, &["ch"]), "tm");
    assert_eq!(suggested(Practitioner, post, name, &[]), "tm");
    assert_eq!(suggested(Supporter, "", name, &[]), "ic");
}

#[test]
fn parents_go_by_mo_and_fa() {
    assert_eq!(suggested(Parent, "Mother", "Folasade Adeyemi", &[]), "mo");
    assert_eq!(suggested(Parent, "Father", "Darren Whitcombe", &[]), "fa");
}

#[test]
fn letters_are_at_most_three_and_one_word_gives_its_first_ones() {
    assert_eq!(
        suggested(Practitioner, "Year 3 class teacher", "Al", &[]),
        "y3c"
    );
    assert_eq!(suggested(Practitioner, "Midwife", "Al", &[]), "mid");
    assert_eq!(suggested(Supporter, "", "Xi", &[]), "xi");
    assert_eq!(suggested(Supporter, "", "", &[]), "p1", "nothing is known");
    assert_eq!(suggested(Supporter, "", "", &["p1"]), "p2");
}
