//! A whole conference through the same functions as the window calls.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod b_copies;
mod b_recipients;
mod c_copies;
mod council_mark;
mod d_e_copies;
mod e_copies;
mod endings;
mod erasing;
mod family;
mod family_members;
mod family_record;
mod finishing;
mod hand;
mod keyring;
mod ledger;
mod letters;
mod meeting;
mod office;
mod preferences;
mod previewing;
mod procedures;
mod procedures_kept;
mod quorum;
mod reconvening;
mod reports;
mod rules_in_the_window;
mod welsh;
mod whole;
mod withheld;
