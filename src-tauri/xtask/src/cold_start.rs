//! How long it takes until a person sees the window, and how much memory it needs: the release program,
//! on a display in memory, with a vault of invented families.
//!
//! The display keeps what it shows in a file, so that paint is seen from outside, as a person sees it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome, because};
use crate::machine;
use crate::process::run_words;
use crate::programs::{Profile, built};
use crate::run::{DEMO_PASSPHRASE, make_demo};

/// Starts that are measured. The first is with cold caches, where the system lets them be emptied.
const STARTS: usize = 6;
/// How often the display is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(4);
/// How long a window may take before something is wrong with it.
const PATIENCE: Duration = Duration::from_secs(90);
/// What a window does after its first paint, such as loading typefaces, is done by then.
const AT_REST_AFTER: Duration = Duration::from_secs(4);
/// Colours of a page with text on it. An empty display and an empty window have fewer.
const COLOURS_OF_A_PAGE: usize = 16;
/// Part of the display that another page changes. A blinking caret changes less. Units: hundredths.
const PART_OF_ANOTHER_PAGE: usize = 5;

/// Measures, on a desktop that runs already and shows itself in the folder `display`.
pub(crate) fn measure(display: &str) -> Outcome {
    let screen = Screen(Path::new(display).join("Xvfb_screen0"));
    let vault = Path::new(display).join("vault");
    make_demo(&vault, Profile::Release)?;
    let has_cold_caches = fs::write("/proc/sys/vm/drop_caches", "3").is_ok();
    let mut paints = Vec::new();
    let mut locked = 0;
    let mut open = 0;
    for number in 1..=STARTS {
        let began = Instant::now();
        let mut window = start(&vault)?;
        screen.waits_until("the first paint", Screen::shows_a_page)?;
        paints.push(began.elapsed());
        if number == STARTS {
            sleep(AT_REST_AFTER);
            locked = memory_kib(window.id());
            unlock(&screen)?;
            sleep(AT_REST_AFTER);
            open = memory_kib(window.id());
        }
        end(&mut window)?;
        screen.waits_until("the window to close", |screen| !screen.shows_a_page())?;
    }
    let first = paints.remove(0);
    paints.sort_unstable();
    let first_is = if has_cold_caches {
        "with empty caches"
    } else {
        "the first time, with the system's caches as they were"
    };
    println!("| measure | value |");
    println!("| --- | --- |");
    println!(
        "| start to first paint, {first_is} | {} ms |",
        first.as_millis()
    );
    println!(
        "| start to first paint, median of {} more | {} ms |",
        paints.len(),
        paints[paints.len() / 2].as_millis()
    );
    println!(
        "| memory of all processes, locked | {} MB |",
        megabytes(locked)
    );
    println!(
        "| memory of all processes, open on Today | {} MB |",
        megabytes(open)
    );
    Ok(())
}

fn start(vault: &Path) -> Outcome<Child> {
    Command::new(built(Profile::Release, "chairside"))
        .stdin(Stdio::null())
        .env("CHAIRSIDE_VAULT", vault)
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| because("start the window", error))
}

fn end(window: &mut Child) -> Outcome {
    run_words(&["kill", "-TERM", &window.id().to_string()])?;
    window
        .wait()
        .map(drop)
        .map_err(|error| because("wait for the window to end", error))
}

/// Types the passphrase, as a person does, and waits until another page is there.
fn unlock(screen: &Screen) -> Outcome {
    let before = screen.pixels();
    run_words(&[
        "xdotool",
        "search",
        "--onlyvisible",
        "--name",
        "^Chairside$",
        "windowfocus",
        "--sync",
        "type",
        "--delay",
        "20",
        DEMO_PASSPHRASE,
    ])?;
    run_words(&["xdotool", "key", "Return"])?;
    screen.waits_until("the vault to open", |screen| {
        let now = screen.pixels();
        let changed = now.iter().zip(&before).filter(|(a, b)| a != b).count();
        changed * 100 > before.len() * PART_OF_ANOTHER_PAGE
    })
}

/// What a display in memory shows.
struct Screen(PathBuf);

impl Screen {
    fn waits_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) -> Outcome {
        let began = Instant::now();
        while !is_so(self) {
            if began.elapsed() > PATIENCE {
                return Err(Failure::new(format!("Waited in vain for {what}.")));
            }
            sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// Whether there are more colours than an empty window has.
    fn shows_a_page(&self) -> bool {
        let mut seen: Vec<[u8; 4]> = Vec::new();
        for pixel in self.pixels() {
            if !seen.contains(&pixel) {
                seen.push(pixel);
                if seen.len() >= COLOURS_OF_A_PAGE {
                    return true;
                }
            }
        }
        false
    }

    /// Every pixel. The file is an X window dump: a header, then lines of four bytes a pixel, to its end.
    fn pixels(&self) -> Vec<[u8; 4]> {
        let dump = fs::read(&self.0).unwrap_or_default();
        let number = |word: usize| {
            let bytes = dump.get(word * 4..word * 4 + 4);
            bytes
                .and_then(|bytes| bytes.try_into().ok())
                .map_or(0, |bytes| u32::from_be_bytes(bytes) as usize)
        };
        let (height, bytes_in_line) = (number(5), number(12));
        let begin = dump.len().saturating_sub(height * bytes_in_line);
        dump[begin..].as_chunks::<4>().0.to_vec()
    }
}

/// Memory of a process and of all that it started, each shared page counted once in all.
pub(crate) fn memory_kib(process: u32) -> u64 {
    let mut parents = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        if let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
            && let Some(parent) = parent_of(id)
        {
            parents.insert(id, parent);
        }
    }
    let is_ours = |id: u32| {
        let mut at = Some(id);
        while let Some(each) = at {
            if each == process {
                return true;
            }
            at = parents.get(&each).copied();
        }
        false
    };
    parents
        .keys()
        .filter(|id| is_ours(**id))
        .filter_map(|id| proportional_kib(*id))
        .sum()
}

fn parent_of(process: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name stands in brackets and may hold anything.
    let after_name = status.rsplit(')').next()?;
    after_name.split_whitespace().nth(1)?.parse().ok()
}

fn proportional_kib(process: u32) -> Option<u64> {
    let sums = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = sums.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn megabytes(kib: u64) -> u64 {
    kib * 1024 / 1_000_000
}

/// Where the display of the measuring shows itself, empty.
pub(crate) fn display_folder() -> Outcome<PathBuf> {
    let folder = machine::root().join("target/bench-window");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| because("empty the folder", error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| because("make a folder for the display", error))?;
    Ok(folder)
}
