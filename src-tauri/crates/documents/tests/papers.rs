//! What a finished paper must be, looked for in its bytes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

#[path = "specimen/reading.rs"]
mod reading;
mod specimen;

use chairside_documents::paper::*;
use chairside_documents::{DocumentsError, Fonts, PaperPart, render};
use lopdf::{Dictionary, Document, Object, decode_text_string};
use reading::*;

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let (first, second) = (
        rendered(&specimen::minutes()),
        rendered(&specimen::minutes()),
    );
    assert_eq!(first.sha256, second.sha256);
    assert!(first.bytes == second.bytes);
    let other = rendered(&Paper {
        watermark: Some("COPY".into()),
        ..specimen::minutes()
    });
    assert_ne!(first.sha256, other.sha256, "another paper is another file");
}

#[test]
fn the_file_says_its_title_language_and_structure() {
    let document = opened(&specimen::minutes());
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
    assert!(
        catalog
            .get(b"MarkInfo")
            .unwrap()
            .as_dict()
            .unwrap()
            .get(b"Marked")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    let preferences = catalog
        .get(b"ViewerPreferences")
        .unwrap()
        .as_dict()
        .unwrap();
    assert!(
        preferences
            .get(b"DisplayDocTitle")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    assert!(catalog.has(b"OutputIntents") && catalog.has(b"Metadata"));
    assert_eq!(role(&elements(&document)[0]), "Document");
}

#[test]
fn the_file_names_no_author_tool_or_path() {
    let pdf = rendered(&specimen::minutes());
    let document = Document::load_mem(&pdf.bytes).unwrap();
    let info = document
        .trailer
        .get(b"Info")
        .unwrap()
        .as_reference()
        .unwrap();
    let info = document.get_dictionary(info).unwrap();
    let keys: Vec<&[u8]> = info.iter().map(|(key, _)| key.as_slice()).collect();
    assert_eq!(keys, [b"Title".as_slice(), b"CreationDate", b"ModDate"]);
    assert_eq!(
        info.get(b"CreationDate").unwrap().as_str().unwrap(),
        b"D:20260929140500Z"
    );
    for object in document.objects.values() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let content = stream
            .decompressed_content()
            .unwrap_or_else(|_| stream.content.clone());
        let content = String::from_utf8_lossy(&content).to_lowercase();
        for word in [
            "printpdf",
            "lopdf",
            "producer",
            "creatortool",
            "/home/",
            "/src/",
        ] {
            assert!(!content.contains(word), "{word}");
        }
    }
}

#[test]
fn headings_and_bookmarks_follow_the_paper() {
    let paper = specimen::minutes();
    let document = opened(&paper);
    let headings: Vec<String> = elements(&document)
        .iter()
        .map(|element| role(element).to_owned())
        .filter(|role| role.starts_with('H'))
        .collect();
    let levels: Vec<String> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => Some(format!("H{}", heading.level)),
            _ => None,
        })
        .collect();
    assert_eq!(headings, levels);

    let outlines = document
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let outlines = document.get_dictionary(outlines).unwrap();
    assert_eq!(
        outlines.get(b"Count").unwrap().as_i64().unwrap(),
        levels.len() as i64
    );
    let title = document
        .get_dictionary(outlines.get(b"First").unwrap().as_reference().unwrap())
        .unwrap();
    assert_eq!(
        decode_text_string(title.get(b"Title").unwrap()).unwrap(),
        "Minutes of an initial child protection conference"
    );
    let section = document
        .get_dictionary(title.get(b"First").unwrap().as_reference().unwrap())
        .unwrap();
    assert_eq!(
        decode_text_string(section.get(b"Title").unwrap()).unwrap(),
        "1. Who was there"
    );
}

#[test]
fn header_cells_say_what_they_head_and_rows_are_whole() {
    let document = opened(&specimen::minutes());
    let elements = elements(&document);
    let scope = |element: &Dictionary| {
        let attributes = element.get(b"A").unwrap().as_dict().unwrap();
        attributes
            .get(b"Scope")
            .unwrap()
            .as_name()
            .unwrap()
            .to_vec()
    };
    let heads: Vec<&Dictionary> = elements
        .iter()
        .filter(|element| role(element) == "TH")
        .collect();
    assert!(
        heads.iter().any(|head| scope(head) == b"Row"),
        "facts and names head their rows"
    );
    assert!(heads.iter().any(|head| scope(head) == b"Column"));
    // The plan has a row with an empty last cell, and all its rows have four cells or one over all columns.
    let plan = elements
        .iter()
        .rfind(|element| role(element) == "TBody")
        .unwrap();
    for row in plan.get(b"K").unwrap().as_array().unwrap() {
        let row = document
            .get_dictionary(row.as_reference().unwrap())
            .unwrap();
        let cells = row.get(b"K").unwrap().as_array().unwrap();
        let columns: i64 = cells
            .iter()
            .map(|cell| {
                document
                    .get_dictionary(cell.as_reference().unwrap())
                    .unwrap()
            })
            .map(|cell| {
                cell.get(b"A")
                    .and_then(Object::as_dict)
                    .and_then(|a| a.get(b"ColSpan"))
                    .and_then(Object::as_i64)
                    .unwrap_or(1)
            })
            .sum();
        assert_eq!(columns, 4);
    }
}

#[test]
fn every_page_says_which_page_and_copy_it_is() {
    let pdf = rendered(&specimen::minutes());
    let document = Document::load_mem(&pdf.bytes).unwrap();
    assert_eq!(document.get_pages().len(), pdf.page_count);
    assert!(pdf.page_count > 1);
    for page in 1..=pdf.page_count {
        let text = text_of(&document, page as u32);
        for words in [
            &format!("Page {page} of {}", pdf.page_count),
            "Copy 4 of 11",
            "Version 1.0",
            "Confidential",
        ] {
            assert!(text.contains(words), "{words} on page {page}");
        }
    }
}

#[test]
fn a_long_table_repeats_its_head_on_every_page_and_is_read_once() {
    let pdf = rendered(&specimen::long_table());
    let document = Document::load_mem(&pdf.bytes).unwrap();
    assert!(pdf.page_count >= 5, "one row alone is taller than a page");
    for page in 1..=pdf.page_count {
        assert!(
            text_of(&document, page as u32).contains("What happened"),
            "page {page}"
        );
    }
    let heads = elements(&document)
        .iter()
        .filter(|element| role(element) == "TH")
        .count();
    assert_eq!(heads, 4, "a repeated head isn't read again");
}

#[test]
fn a_row_taller_than_a_page_loses_no_word() {
    let pdf = rendered(&specimen::long_table());
    let document = Document::load_mem(&pdf.bytes).unwrap();
    let text: String = (1..=pdf.page_count)
        .map(|page| text_of(&document, page as u32))
        .collect();
    let joined: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(joined.matches("account").count(), 260);
    assert!((1..=60).all(|day| joined.contains(&format!("Entry {day}"))));
}

#[test]
fn right_to_left_text_carries_its_reading_order() {
    let document = opened(&specimen::minutes());
    let spoken: Vec<(String, String)> = elements(&document)
        .iter()
        .filter_map(|element| {
            let text = decode_text_string(element.get(b"ActualText").ok()?).unwrap();
            Some((role(element).to_owned(), text))
        })
        .collect();
    assert!(
        spoken.contains(&("P".into(), "رخسانہ اقبال آج آئیں گی".into())),
        "a whole paragraph"
    );
    assert!(
        spoken.contains(&("Span".into(), "رخسانہ اقبال".into())),
        "a name inside English"
    );
}

#[test]
fn a_bracket_after_a_right_to_left_name_is_read_after_it() {
    let mut paper = specimen::blank();
    let runs = vec![Run::plain("Mother (رخسانہ اقبال) was there")];
    paper.blocks = vec![Block::Paragraph(Paragraph {
        runs,
        ..Paragraph::default()
    })];
    let document = opened(&paper);
    let paragraph = elements(&document)
        .into_iter()
        .rfind(|element| role(element) == "P")
        .unwrap();
    let kids = paragraph.get(b"K").unwrap().as_array().unwrap();
    let is_element: Vec<bool> = kids.iter().map(|kid| kid.as_reference().is_ok()).collect();
    assert_eq!(is_element, [false, true, false], "words, the name, words");
}

#[test]
fn another_language_is_named_where_it_stands() {
    let languages: Vec<Vec<u8>> = elements(&opened(&specimen::minutes()))
        .iter()
        .filter_map(|element| Some(element.get(b"Lang").ok()?.as_str().unwrap().to_vec()))
        .collect();
    for (language, _) in specimen::PROBES {
        assert!(
            languages.contains(&language.as_bytes().to_vec()),
            "{language}"
        );
    }
}

#[test]
fn a_character_that_no_font_has_stops_the_paper_and_is_named() {
    let mut paper = specimen::minutes();
    let index = paper.blocks.len();
    paper.blocks.push(Block::Paragraph(Paragraph {
        runs: vec![Run::plain("Kofi \u{1F600}")],
        ..Paragraph::default()
    }));
    let error = render(&paper, &Fonts::embedded().unwrap()).unwrap_err();
    assert!(matches!(
        error,
        DocumentsError::MissingGlyph { character: '\u{1F600}', place: PaperPart::Block(at) } if at == index
    ));
    let message = error.to_string();
    assert!(
        message.contains("U+1F600") && !message.contains("Kofi"),
        "{message}"
    );
}

#[test]
fn a_paper_that_cannot_be_read_aloud_is_refused() {
    let fonts = Fonts::embedded().unwrap();
    let heading = |level| {
        Block::Heading(Heading {
            level,
            number: None,
            text: "Views".into(),
        })
    };
    let skipping = Paper {
        blocks: vec![heading(1), heading(3)],
        ..specimen::blank()
    };
    assert!(matches!(
        render(&skipping, &fonts),
        Err(DocumentsError::HeadingLevelSkipped {
            place: PaperPart::Block(1)
        })
    ));
    assert!(matches!(
        render(&specimen::blank(), &fonts),
        Err(DocumentsError::EmptyPaper)
    ));
    let untitled = Paper {
        title: " ".into(),
        ..specimen::minutes()
    };
    assert!(matches!(
        render(&untitled, &fonts),
        Err(DocumentsError::MissingTitle)
    ));
    let table = Table {
        head: vec!["Who".into(), "What".into()],
        rows: vec![TableRow::Cells {
            cells: vec![vec![Part::plain("One")]],
            has_row_header: false,
            restricted: None,
        }],
        ..Table::default()
    };
    let uneven = Paper {
        blocks: vec![Block::Table(table)],
        ..specimen::blank()
    };
    assert!(matches!(
        render(&uneven, &fonts),
        Err(DocumentsError::UnevenTable {
            place: PaperPart::Block(0)
        })
    ));
}
