//! What a finished paper must be, looked for in its bytes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

mod specimen;

use chairside_documents::paper::*;
use chairside_documents::{DocumentsError, Fonts, PaperPart, RenderedPdf, encrypt, render};
use lopdf::{Dictionary, Document, LoadOptions, Object, decode_text_string};

fn rendered(paper: &Paper) -> RenderedPdf {
    render(paper, &Fonts::embedded().unwrap()).unwrap()
}

fn opened(paper: &Paper) -> Document {
    Document::load_mem(&rendered(paper).bytes).unwrap()
}

/// Returns the structure elements in reading order.
fn elements(document: &Document) -> Vec<Dictionary> {
    fn walk(document: &Document, object: &Object, found: &mut Vec<Dictionary>) {
        match document.dereference(object).unwrap().1 {
            Object::Array(kids) => kids.iter().for_each(|kid| walk(document, kid, found)),
            Object::Dictionary(element) if element.has(b"S") => {
                found.push(element.clone());
                if let Ok(kids) = element.get(b"K") {
                    walk(document, kids, found);
                }
            }
            _ => {}
        }
    }
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document.dereference(root).unwrap().1.as_dict().unwrap();
    let mut found = Vec::new();
    walk(document, root.get(b"K").unwrap(), &mut found);
    found
}

fn role(element: &Dictionary) -> &str {
    std::str::from_utf8(element.get(b"S").unwrap().as_name().unwrap()).unwrap()
}

fn text_of(document: &Document, page: u32) -> String {
    document.extract_text(&[page]).unwrap()
}

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

fn unlocked(bytes: &[u8], password: &str) -> lopdf::Result<Document> {
    Document::load_mem_with_options(bytes, LoadOptions::with_password(password))
}

#[test]
fn a_locked_copy_opens_with_its_password_only() {
    let pdf = rendered(&specimen::minutes());
    let locked = encrypt(&pdf, "amber otter quilt lantern moss").unwrap();
    assert_eq!(locked.sha256_before, pdf.sha256);
    assert_ne!(locked.sha256_after, pdf.sha256);

    assert!(Document::load_mem(&locked.bytes).unwrap().is_encrypted());
    let with = |password: &str| unlocked(&locked.bytes, password);
    assert!(
        with("amber otter quilt lantern").is_err(),
        "a part of the password"
    );
    assert!(with("").is_err(), "no password");
    let document = with("amber otter quilt lantern moss").unwrap();
    assert!(text_of(&document, 1).contains("Adeyemi"));

    let readable = String::from_utf8_lossy(&locked.bytes);
    for words in ["WX-2026-0417", "Adeyemi", "pdfaid", "xmpmeta"] {
        assert!(!readable.contains(words), "{words} stands in the clear");
    }
    assert!(matches!(
        encrypt(&pdf, ""),
        Err(DocumentsError::EmptyPassword)
    ));
}

#[test]
fn a_locked_copy_no_longer_claims_to_be_an_archive_copy() {
    let claims = |document: &Document| {
        let id = document
            .catalog()
            .unwrap()
            .get(b"Metadata")
            .unwrap()
            .as_reference()
            .unwrap();
        let content = document
            .get_object(id)
            .unwrap()
            .as_stream()
            .unwrap()
            .content
            .clone();
        let xmp = String::from_utf8(content).unwrap();
        (xmp.contains("pdfaid:part"), xmp.contains("<pdfuaid:part>1"))
    };
    let pdf = rendered(&specimen::minutes());
    assert_eq!(
        claims(&Document::load_mem(&pdf.bytes).unwrap()),
        (true, true)
    );
    let locked = encrypt(&pdf, "amber otter").unwrap();
    let locked = unlocked(&locked.bytes, "amber otter").unwrap();
    assert_eq!(claims(&locked), (false, true));
}

#[test]
fn a_paper_survives_being_stored() {
    for (name, paper) in specimen::all() {
        let stored = serde_json::to_string(&paper).unwrap();
        assert_eq!(
            serde_json::from_str::<Paper>(&stored).unwrap(),
            paper,
            "{name}"
        );
    }
}

#[test]
fn a_mark_that_no_font_has_is_named_and_not_the_letter_before_it() {
    let fonts = Fonts::embedded().unwrap();
    let mut paper = specimen::blank();
    let runs = vec![Run::plain("[\u{11357}")];
    paper.blocks = vec![Block::Paragraph(Paragraph {
        runs,
        ..Paragraph::default()
    })];
    let Err(DocumentsError::MissingGlyph { character, .. }) = render(&paper, &fonts) else {
        panic!("it was written");
    };
    assert_eq!(character, '\u{11357}');
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Whatever people type or paste, a paper is written or says which character stands in the way.
    #[test]
    fn no_text_breaks_a_paper(words in "\\PC{0,80}", mixed in "[a-zA-Zẹ́ọ̀ễابپতহਕ中0-9 \n\u{AD}\u{A0}\u{200C}()“”.-]{0,120}") {
        let fonts = Fonts::embedded().unwrap();
        for text in [words, mixed] {
            let runs = vec![Run::plain(text.as_str()), Run::bold(text.as_str())];
            let mut paper = specimen::blank();
            paper.blocks = vec![
                Block::Heading(Heading { level: 1, number: None, text: "Views".into() }),
                Block::Paragraph(Paragraph { label: Some("1".into()), runs: runs.clone(), ..Paragraph::default() }),
                Block::Table(Table {
                    caption: None,
                    head: ["One", "Two", "Three", "Four", "Five", "Six"].map(Into::into).to_vec(),
                    rows: vec![TableRow::Cells {
                        cells: vec![vec![Part::Text { runs }]; 6],
                        has_row_header: true,
                        restricted: None,
                    }],
                }),
            ];
            match render(&paper, &fonts) {
                Ok(pdf) => assert!(pdf.page_count > 0),
                Err(DocumentsError::MissingGlyph { character, .. }) => assert!(!character.is_ascii_graphic()),
                Err(other) => panic!("{other}"),
            }
        }
    }
}

fn pictures(document: &Document) -> Vec<&lopdf::Stream> {
    let streams = document.objects.values().filter_map(|o| o.as_stream().ok());
    let is_picture = |dict: &Dictionary| {
        let kind = dict.get(b"Subtype").and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"Image")
    };
    streams.filter(|stream| is_picture(&stream.dict)).collect()
}

#[test]
fn the_councils_mark_is_a_figure_with_words_before_the_councils_name() {
    let document = opened(&specimen::marked());
    let elements = elements(&document);
    let figure = &elements[1];
    assert_eq!((role(figure), role(&elements[2])), ("Figure", "P"));
    let words = decode_text_string(figure.get(b"Alt").unwrap()).unwrap();
    assert_eq!(words, "Mark of Wexmoor Council");
    let attributes = figure.get(b"A").unwrap().as_dict().unwrap();
    let sides = attributes.get(b"BBox").unwrap().as_array().unwrap();
    let sides: Vec<f32> = sides.iter().map(|side| side.as_float().unwrap()).collect();
    let (width, height) = (sides[2] - sides[0], sides[3] - sides[1]);
    assert!((width - height).abs() < 0.1, "a square mark stays square");
    assert!((height - 45.35).abs() < 0.1, "16 mm high");
    assert!((sides[2] - 541.4).abs() < 0.1, "it ends at the margin");
    assert!(text_of(&document, 1).contains("Wexmoor Council"));
}

#[test]
fn the_councils_mark_has_nothing_that_an_archive_copy_may_not_have() {
    let document = opened(&specimen::marked());
    let found = pictures(&document);
    assert_eq!(
        found.len(),
        1,
        "one picture, and none for what shines through"
    );
    let dict = &found[0].dict;
    for forbidden in [b"SMask".as_slice(), b"Mask", b"Interpolate", b"Alternates"] {
        assert!(!dict.has(forbidden));
    }
    assert_eq!(
        dict.get(b"ColorSpace").unwrap().as_name().unwrap(),
        b"DeviceRGB"
    );
    let pixels = found[0].decompressed_content().unwrap();
    assert_eq!(pixels.len(), 256 * 256 * 3);
    assert_eq!(pixels[..3], [255; 3], "a clear corner is white");
    assert!(pictures(&opened(&specimen::minutes())).is_empty());
}

#[test]
fn a_paper_with_the_councils_mark_is_the_same_file_each_time() {
    let first = rendered(&specimen::marked());
    assert_eq!(first.sha256, rendered(&specimen::marked()).sha256);
    assert_ne!(first.sha256, rendered(&specimen::minutes()).sha256);
}
