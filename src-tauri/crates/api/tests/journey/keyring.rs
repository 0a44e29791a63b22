//! What the app says of the computer's keyring is true of the vault that is there.

use chairside_api::KeyringState;

use crate::office::Office;

#[test]
fn a_vault_bound_to_a_keyring_says_so_and_says_when_it_is_out_of_reach() {
    let mut office = Office::new("england");
    assert_eq!(office.session().keyring, KeyringState::Available);

    office.start_again(true);
    assert_eq!(office.session().keyring, KeyringState::OutOfReach);
    let refused = office.unlock().unwrap_err();
    assert_eq!(refused.code, "keyring_left_alone");

    office.start_again(false);
    assert_eq!(office.session().keyring, KeyringState::Available);
    office.unlock().unwrap();
}

#[test]
fn a_vault_made_without_a_keyring_does_not_claim_one() {
    let mut office = Office::empty("2026-12-18T09:00:00Z");
    assert_eq!(
        office.session().keyring,
        KeyringState::Available,
        "no vault yet"
    );

    office.start_again(true);
    assert_eq!(office.session().keyring, KeyringState::LeftAlone);
    office.found("england");

    office.start_again(false);
    assert_eq!(office.session().keyring, KeyringState::NotUsed);
    office.unlock().unwrap();
    assert_eq!(office.session().keyring, KeyringState::NotUsed);
}
