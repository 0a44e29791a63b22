//! Programs that Python's package registry has, in a folder of their own under `target`.

use std::path::Path;

use crate::failure::Outcome;
use crate::process::run_words;

const FOLDER: &str = "target/papers/python";

/// The interpreter of an environment that has these packages, each as `name==version`.
pub(crate) fn with(packages: &[&str]) -> Outcome<String> {
    let python = format!("{FOLDER}/bin/python");
    if !Path::new(&python).exists() {
        run_words(&["python3", "-m", "venv", FOLDER])?;
    }
    if !packages.is_empty() {
        let mut words = vec![&*python, "-m", "pip", "install", "--quiet"];
        words.push("--disable-pip-version-check");
        words.extend(packages);
        run_words(&words)?;
    }
    Ok(python)
}
