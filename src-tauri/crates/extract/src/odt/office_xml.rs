//! OpenDocument content: paragraphs, notes, comments, tracked changes and hidden passages.

use std::collections::BTreeSet;

use super::BROKEN;
use crate::collect::Collector;
use crate::model::PartKind;
use crate::passages::Passages;
use crate::refusal::Refusal;
use crate::xml::{Element, XmlVisitor, read_xml};

/// Spaces that one `text:s` may stand for.
const MAX_SPACES: usize = 1000;

pub(crate) fn read(
    bytes: &[u8],
    member_name: &str,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let mut reader = OfficeReader {
        passages: Passages::new(PartKind::Body, member_name),
        opened: Vec::new(),
        hidden_styles: BTreeSet::new(),
        style_name: String::new(),
        inserted_ids: BTreeSet::new(),
        change_id: String::new(),
        inserting: None,
        paragraphs_open: 0,
        out,
    };
    read_xml(bytes, BROKEN, &mut reader)?;
    reader.end_insert()?;
    reader.passages.finish(reader.out)
}

struct OfficeReader<'c, 'b> {
    passages: Passages,
    /// For each open element, whether it began a passage of its own.
    opened: Vec<bool>,
    /// Styles whose text the page does not show.
    hidden_styles: BTreeSet<String>,
    style_name: String,
    /// Tracked insertions, whose text stands in the body between two marks.
    inserted_ids: BTreeSet<String>,
    change_id: String,
    inserting: Option<String>,
    paragraphs_open: u32,
    out: &'c mut Collector<'b>,
}

impl OfficeReader<'_, '_> {
    /// Returns the passage that an element begins, if it begins one.
    fn passage_of(&self, element: &Element) -> Option<(PartKind, &'static str)> {
        let is_hidden = element
            .attribute("text:style-name")
            .is_some_and(|style| self.hidden_styles.contains(style))
            || element.attribute("text:display") == Some("none");
        match element.name.as_str() {
            "style:header" | "style:header-left" | "style:header-first" => {
                Some((PartKind::Header, ""))
            }
            "style:footer" | "style:footer-left" | "style:footer-first" => {
                Some((PartKind::Footer, ""))
            }
            "office:annotation" => Some((PartKind::Comment, "")),
            "text:note" => Some((PartKind::Footnote, "")),
            "text:deletion" => Some((PartKind::TrackedDelete, "")),
            "office:change-info" => Some((PartKind::Property, "changed by")),
            "svg:title" | "svg:desc" => Some((PartKind::AlternativeText, "")),
            "text:hidden-text" | "text:hidden-paragraph" => Some((PartKind::HiddenText, "")),
            "text:span" | "text:p" | "text:h" | "text:section" if is_hidden => {
                Some((PartKind::HiddenText, ""))
            }
            _ => None,
        }
    }

    fn note_style(&mut self, element: &Element) {
        match element.name.as_str() {
            "style:style" => {
                self.style_name = element
                    .attribute("style:name")
                    .unwrap_or_default()
                    .to_owned();
            }
            "style:text-properties" if element.attribute("text:display") == Some("none") => {
                self.hidden_styles.insert(self.style_name.clone());
            }
            _ => {}
        }
    }

    fn note_change(&mut self, element: &Element) -> Result<(), Refusal> {
        match element.name.as_str() {
            "text:changed-region" => {
                self.change_id = element
                    .attribute("text:id")
                    .or_else(|| element.attribute("xml:id"))
                    .unwrap_or_default()
                    .to_owned();
            }
            "text:insertion" => {
                self.inserted_ids.insert(self.change_id.clone());
            }
            "text:change-start" => {
                let id = element.attribute("text:change-id").unwrap_or_default();
                if self.inserted_ids.contains(id) {
                    self.inserting = Some(String::new());
                }
            }
            "text:change-end" => self.end_insert()?,
            _ => {}
        }
        Ok(())
    }

    fn end_insert(&mut self) -> Result<(), Refusal> {
        match self.inserting.take() {
            Some(text) => self.out.add(PartKind::TrackedInsert, "", text),
            None => Ok(()),
        }
    }

    fn push(&mut self, text: &str) {
        self.passages.push(text);
        if let Some(inserted) = &mut self.inserting {
            inserted.push_str(text);
        }
    }

    fn add_attributes(&mut self, element: &Element) -> Result<(), Refusal> {
        let (attribute, kind) = match element.name.as_str() {
            "text:bookmark" | "text:bookmark-start" => ("text:name", PartKind::Bookmark),
            "text:a" => ("xlink:href", PartKind::Link),
            "text:section" | "table:table" => ("text:name", PartKind::Property),
            "text:hidden-text" => ("text:string-value", PartKind::HiddenText),
            "draw:frame" => ("draw:name", PartKind::AlternativeText),
            "text:user-field-decl" | "text:variable-set" => {
                ("office:string-value", PartKind::FormField)
            }
            "form:text" | "form:textarea" => ("form:current-value", PartKind::FormField),
            _ => return Ok(()),
        };
        match element.attribute(attribute) {
            Some(value) => self.out.add(kind, "", value),
            None => Ok(()),
        }
    }
}

impl XmlVisitor for OfficeReader<'_, '_> {
    fn open(&mut self, element: &Element) -> Result<(), Refusal> {
        self.note_style(element);
        self.note_change(element)?;
        self.add_attributes(element)?;
        let passage = self.passage_of(element);
        if let Some((kind, label)) = passage {
            self.passages.begin(kind, label);
        }
        self.opened.push(passage.is_some());
        match element.name.as_str() {
            "text:p" | "text:h" | "dc:creator" | "dc:date" | "meta:creator-initials" => {
                self.paragraphs_open += 1;
            }
            "text:tab" => self.push("\t"),
            "text:line-break" => self.push("\n"),
            "text:s" => {
                let spaces = element
                    .attribute("text:c")
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(1_usize);
                self.push(&" ".repeat(spaces.min(MAX_SPACES)));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        if matches!(
            name,
            "text:p" | "text:h" | "dc:creator" | "dc:date" | "meta:creator-initials"
        ) {
            self.paragraphs_open = self.paragraphs_open.saturating_sub(1);
            self.passages.break_line();
            if let Some(inserted) = &mut self.inserting {
                inserted.push('\n');
            }
        }
        if self.opened.pop() == Some(true) {
            self.passages.end(self.out)?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        let is_layout = self.paragraphs_open == 0 && text.trim().is_empty();
        if !is_layout {
            self.push(text);
        }
        Ok(())
    }
}
