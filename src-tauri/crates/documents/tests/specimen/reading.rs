//! A specimen as a finished file, and what stands in it.
#![allow(dead_code, reason = "each user of this module needs some of it")]

use chairside_documents::paper::Paper;
use chairside_documents::{Fonts, RenderedPdf, render};
use lopdf::{Dictionary, Document, Object};

pub fn rendered(paper: &Paper) -> RenderedPdf {
    render(paper, &Fonts::embedded().unwrap()).unwrap()
}

pub fn opened(paper: &Paper) -> Document {
    Document::load_mem(&rendered(paper).bytes).unwrap()
}

/// Returns the structure elements in reading order.
pub fn elements(document: &Document) -> Vec<Dictionary> {
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

pub fn role(element: &Dictionary) -> &str {
    std::str::from_utf8(element.get(b"S").unwrap().as_name().unwrap()).unwrap()
}

pub fn text_of(document: &Document, page: u32) -> String {
    document.extract_text(&[page]).unwrap()
}
