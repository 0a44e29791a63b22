//! Papers of invented people, for tests and for looking at.
#![allow(dead_code, reason = "each user of this module needs some of it")]

use chairside_documents::paper::*;
use chrono::{TimeZone, Utc};

mod others;

pub use chairside_testkit::probes::PROBES;
pub use others::*;

fn text(words: &str) -> Vec<Part> {
    vec![Part::plain(words)]
}

fn heading(level: u8, number: Option<&str>, text: &str) -> Block {
    Block::Heading(Heading {
        level,
        number: number.map(Into::into),
        text: text.into(),
    })
}

fn said(label: &str, runs: Vec<Run>) -> Block {
    Block::Paragraph(Paragraph {
        label: Some(label.into()),
        runs,
        ..Paragraph::default()
    })
}

fn row(cells: [&str; 4]) -> TableRow {
    TableRow::Cells {
        cells: cells.map(text).to_vec(),
        has_row_header: false,
        restricted: None,
    }
}

/// Every specimen with its name.
pub fn all() -> Vec<(&'static str, Paper)> {
    vec![
        ("minutes", minutes()),
        ("large-print-draft", large_print_draft()),
        ("right-to-left", right_to_left_letter()),
        ("long-table", long_table()),
        ("every-script", every_script()),
        ("bare", bare()),
        ("marked", marked()),
        ("marked-right-to-left", marked_right_to_left()),
    ]
}

/// A paper without blocks.
pub fn blank() -> Paper {
    Paper {
        title: "WX-2026-0417: minutes of an initial child protection conference".into(),
        language: "en-GB".into(),
        direction: Direction::LeftToRight,
        text_size: TextSize::Standard,
        header: RunningHeader {
            marking: "Confidential: child protection".into(),
            keeping:
                "Do not copy or pass on. Keep in the safeguarding file, apart from other records."
                    .into(),
        },
        footer: Footer {
            reference: "WX-2026-0417".into(),
            version: "Version 1.0".into(),
            approval: Some("Approved 29 September 2026".into()),
            copy: Some("Copy 4 of 11 for Rukhsana Iqbal-Thorne".into()),
            page_number: "Page {page} of {pages}".into(),
        },
        watermark: None,
        council_mark: None,
        council_name: Some("Wexmoor Council. Children’s Services".into()),
        blocks: Vec::new(),
        created_at: Utc.with_ymd_and_hms(2026, 9, 29, 14, 5, 0).unwrap(),
        modified_at: Utc.with_ymd_and_hms(2026, 9, 30, 9, 0, 0).unwrap(),
    }
}

/// Minutes with every kind of block.
pub fn minutes() -> Paper {
    let mut paper = blank();
    paper.blocks.extend(cover());
    paper.blocks.extend(information());
    paper.blocks.extend(findings());
    paper.blocks.extend(decision_and_plan());
    paper.blocks.extend(languages());
    paper
}

/// The same minutes in large print, marked as a draft.
pub fn large_print_draft() -> Paper {
    Paper {
        text_size: TextSize::LargePrint,
        watermark: Some("DRAFT".into()),
        ..minutes()
    }
}

fn cover() -> Vec<Block> {
    let fact = |label: &str, lines: Vec<Vec<Run>>| Fact {
        label: label.into(),
        lines,
    };
    let child = |name: &str, born: &str| vec![Run::bold(name), Run::plain(born)];
    let attended = |name: &str, role: &str, how: &str| TableRow::Cells {
        cells: vec![text(name), text(role), text(how)],
        has_row_header: true,
        restricted: None,
    };
    vec![
        heading(1, None, "Minutes of an initial child protection conference"),
        Block::Facts(Facts {
            rows: vec![
                fact(
                    "Children",
                    vec![
                        child("Temperance Adeyemi-Whitcombe", ", born 3 May 2013"),
                        child("Kofi Adeyemi-Whitcombe", ", born 29 January 2018"),
                        child("Baby Whitcombe", ", unborn, due 2 December 2026"),
                    ],
                ),
                fact(
                    "Held",
                    vec![
                        vec![Run::plain("Tuesday 15 September 2026, 10:02 to 12:04")],
                        vec![Run::plain("Quenby Children’s Centre, Garden Room")],
                    ],
                ),
                fact(
                    "Chair",
                    vec![vec![Run::plain(
                        "Marguerite Ashdown-Oyelaran, independent chair",
                    )]],
                ),
                fact(
                    "Minutes by",
                    vec![vec![Run::plain("Piotr Wiśniewski-Hale")]],
                ),
                fact(
                    "Decision",
                    vec![vec![
                        Run::bold("Child protection plan for all 3 children."),
                        Run::plain(" Temperance: neglect. Kofi: neglect. Baby: emotional abuse."),
                    ]],
                ),
            ],
        }),
        Block::Rule,
        heading(2, Some("1"), "Who was there"),
        Block::Table(Table {
            caption: None,
            head: ["Name", "Role", "Attended"].map(Into::into).to_vec(),
            rows: vec![
                attended("Folasade Adeyemi", "Mother", "In person"),
                attended(
                    "Darren Whitcombe",
                    "Father of Kofi and Baby",
                    "Item 4, by phone",
                ),
                attended(
                    "Philippa Nwachukwu-Strand",
                    "Advocate for Temperance",
                    "In person",
                ),
                attended("Rukhsana Iqbal-Thorne", "Social worker", "In person"),
                attended("Bríd Ní Fhloinn", "Midwife", "In person"),
                attended(
                    "Siân Trevelyan-Boateng",
                    "Health visitor",
                    "By phone, 11:05 to 11:15",
                ),
            ],
        }),
        Block::Paragraph(Paragraph {
            runs: vec![
                Run::bold("Quorum:"),
                Run::plain(" children’s social care and 4 other agencies. Quorate."),
            ],
            ..Paragraph::default()
        }),
        Block::PageBreak,
    ]
}

fn information() -> Vec<Block> {
    vec![
        heading(2, Some("5"), "Each agency’s information"),
        heading(3, None, "Harrowfell Primary School: Kerensa Mumford"),
        said(
            "5.1",
            vec![Run::plain(
                "Kofi’s attendance last year was 81%. Most absences were on Mondays. In the first week of this term he \
                 was late 3 times and had no lunch on 2 days.",
            )],
        ),
        said(
            "5.2",
            vec![
                Run::plain("On 26 June Kofi told his class teacher, "),
                Run {
                    bold: true,
                    ..Run::quote("“Tempy makes tea because Mum is asleep.”")
                },
                Run::plain(
                    " The school offered breakfast club and Ms Adeyemi accepted it that day.",
                ),
            ],
        ),
        Block::Paragraph(Paragraph {
            label: Some("5.2A".into()),
            runs: vec![Run::plain(
                "Another parent told the school that Mr Whitcombe had been at the gate on 2 and 3 July, and that he had \
                 asked other children which way Kofi walks home.",
            )],
            direction: None,
            restricted: Some(
                "Restricted. Not in the copies for Ms Adeyemi, Mr Whitcombe or Ms Pettifer".into(),
            ),
        }),
        said(
            "5.3",
            vec![
                Run::plain("Ms Adeyemi said that she accepted breakfast club "),
                Run::quote("“straight away”"),
                Run::plain(" and asked for this to be recorded."),
            ],
        ),
        heading(3, None, "Health visiting: Siân Trevelyan-Boateng"),
        said(
            "5.4",
            vec![Run::plain(
                "The team has not seen the family for 5 weeks, after 2 visits with no answer.",
            )],
        ),
        Block::List(List {
            is_numbered: true,
            items: vec![
                vec![Run::plain(
                    "The visit on 14 August: nobody answered and a card was left.",
                )],
                vec![
                    Run::plain("The visit on 28 August: "),
                    Run {
                        italic: true,
                        ..Run::plain("music was heard")
                    },
                    Run::plain(
                        ", and the door was not opened while the health visitor waited for 10 minutes outside.",
                    ),
                ],
            ],
        }),
    ]
}

fn findings() -> Vec<Block> {
    let column = |items: &[&str]| {
        vec![Part::List(List {
            is_numbered: false,
            items: items.iter().map(|item| vec![Run::plain(*item)]).collect(),
        })]
    };
    vec![
        heading(2, Some("7"), "What the conference found"),
        Block::Table(Table {
            caption: Some("Strengths, worries and grey areas".into()),
            head: ["Strengths", "Worries", "Grey areas"]
                .map(Into::into)
                .to_vec(),
            rows: vec![TableRow::Cells {
                cells: vec![
                    column(&[
                        "Ms Adeyemi answers every call from school",
                        "Breakfast club accepted the same day",
                    ]),
                    column(&[
                        "Temperance cares for Kofi at night",
                        "Kofi is tired, late and without breakfast",
                    ]),
                    column(&["Have the locks been changed?"]),
                ],
                has_row_header: false,
                restricted: None,
            }],
        }),
        Block::Notice(TextBox {
            title: Some("If you disagree".into()),
            parts: vec![Part::plain(
                "Tell the chair in writing within 10 working days of receiving these minutes.",
            )],
        }),
    ]
}

fn decision_and_plan() -> Vec<Block> {
    vec![
        heading(2, Some("8"), "Decision"),
        Block::DecisionBox(TextBox {
            title: Some("Temperance and Kofi: child protection plan, neglect".into()),
            parts: vec![
                Part::plain("Both are likely to suffer significant harm without a plan."),
                Part::List(List {
                    is_numbered: false,
                    items: vec![
                        vec![Run::plain(
                            "Temperance misses sleep and school to care for Kofi.",
                        )],
                        vec![Run::plain("Kofi is tired, late and without food.")],
                    ],
                }),
            ],
        }),
        heading(2, Some("9"), "Outline child protection plan"),
        Block::Table(Table {
            caption: None,
            head: ["What will be done", "Who", "By", "How we will check"]
                .map(Into::into)
                .to_vec(),
            rows: vec![
                TableRow::Group {
                    text: "1. Temperance and Kofi are looked after by an adult every night".into(),
                },
                row([
                    "Agree and write down who is at home each night",
                    "Ms Adeyemi",
                    "18 September 2026",
                    "Social worker sees the rota",
                ]),
                row([
                    "Meet Abosede Adeyemi about helping overnight",
                    "R. Iqbal-Thorne",
                    "21 September 2026",
                    "Note to core group",
                ]),
                TableRow::Group {
                    text: "2. The children are not frightened by adults at home".into(),
                },
                TableRow::Cells {
                    cells: [
                        "Refer Ms Adeyemi for domestic abuse support",
                        "R. Iqbal-Thorne",
                        "16 September 2026",
                        "",
                    ]
                    .map(text)
                    .to_vec(),
                    has_row_header: false,
                    restricted: Some("Restricted. Not in Mr Whitcombe’s copy".into()),
                },
                row([
                    "Check that the locks were changed",
                    "M. Pettifer",
                    "18 September 2026",
                    "Tenancy record",
                ]),
            ],
        }),
    ]
}

/// One paragraph for each script.
fn languages() -> Vec<Block> {
    let mut blocks = vec![heading(2, Some("10"), "Names and words in other languages")];
    blocks.extend(PROBES.iter().map(|(language, words)| {
        Block::Paragraph(Paragraph {
            direction: ["ar", "fa", "ur"]
                .contains(language)
                .then_some(Direction::RightToLeft),
            runs: vec![Run::plain(*words).in_language(*language)],
            ..Paragraph::default()
        })
    }));
    blocks.push(Block::Paragraph(Paragraph {
        runs: vec![
            Run::plain("The interpreter was "),
            Run::plain("رخسانہ اقبال"),
            Run::plain(", for Urdu."),
        ],
        ..Paragraph::default()
    }));
    blocks
}
