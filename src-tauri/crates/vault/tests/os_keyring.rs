//! The operating system's keyring, tried with a real Secret Service that nobody else uses.
//!
//! The library looks for a service once in the life of a process, so each situation is a process of
//! its own: this program, started again inside a private D-Bus session. Needs `dbus-run-session` and
//! `gnome-keyring-daemon`; without them it fails.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[cfg(not(target_os = "linux"))]
fn main() {
    // The keychain of Windows or macOS would be the developer's own, which no test may touch.
}

#[cfg(target_os = "linux")]
fn main() {
    let situation = std::env::args().find_map(|arg| arg.strip_prefix("inside:").map(str::to_owned));
    match situation.as_deref() {
        Some("no_bus" | "no_service") => inside::absent(),
        Some("unlocked") => inside::unlocked(),
        Some("locked") => inside::locked(),
        Some(other) => panic!("no such situation: {other}"),
        None => outside::run_every_situation(),
    }
}

#[cfg(target_os = "linux")]
mod outside {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    /// Gives the keyring's (empty) password, as signing in would.
    const UNLOCKED: &str =
        r"printf '\n' | gnome-keyring-daemon --unlock --foreground --components=secrets";
    /// Nobody gives the password, and there is no screen to ask on.
    const LOCKED: &str = "gnome-keyring-daemon --foreground --components=secrets";

    /// How long one situation may take, in seconds. A bus that answers nobody would wait for ever.
    const LIMIT_S: &str = "120";

    /// What there is in a session.
    enum Session {
        NoBus,
        Bus,
        BusWithService(&'static str),
    }

    pub fn run_every_situation() {
        for (situation, session) in [
            ("no_bus", Session::NoBus),
            ("no_service", Session::Bus),
            ("unlocked", Session::BusWithService(UNLOCKED)),
            ("locked", Session::BusWithService(LOCKED)),
        ] {
            run(situation, &session);
            println!("keyring {situation}: ok");
        }
    }

    fn run(situation: &str, session: &Session) {
        let home = tempfile::tempdir().unwrap();
        let program = std::env::current_exe().unwrap();
        let mut command = match session {
            Session::NoBus => Command::new(&program),
            Session::Bus | Session::BusWithService(_) => {
                let mut command = Command::new("timeout");
                command.args([LIMIT_S, "dbus-run-session"]);
                let config = write_bus_config(home.path(), session);
                command
                    .arg(format!("--config-file={config}"))
                    .arg("--")
                    .arg(&program);
                command
            }
        };
        let status = command
            .arg(format!("inside:{situation}"))
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .status()
            .expect("dbus-run-session is installed");
        assert!(status.success(), "keyring {situation}");
    }

    /// Writes a bus that offers the session's service and no other, whatever is installed. The bus
    /// starts the service when it is first asked for and waits until it answers; both end together.
    fn write_bus_config(home: &Path, session: &Session) -> String {
        let services = home.join("services");
        fs::create_dir(&services).unwrap();
        if let Session::BusWithService(script) = session {
            let start = services.join("start.sh");
            fs::write(&start, format!("{script}\n")).unwrap();
            let service = format!(
                "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sh {}\n",
                start.display()
            );
            fs::write(services.join("org.freedesktop.secrets.service"), service).unwrap();
        }
        let config = home.join("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>unix:dir={}</listen>\
             <servicedir>{}</servicedir><policy context=\"default\">\
             <allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            home.display(),
            services.display()
        );
        fs::write(&config, text).unwrap();
        config.display().to_string()
    }
}

#[cfg(target_os = "linux")]
mod inside {
    use chairside_vault::{
        KdfProfile, OsKeyring, Passphrase, SecretStore, SecretStoreError, SecretStoreStatus,
        UnlockError, Vault, VaultError,
    };

    const NOON_S: i64 = 1_790_000_000;

    fn keyring() -> OsKeyring {
        OsKeyring::new("uk.chairside.test")
    }

    fn passphrase() -> Passphrase {
        Passphrase::new("lantern gravel otter seventeen plum".to_owned()).unwrap()
    }

    pub fn absent() {
        assert_eq!(keyring().status(), SecretStoreStatus::Absent);
        assert_eq!(
            keyring().get("a").unwrap_err(),
            SecretStoreError::ServiceMissing
        );
        assert_eq!(
            keyring().set("a", b"b").unwrap_err(),
            SecretStoreError::ServiceMissing
        );
    }

    pub fn unlocked() {
        let (keyring, dir) = (keyring(), tempfile::tempdir().unwrap());
        assert_eq!(keyring.status(), SecretStoreStatus::Ready);
        assert_eq!(
            keyring.get("a").unwrap_err(),
            SecretStoreError::EntryMissing
        );
        keyring.set("a", &[0, 255, 10, 13]).unwrap();
        assert_eq!(keyring.get("a").unwrap().as_slice(), [0, 255, 10, 13]);
        keyring.delete("a").unwrap();
        keyring
            .delete("a")
            .expect("forgetting what is not there is no error");
        assert_eq!(
            keyring.get("a").unwrap_err(),
            SecretStoreError::EntryMissing
        );

        // The whole way, at the app's own cost.
        let standard = KdfProfile::standard();
        let (made, _) = Vault::create(dir.path(), &passphrase(), &keyring, standard).unwrap();
        assert!(made.uses_keyring());
        let opened = Vault::unlock(dir.path(), &passphrase(), &keyring, NOON_S).unwrap();
        assert_eq!(
            made.database_key().expose_hex(),
            opened.database_key().expose_hex()
        );
        // Another service name stands for another account.
        let elsewhere = OsKeyring::new("uk.chairside.elsewhere");
        let refused = Vault::unlock(dir.path(), &passphrase(), &elsewhere, NOON_S).unwrap_err();
        assert!(matches!(
            refused,
            UnlockError::Keyring(SecretStoreError::EntryMissing)
        ));
    }

    pub fn locked() {
        let (keyring, dir) = (keyring(), tempfile::tempdir().unwrap());
        assert_eq!(keyring.status(), SecretStoreStatus::Ready);
        assert_eq!(
            keyring.get("a").unwrap_err(),
            SecretStoreError::EntryMissing,
            "a locked keyring with nobody to ask gives nothing, which proves nothing"
        );
        assert_eq!(
            keyring.set("a", b"b").unwrap_err(),
            SecretStoreError::Locked
        );
        let refused =
            Vault::create(dir.path(), &passphrase(), &keyring, KdfProfile::standard()).unwrap_err();
        assert!(matches!(
            refused,
            VaultError::SecretStore(SecretStoreError::Locked)
        ));
        assert!(
            !Vault::exists(dir.path()).unwrap(),
            "no vault under a looser rule"
        );
    }
}
