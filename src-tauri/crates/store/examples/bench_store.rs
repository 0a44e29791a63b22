//! What encryption costs: this store beside the same store without a cipher, in one run.
//!
//! `cargo run --release -p chairside-store --features plain-baseline --example bench_store`
//!
//! The two sides take turns, so that a busy machine slows both alike; ratios of medians count.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chairside_store::{
    Change, ChangeHash, ConferenceRow, DocumentId, DocumentKind, DocumentWrite, Draft, Projection,
    SearchText, Snapshot, Store,
};
use chairside_vault::DatabaseKey;
use chrono::{DateTime, Days, NaiveDate, NaiveTime};
use tempfile::TempDir;
use uuid::Uuid;

const CONFERENCES: u128 = 10_000;
const DOCUMENT_BYTES: usize = 16 * 1024;
const WORDS_IN_A_TEXT: usize = 150;

fn main() -> ExitCode {
    let folders = [TempDir::new().unwrap(), TempDir::new().unwrap()];
    let open: [fn(&Path) -> Store; 2] = [
        |folder| Store::open_plain_baseline(folder).unwrap(),
        |folder| Store::open(folder, &DatabaseKey::for_tests(1)).unwrap(),
    ];
    let mut sides = [
        Store::create_plain_baseline(folders[0].path()).unwrap(),
        Store::create(folders[1].path(), &DatabaseKey::for_tests(1)).unwrap(),
    ];
    for store in &mut sides {
        fill(store);
    }
    for store in sides {
        store.close().unwrap();
    }

    let opening = interleaved(20, |side| {
        let store = open[side](folders[side].path());
        assert!(store.conference(conference_id(1)).unwrap().is_some());
    });
    let mut sides = [0, 1].map(|side| open[side](folders[side].path()));
    for store in &sides {
        assert_eq!(store.conferences().unwrap().len(), CONFERENCES as usize);
    }
    let listing = interleaved(20, |side| {
        assert_eq!(
            sides[side].conferences().unwrap().len(),
            CONFERENCES as usize
        );
    });
    let mut words = Words(11);
    let queries: Vec<String> = (0..100)
        .map(|_| format!("{} {}", words.next(), words.next()))
        .collect();
    let mut turn = 0;
    let searching = interleaved(queries.len(), |side| {
        sides[side].search(&queries[turn / 2], 20).unwrap();
        turn += 1;
    });
    let loading = interleaved(200, |side| {
        sides[side].load(conference_id(77)).unwrap();
    });
    let mut number = 0_u32;
    let saving = interleaved(500, |side| {
        number += 1;
        sides[side].save_draft(&typed(number)).unwrap();
    });

    println!("{CONFERENCES} conferences, {CONFERENCES} texts of {WORDS_IN_A_TEXT} words; medians");
    println!("| measure | plain ms | sealed ms | ratio | target | held |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let rows = [
        row(
            "open and read one line, wall",
            &opening,
            Clock::Wall,
            Target::Millis(50.0),
        ),
        row(
            "list all, warm, CPU",
            &listing,
            Clock::Cpu,
            Target::Ratio(1.25),
        ),
        row(
            "search two words, CPU",
            &searching,
            Clock::Cpu,
            Target::Ratio(1.25),
        ),
        row("load one document, CPU", &loading, Clock::Cpu, Target::None),
        row("autosave, wall", &saving, Clock::Wall, Target::Ratio(2.5)),
        row("autosave, CPU", &saving, Clock::Cpu, Target::Millis(1.0)),
    ];
    if rows.contains(&false) {
        eprintln!("A target is missed.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn conference_id(number: u128) -> DocumentId {
    DocumentId(Uuid::from_u128(number))
}

/// Words as they lie in prose: few come often, most come seldom.
struct Words(u64);

impl Words {
    fn next(&mut self) -> String {
        const SYLLABLES: [&str; 12] = [
            "ba", "len", "tor", "mi", "ra", "sed", "ku", "von", "pel", "shi", "dar", "no",
        ];
        const VOCABULARY: f64 = 20_000.0;
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let even = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        let mut rank = VOCABULARY.powf(even) as usize;
        let mut word = String::new();
        for _ in 0..4 {
            word.push_str(SYLLABLES[rank % SYLLABLES.len()]);
            rank /= SYLLABLES.len();
        }
        word
    }
}

fn fill(store: &mut Store) {
    let mut words = Words(0x9e37_79b9);
    for number in 1..=CONFERENCES {
        store.commit(&new_conference(number, &mut words)).unwrap();
    }
    store.idle().unwrap();
}

fn new_conference(number: u128, words: &mut Words) -> DocumentWrite {
    let document = conference_id(number);
    let mut hash = [0; 32];
    hash[..16].copy_from_slice(&number.to_be_bytes());
    let body: Vec<String> = (0..WORDS_IN_A_TEXT).map(|_| words.next()).collect();
    let title = format!("{}-{}", words.next(), words.next());
    let first = NaiveDate::from_ymd_opt(2016, 1, 4).unwrap();
    let row = ConferenceRow {
        document,
        family: conference_id(number / 3),
        reference: format!("WX-2026-{number:05}"),
        title: title.clone(),
        kinds: vec!["review".to_owned()],
        state: "closed".to_owned(),
        chair: Some("Imelda Quarrington".to_owned()),
        held_on: first.checked_add_days(Days::new(number as u64 / 3)),
        starts_at: NaiveTime::from_hms_opt(10, 0, 0),
        place: Some("Garden Room".to_owned()),
        next_action: None,
        next_action_due_on: None,
        facts: "{\"reports\":[6,8],\"children\":[\"A 13\",\"B 8\"]}".to_owned(),
        search_keys: vec![title],
    };
    let text = SearchText {
        kind: "minutes".to_owned(),
        source: "minutes".to_owned(),
        title: words.next(),
        body: body.join(" "),
    };
    DocumentWrite {
        document,
        kind: DocumentKind::Conference,
        changes: vec![Change {
            hash: ChangeHash(hash),
            author: vec![1; 32],
            actor: vec![2; 16],
            seq: 1,
            at: DateTime::UNIX_EPOCH,
            message: "book".to_owned(),
            body: vec![3; 400],
        }],
        heads: vec![ChangeHash(hash)],
        new_snapshot: Some(Snapshot {
            at: DateTime::UNIX_EPOCH,
            body: vec![4; DOCUMENT_BYTES],
        }),
        projection: Some(Projection {
            made_by: 1,
            conference: Some(row),
            texts: vec![text],
            ..Projection::default()
        }),
        clear_drafts: Vec::new(),
        audit: Vec::new(),
    }
}

fn typed(number: u32) -> Draft {
    Draft {
        document: conference_id(77),
        target: "note".to_owned(),
        base_heads: vec![ChangeHash([5; 32])],
        text: format!(
            "{number} {}",
            "a note of two hundred letters, typed in the room ".repeat(4)
        ),
        updated_at: DateTime::UNIX_EPOCH,
    }
}

/// The times of one side.
#[derive(Default)]
struct Times {
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
}

#[derive(Clone, Copy)]
enum Clock {
    Wall,
    Cpu,
}

enum Target {
    Ratio(f64),
    Millis(f64),
    None,
}

/// Runs plain and sealed in turn.
fn interleaved(rounds: usize, mut step: impl FnMut(usize)) -> [Times; 2] {
    let mut times = [Times::default(), Times::default()];
    for _ in 0..rounds {
        for (side, times) in times.iter_mut().enumerate() {
            let (wall, cpu) = (Instant::now(), cpu_time());
            step(side);
            times.cpu.push(cpu_time().saturating_sub(cpu));
            times.wall.push(wall.elapsed());
        }
    }
    times
}

/// The processor time of this thread so far.
#[cfg(target_os = "linux")]
fn cpu_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap(),
    )
}

/// Elsewhere the wall clock stands for it. Untried.
#[cfg(not(target_os = "linux"))]
fn cpu_time() -> Duration {
    use std::sync::OnceLock;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

fn median_ms(times: &Times, clock: Clock) -> f64 {
    let mut sorted = match clock {
        Clock::Wall => times.wall.clone(),
        Clock::Cpu => times.cpu.clone(),
    };
    sorted.sort_unstable();
    sorted[sorted.len() / 2].as_secs_f64() * 1_000.0
}

/// Prints a row. False where its target is missed.
fn row(measure: &str, times: &[Times; 2], clock: Clock, target: Target) -> bool {
    let [plain, sealed] = [&times[0], &times[1]].map(|side| median_ms(side, clock));
    let ratio = sealed / plain;
    let (words, is_held) = match target {
        Target::Ratio(most) => (format!("{most} times"), ratio <= most),
        Target::Millis(most) => (format!("{most} ms"), sealed <= most),
        Target::None => ("none".to_owned(), true),
    };
    let held = if is_held { "yes" } else { "NO" };
    println!("| {measure} | {plain:.3} | {sealed:.3} | {ratio:.2} | {words} | {held} |");
    is_held
}
