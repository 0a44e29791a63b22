//! Wrong usage, options before and after, and a vault that is not there.

use crate::desk::{Desk, PASSPHRASE};

#[test]
fn wrong_usage_ends_with_2_and_says_so_on_stderr() {
    let desk = Desk::empty();
    let cases: &[&[&str]] = &[
        &[],
        &["dance"],
        &["conference"],
        &["conference", "import"],
        &["conference", "show"],
        &["conference", "dates"],
        &["pack"],
        &["pack", "check"],
        &["report", "attach", "R"],
        &["minutes", "R"],
        &[
            "minutes",
            "R",
            "--draft",
            "--recipient",
            "someone",
            "--out",
            "x.pdf",
        ],
        &["minutes", "R", "--password-file", "x", "--out", "x.pdf"],
        &["search"],
        &["export", "R"],
        &["backup"],
        &["restore"],
        &["timescale", "--pack", "england"],
        &[
            "timescale",
            "--pack",
            "england",
            "--rule",
            "review_first",
            "--from",
            "2026-01-05",
            "--also",
            "birth",
        ],
        &[
            "timescale",
            "--pack",
            "england",
            "--rule",
            "review_first",
            "--from",
            "2026-01-05",
            "--to-book",
            "2026-02-30",
        ],
        &["verify", "--passphrase-fd", "three"],
    ];
    for case in cases {
        let answer = desk.run(case);
        assert_eq!(answer.code, 2, "{case:?}");
        assert!(
            !answer.stderr.is_empty() && answer.stdout.is_empty(),
            "{case:?}"
        );
    }
    assert!(!desk.vault().exists(), "nothing was made");
}

#[test]
fn options_stand_before_or_after_the_command() {
    let desk = Desk::new();
    let vault = desk.vault().to_string_lossy().into_owned();
    let before = desk.run(&["--json", "--vault", &vault, "conference", "list"]);
    let after = desk.run(&["conference", "list", "--vault", &vault, "--json"]);
    let between = desk.run(&["conference", "--json", "list", "--vault", &vault]);
    assert_eq!(before.json(), after.json());
    assert_eq!(before.json(), between.json());
}

#[test]
fn help_and_version_are_answers() {
    let desk = Desk::empty();
    for option in ["--help", "--version"] {
        let answer = desk.run(&[option]);
        assert_eq!(answer.code, 0);
        assert!(!answer.stdout.is_empty());
    }
}

#[test]
fn without_a_vault_every_command_says_how_to_make_one() {
    let desk = Desk::empty();
    let out = desk.path("out");
    let cases: &[&[&str]] = &[
        &["conference", "list"],
        &["conference", "show", "R"],
        &["conference", "import", "x.json"],
        &["report", "attach", "R", "--agency", "A", "x"],
        &["minutes", "R", "--out", &out],
        &["search", "word"],
        &["export", "R", "--out", &out],
        &["backup", &out],
        &["verify"],
    ];
    for case in cases {
        let answer = desk.run(case);
        assert!(
            answer.refused().contains("init"),
            "{case:?}: {}",
            answer.stderr
        );
    }
    assert!(
        !desk.vault().join("chairside.db").exists(),
        "no empty vault was made"
    );
}

#[test]
fn a_vault_is_made_once_and_its_kit_is_proved() {
    let desk = Desk::empty();
    let kit = desk.path("kit.txt");
    let made = desk.json(&["init", "--recovery-kit", &kit]);
    assert_eq!(made["recovery_kit"], kit.as_str());
    let text = std::fs::read_to_string(&kit).unwrap();
    assert!(
        text.lines().any(|line| line.split('-').count() == 8),
        "8 groups: {text}"
    );
    assert_eq!(
        desk.references(),
        Vec::<String>::new(),
        "the vault is open for use"
    );
    let again = desk.run(&["init", "--recovery-kit", &desk.path("other.txt")]);
    assert!(again.refused().contains("already"), "{}", again.stderr);
    assert!(!std::path::Path::new(&desk.path("other.txt")).exists());
}

#[test]
fn without_a_terminal_the_kit_needs_a_file() {
    let desk = Desk::empty();
    let refused = desk.run(&["init"]);
    assert_eq!(refused.code, 2, "an option is missing: {}", refused.stderr);
    assert!(refused.stderr.contains("--recovery-kit"));
    std::fs::write(desk.path("kit.txt"), "mine").unwrap();
    desk.run(&["init", "--recovery-kit", &desk.path("kit.txt")])
        .refused();
    desk.run(&[
        "init",
        "--recovery-kit",
        &desk.path("no/such/folder/kit.txt"),
    ])
    .refused();
    assert!(!desk.vault().exists(), "nothing was made");
    assert_eq!(
        std::fs::read_to_string(desk.path("kit.txt")).unwrap(),
        "mine"
    );
}

#[test]
fn without_a_keyring_it_says_so_and_holds_to_the_stricter_rule() {
    let desk = Desk::empty();
    let kit = desk.path("kit.txt");
    let init = |passphrase: &str| {
        let mut command = desk.command(&["init", "--recovery-kit", &kit]);
        command
            .env_remove("CHAIRSIDE_NO_KEYRING")
            .env("CHAIRSIDE_PASSPHRASE", passphrase);
        command.env(
            "DBUS_SESSION_BUS_ADDRESS",
            format!("unix:path={}", desk.path("no-bus")),
        );
        crate::desk::Answer::of(command.output().unwrap())
    };
    let weak = init("correcthorse1");
    assert!(weak.refused().contains("keyring"), "{}", weak.stderr);
    let strong = init(PASSPHRASE);
    assert_eq!(strong.code, 0, "{}", strong.stderr);
    assert!(
        strong.stderr.contains("no keyring"),
        "it says so: {}",
        strong.stderr
    );
}

#[test]
fn the_demonstration_fills_a_new_vault_and_no_other() {
    let desk = Desk::empty();
    let filled = desk.json(&["demo"]);
    assert!(filled["conferences"].as_array().unwrap().len() >= 10);
    assert_eq!(
        filled["recovery_code"].as_str().unwrap().split('-').count(),
        8
    );
    assert_eq!(
        desk.references().len(),
        filled["conferences"].as_array().unwrap().len()
    );
    desk.run(&["demo"]).refused();
}
