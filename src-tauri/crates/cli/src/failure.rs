//! Why a command was not done: what happened and what to do, on stderr.

use chairside_api::AppError;

/// Why a command was not done.
pub(crate) struct Failure {
    what_happened: String,
    what_to_do: String,
    /// Places with what is wrong there.
    places: Vec<(String, String)>,
    /// The command was called wrongly: an option is missing that it needs here.
    is_wrong_usage: bool,
}

impl Failure {
    pub(crate) fn new(what_happened: &str, what_to_do: &str) -> Self {
        Self {
            what_happened: what_happened.to_owned(),
            what_to_do: what_to_do.to_owned(),
            places: Vec::new(),
            is_wrong_usage: false,
        }
    }

    /// An option is missing that the command needs here.
    pub(crate) fn wrong_usage(what_happened: &str, what_to_do: &str) -> Self {
        Self {
            is_wrong_usage: true,
            ..Self::new(what_happened, what_to_do)
        }
    }

    /// Whether the command was called wrongly.
    pub(crate) fn is_wrong_usage(&self) -> bool {
        self.is_wrong_usage
    }

    pub(crate) fn no_folder() -> Self {
        Self::new(
            "This computer names no folder for a person's data.",
            "Name the vault's folder with --vault.",
        )
    }

    /// Shows it on stderr.
    pub(crate) fn show(&self) {
        eprintln!("{}", self.what_happened);
        for (place, message) in &self.places {
            eprintln!("  {place}: {message}");
        }
        eprintln!("{}", self.what_to_do);
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        let what_to_do = match error.code.as_str() {
            "no_vault" => "Make one with init, or name the folder that holds yours with --vault. Nothing was changed.".to_owned(),
            "unknown_pack_named" => "List the packs with pack list.".to_owned(),
            "kit_to_prove" => "Run init again to make and prove a new recovery kit.".to_owned(),
            _ => error.what_to_do,
        };
        Self {
            what_happened: error.what_happened,
            what_to_do,
            places: error
                .fields
                .into_iter()
                .map(|field| (field.field, field.message))
                .collect(),
            is_wrong_usage: false,
        }
    }
}
