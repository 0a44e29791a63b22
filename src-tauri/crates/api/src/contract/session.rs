//! First run, unlocking, locking, the privacy screen.

use chairside_domain::ids::PersonId;
use chairside_domain::office::OfficeRole;

shape_codes! {
    /// Where the session stands.
    SessionKind {
        /// There is no vault yet: first run.
        NoVault,
        /// A vault was made, but its recovery kit is not proved yet.
        KitToProve,
        /// Locked.
        Locked,
        /// Open.
        Unlocked,
        /// Open, behind the privacy screen.
        Private,
    }
    /// Whether this computer keeps a part of the key. Before a vault is made: whether it will.
    KeyringState {
        /// It does.
        Available,
        /// There is no service: the passphrase stands alone and the stricter rule holds.
        NoService,
        /// It was left alone on request: the passphrase stands alone and the stricter rule holds.
        LeftAlone,
        /// A service answers, and this vault was made without it: the passphrase stands alone.
        NotUsed,
        /// It keeps a part of the key of this vault, and it is not asked or does not answer.
        OutOfReach,
    }
}

shape! {
    /// Where the session stands and who is at the laptop.
    SessionView {
        /// State.
        kind: SessionKind,
        /// Keyring.
        keyring: KeyringState,
        /// Who unlocked, once open.
        person: Option<PersonId>,
        /// Name of that person.
        person_name: String,
        /// Role in which the person acts now.
        role: Option<OfficeRole>,
        /// Roles that the person may act in.
        roles: Vec<OfficeRole>,
        /// A privacy PIN has been set.
        has_pin: bool,
        /// Today, in local time.
        today: chrono::NaiveDate,
        /// Why it locked, as a sentence, or empty.
        locked_because: String,
        /// Idle minutes after which it locks.
        lock_after_minutes: u16,
        /// Minutes that may be chosen for it.
        lock_after_choices: Vec<u16>,
        /// Drafts found from before a crash and put back.
        recovered_drafts: u32,
    }

    /// A passphrase to judge.
    AssessPassphrase {
        /// What was typed.
        passphrase: String,
    }
    /// How good a passphrase is.
    PassphraseReport {
        /// 0 to 4.
        score: u8,
        /// It may be used.
        is_accepted: bool,
        /// The rule, as a sentence.
        rule: String,
        /// What would make it better, as sentences.
        advice: Vec<String>,
    }
    /// A suggested passphrase.
    SuggestedPassphrase {
        /// Random words with spaces between.
        passphrase: String,
    }

    /// First run.
    CreateVault {
        /// The person's name.
        person_name: String,
        /// Roles of the person.
        roles: Vec<OfficeRole>,
        /// Role to act in now.
        acting_role: OfficeRole,
        /// Name at the head of papers.
        council_name: String,
        /// Pack id to follow.
        pack: String,
        /// Passphrase.
        passphrase: String,
        /// Passphrase typed again.
        passphrase_again: String,
    }
    /// The recovery kit, shown once.
    RecoveryKitView {
        /// Eight groups of four signs.
        groups: Vec<String>,
        /// Groups to be typed back, counted from 1.
        prove_groups: Vec<u8>,
        /// Where the text of the kit was saved, or empty.
        saved_to: String,
    }
    /// Saves the kit as a text file, at a path that the person chose.
    SaveRecoveryKit {
        /// File to write. It must not exist yet.
        path: String,
    }
    /// A part of the kit, typed back.
    ProveRecoveryKit {
        /// Groups as typed, in the order asked for.
        groups: Vec<String>,
    }
    /// Unlocks.
    Unlock {
        /// Passphrase.
        passphrase: String,
    }
    /// Unlocks with the recovery kit and sets a new passphrase.
    UnlockWithRecovery {
        /// The code as typed.
        code: String,
        /// New passphrase.
        new_passphrase: String,
    }
    /// A new passphrase.
    ChangePassphrase {
        /// The present one.
        passphrase: String,
        /// The new one.
        new_passphrase: String,
    }
    /// Locks.
    Lock {
        /// Code of the reason: `person`, `idle`, `screen_locked`, `suspend`, `closing`.
        reason: String,
    }
    /// Sets the privacy PIN.
    SetPin {
        /// 6 or more digits.
        pin: String,
    }
    /// Shows or hides the privacy screen.
    SetPrivate {
        /// Hide.
        is_private: bool,
        /// The PIN, to show again.
        pin: String,
    }
    /// Acts in another role.
    ActAs {
        /// Role.
        role: OfficeRole,
    }
}
