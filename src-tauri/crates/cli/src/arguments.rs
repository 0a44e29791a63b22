//! What can be typed after `chairside-cli`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

/// Child protection conferences, without a window.
#[derive(Parser)]
#[command(name = "chairside-cli", version, about, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that stand before or after any command.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder of the vault
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) vault: Option<PathBuf>,
    /// Answer with one JSON document
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Read the passphrase from this open file descriptor
    #[arg(long, global = true, value_name = "N")]
    pub(crate) passphrase_fd: Option<u32>,
}

/// The commands.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a vault
    Init(Init),
    /// Fill a new vault with invented families at every stage of the work
    Demo,
    /// Work out a date, with its rule and source
    Timescale(Timescale),
    /// Procedures that dates are counted by
    #[command(subcommand)]
    Pack(Pack),
    /// List what is late or due soon, of every conference and family
    Work,
    /// Conferences
    #[command(subcommand)]
    Conference(Conference),
    /// Agency reports
    #[command(subcommand)]
    Report(Report),
    /// Write the minutes as a PDF: the full archive copy, one person's encrypted copy, or a draft
    Minutes(Minutes),
    /// Write the ledger: who holds which copy. A table where the file ends in .csv, else a PDF
    Ledger {
        /// Reference of the conference
        reference: String,
        /// File to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Look for words in notes, minutes, plans, decisions and reports
    Search {
        /// Words to look for
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Take a conference out in open formats
    Export {
        /// Reference of the conference
        reference: String,
        /// Folder to write into
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Write a backup that opens on another machine
    Backup {
        /// File to write
        file: PathBuf,
    },
    /// Open a backup as a new vault
    Restore(Restore),
    /// Check everything that the vault holds
    Verify,
}

/// Makes a vault.
#[derive(Args)]
pub(crate) struct Init {
    /// File to write the recovery kit to; needed where there is no terminal
    #[arg(long, value_name = "FILE")]
    pub(crate) recovery_kit: Option<PathBuf>,
    /// Name of the person who uses the vault
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Name of the council, for the head of papers
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(crate) council: String,
    /// Procedures that the service follows
    #[arg(long, value_name = "PACK", default_value = "england")]
    pub(crate) pack: String,
}

/// Works out a date.
#[derive(Args)]
pub(crate) struct Timescale {
    /// Procedures, for instance england
    #[arg(long)]
    pub(crate) pack: String,
    /// Rule, for instance icpc_from_strategy
    #[arg(long)]
    pub(crate) rule: String,
    /// Date, or date and time, to count from
    #[arg(long, value_name = "DATE-or-DATETIME", allow_hyphen_values = true)]
    pub(crate) from: String,
    /// Second date of a rule that has one: birth=DATE, expected_birth=DATE
    #[arg(long, value_name = "NAME=DATE", value_parser = name_and_date)]
    pub(crate) also: Vec<(String, String)>,
    /// Day thought of, to compare with the limit
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) to_book: Option<NaiveDate>,
}

/// Commands about conferences.
#[derive(Subcommand)]
pub(crate) enum Conference {
    /// Import a conference with its family from a JSON file
    Import {
        /// The JSON file
        file: PathBuf,
    },
    /// List the conferences
    List,
    /// Show a conference and who gets which copy
    Show {
        /// Reference of the conference
        reference: String,
    },
    /// List the dates of a conference and of its family's record, each with its rule and source
    Dates {
        /// Reference of the conference
        reference: String,
    },
    /// List what is missing or unusual, with what to do
    Warnings {
        /// Reference of the conference
        reference: String,
    },
    /// Tell what happened to each child, across conferences and plans
    Chronology {
        /// Reference of the conference
        reference: String,
    },
}

/// Commands about procedures. They need no vault.
#[derive(Subcommand)]
pub(crate) enum Pack {
    /// List the packs of this program
    List,
    /// Read a pack that a service wrote, and name each line that is wrong
    Check {
        /// The file
        file: PathBuf,
    },
}

/// Commands about reports.
#[derive(Subcommand)]
pub(crate) enum Report {
    /// Attach a report's original file
    Attach {
        /// Reference of the conference
        reference: String,
        /// Agency that wrote it
        #[arg(long)]
        agency: String,
        /// The file
        file: PathBuf,
    },
}

/// Writes the minutes.
#[derive(Args)]
pub(crate) struct Minutes {
    /// Reference of the conference
    pub(crate) reference: String,
    /// Whose copy, by the id that `conference show` gives; left out for the full archive copy
    #[arg(long, value_name = "ID", conflicts_with = "draft")]
    pub(crate) recipient: Option<String>,
    /// File to write the copy's password to; left out, it is shown once
    #[arg(long, value_name = "FILE", requires = "recipient")]
    pub(crate) password_file: Option<PathBuf>,
    /// Write the reader's name and the copy's number across every page of the copy
    #[arg(long, requires = "recipient")]
    pub(crate) watermark: bool,
    /// Set the copy in 18 point
    #[arg(long, requires = "recipient")]
    pub(crate) large_print: bool,
    /// Write a draft, with DRAFT across every page
    #[arg(long)]
    pub(crate) draft: bool,
    /// PDF to write
    #[arg(long, value_name = "FILE.pdf")]
    pub(crate) out: PathBuf,
}

/// Opens a backup.
#[derive(Args)]
pub(crate) struct Restore {
    /// The backup
    pub(crate) file: PathBuf,
    /// File to write the new vault's recovery kit to
    #[arg(long, value_name = "FILE")]
    pub(crate) recovery_kit: Option<PathBuf>,
    /// Read the backup's recovery code or passphrase from this open file descriptor; left out, it is
    /// asked for on a terminal, or is the same as the new passphrase
    #[arg(long, value_name = "N")]
    pub(crate) backup_secret_fd: Option<u32>,
}

fn name_and_date(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, date)) if !name.is_empty() && !date.is_empty() => {
            Ok((name.to_owned(), date.to_owned()))
        }
        _ => Err("write it as NAME=DATE, for instance birth=2027-03-10".to_owned()),
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| "it is not a date that exists; write it as 2026-12-16".to_owned())
}
