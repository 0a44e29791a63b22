//! Specimens besides the minutes: other scripts, long tables, the council's mark.

use chairside_documents::Picture;
use chairside_documents::paper::*;

use super::*;

/// A letter that is read from right to left.
pub fn right_to_left_letter() -> Paper {
    let mut paper = blank();
    paper.language = "ur".into();
    paper.direction = Direction::RightToLeft;
    paper.header = RunningHeader {
        marking: "خفیہ".into(),
        keeping: "یہ کاغذ کسی کو نہ دیں".into(),
    };
    paper.footer.page_number = "صفحہ {page} از {pages}".into();
    paper.blocks = vec![
        heading(1, None, "کانفرنس کا فیصلہ"),
        said(
            "1",
            vec![Run::plain(
                "آپ کے بچوں کے لیے ایک منصوبہ بنایا گیا ہے۔ سماجی کارکن آپ سے جمعرات کو ملیں گی اور منصوبے کی نقل ساتھ لائیں گی۔",
            )],
        ),
        Block::List(List {
            is_numbered: false,
            items: vec![vec![Run::plain("اسکول")], vec![Run::plain("ڈاکٹر")]],
        }),
        Block::Table(Table {
            caption: None,
            head: vec!["کام".into(), "کون".into()],
            rows: vec![TableRow::Cells {
                cells: vec![text("تالے بدلنا"), text("رخسانہ اقبال")],
                has_row_header: true,
                restricted: Some("محدود".into()),
            }],
        }),
    ];
    paper
}

/// Minutes with a table that runs over pages, and one row taller than a page.
pub fn long_table() -> Paper {
    let mut paper = blank();
    paper.blocks = vec![heading(1, None, "Chronology")];
    let mut rows: Vec<TableRow> = (1..=60)
        .map(|day| {
            row([
                &format!("Entry {day}"),
                "Seen at home, settled and well",
                "Health visitor",
                "Recorded",
            ])
        })
        .collect();
    let endless = "A long account that goes on and on. ".repeat(260);
    rows.insert(30, row(["Entry A", &endless, "Police", "Recorded"]));
    paper.blocks.push(Block::Table(Table {
        caption: None,
        head: ["Entry", "What happened", "Who", "Status"]
            .map(Into::into)
            .to_vec(),
        rows,
    }));
    paper
}

/// Every script in every kind of block, and in the lines of every page.
pub fn every_script() -> Paper {
    let mut paper = blank();
    paper.footer.copy = Some("Copy 1 of 2 for Nguyễn Thị Hường / رخسانہ اقبال / 陈美玲".into());
    paper.header.marking = "Cyfrinachol: diogelu plant / ਗੁਪਤ".into();
    paper.council_name = Some("Cyngor Sir Ŵyrmôr".into());
    paper.watermark = Some("DRAFFT ড্রাফট".into());
    paper.blocks = vec![heading(
        1,
        None,
        "Names: 陈美玲, رخسانہ اقبال, তাহমিনা and می\u{200C}خواهم",
    )];
    for (language, words) in PROBES {
        let runs = vec![
            Run::plain("Office staff filed: "),
            Run {
                bold: true,
                ..Run::quote(words).in_language(language)
            },
            Run {
                italic: true,
                ..Run::plain(format!(" ({words})\nsoft\u{AD}ly, 3\u{A0}May"))
            },
        ];
        paper.blocks.push(heading(2, Some("1"), words));
        paper.blocks.push(Block::Facts(Facts {
            rows: vec![Fact {
                label: words.into(),
                lines: vec![runs.clone(), Vec::new()],
            }],
        }));
        paper.blocks.push(Block::List(List {
            is_numbered: true,
            items: vec![runs.clone(), Vec::new()],
        }));
        paper.blocks.push(Block::Table(Table {
            caption: Some(words.into()),
            head: vec![words.into(), "Who".into()],
            rows: vec![
                TableRow::Group { text: words.into() },
                TableRow::Cells {
                    cells: vec![vec![Part::Text { runs: runs.clone() }], text(words)],
                    has_row_header: true,
                    restricted: Some(words.into()),
                },
            ],
        }));
        paper.blocks.push(Block::DecisionBox(TextBox {
            title: Some(words.into()),
            parts: text(words),
        }));
        paper.blocks.push(Block::Paragraph(Paragraph {
            label: Some("1A".into()),
            runs,
            direction: None,
            restricted: Some(words.into()),
        }));
    }
    paper
}

/// A paper with nothing in it but a title, and blocks without words.
pub fn bare() -> Paper {
    let mut paper = blank();
    paper.council_name = None;
    paper.header = RunningHeader::default();
    paper.footer = Footer {
        page_number: "{page}".into(),
        ..Footer::default()
    };
    paper.blocks = vec![
        heading(1, None, "Nothing yet"),
        Block::Paragraph(Paragraph::default()),
        Block::List(List::default()),
        Block::Facts(Facts::default()),
        Block::Table(Table {
            head: vec!["Who".into()],
            ..Table::default()
        }),
        Block::Notice(TextBox::default()),
        Block::Rule,
        Block::PageBreak,
    ];
    paper
}

/// The mark of an invented council.
pub fn council_mark() -> CouncilMark {
    let file = include_bytes!("../../../../../assets/icons/256x256.png");
    CouncilMark {
        picture: Picture::read(file).unwrap(),
        words: "Mark of Wexmoor Council".into(),
    }
}

/// Minutes with the council's mark at their head.
pub fn marked() -> Paper {
    Paper {
        council_mark: Some(council_mark()),
        ..minutes()
    }
}

/// A letter read from right to left, with the council's mark at its head.
pub fn marked_right_to_left() -> Paper {
    Paper {
        council_mark: Some(council_mark()),
        text_size: TextSize::LargePrint,
        ..right_to_left_letter()
    }
}
