//! WordprocessingML: paragraphs and runs, with tracked changes, hidden text and authors.

use super::BROKEN;
use crate::collect::Collector;
use crate::model::PartKind;
use crate::passages::Passages;
use crate::refusal::Refusal;
use crate::xml::{Element, XmlVisitor, read_xml};

pub(crate) fn read(
    bytes: &[u8],
    kind: PartKind,
    file_name: &str,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let mut reader = WordReader {
        shown: Passages::new(kind, file_name),
        inserted: String::new(),
        deleted: String::new(),
        hidden: String::new(),
        run: String::new(),
        run_is_hidden: false,
        inserts_open: 0,
        deletes_open: 0,
        takes_text: false,
        out,
    };
    read_xml(bytes, BROKEN, &mut reader)?;
    reader.add_changes()?;
    reader.shown.finish(reader.out)
}

struct WordReader<'c, 'b> {
    /// The text as the page shows it once every change is accepted.
    shown: Passages,
    inserted: String,
    deleted: String,
    hidden: String,
    run: String,
    run_is_hidden: bool,
    inserts_open: u32,
    deletes_open: u32,
    takes_text: bool,
    out: &'c mut Collector<'b>,
}

impl WordReader<'_, '_> {
    fn close_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if self.deletes_open > 0 {
            self.deleted.push_str(&run);
        } else if self.run_is_hidden {
            self.hidden.push_str(&run);
        } else {
            self.shown.push(&run);
            if self.inserts_open > 0 {
                self.inserted.push_str(&run);
            }
        }
        self.run_is_hidden = false;
    }

    fn close_paragraph(&mut self) {
        self.shown.break_line();
        for text in [&mut self.inserted, &mut self.deleted, &mut self.hidden] {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }

    fn add_changes(&mut self) -> Result<(), Refusal> {
        let inserted = std::mem::take(&mut self.inserted);
        let deleted = std::mem::take(&mut self.deleted);
        let hidden = std::mem::take(&mut self.hidden);
        self.out.add(PartKind::TrackedInsert, "", inserted)?;
        self.out.add(PartKind::TrackedDelete, "", deleted)?;
        self.out.add(PartKind::HiddenText, "", hidden)
    }

    fn add_attribute(
        &mut self,
        element: &Element,
        attribute: &str,
        kind: PartKind,
        label: &str,
    ) -> Result<(), Refusal> {
        match element.attribute(attribute) {
            Some(value) => self.out.add(kind, label, value),
            None => Ok(()),
        }
    }
}

impl XmlVisitor for WordReader<'_, '_> {
    fn open(&mut self, element: &Element) -> Result<(), Refusal> {
        match element.name.as_str() {
            "w:t" | "w:delText" | "w:instrText" | "w:delInstrText" | "m:t" => {
                self.takes_text = true;
            }
            "w:tab" | "w:ptab" => self.run.push('\t'),
            "w:br" | "w:cr" => self.run.push('\n'),
            "w:noBreakHyphen" => self.run.push('-'),
            "w:vanish" | "w:webHidden" | "w:specVanish" => {
                self.run_is_hidden =
                    !matches!(element.attribute("w:val"), Some("0" | "false" | "off"));
            }
            "w:ins" | "w:moveTo" => {
                self.inserts_open += 1;
                self.add_attribute(element, "w:author", PartKind::Property, "changed by")?;
            }
            "w:del" | "w:moveFrom" => {
                self.deletes_open += 1;
                self.add_attribute(element, "w:author", PartKind::Property, "changed by")?;
            }
            "w:comment" => {
                self.add_attribute(element, "w:author", PartKind::Comment, "author")?;
                self.add_attribute(element, "w:initials", PartKind::Comment, "initials")?;
            }
            "w:bookmarkStart" => {
                self.add_attribute(element, "w:name", PartKind::Bookmark, "")?;
            }
            "wp:docPr" | "pic:cNvPr" => {
                for attribute in ["descr", "title", "name"] {
                    self.add_attribute(element, attribute, PartKind::AlternativeText, attribute)?;
                }
            }
            "v:shape" | "v:imagedata" => {
                for attribute in ["alt", "o:title"] {
                    self.add_attribute(element, attribute, PartKind::AlternativeText, attribute)?;
                }
            }
            "w:alias" | "w:tag" => {
                self.add_attribute(element, "w:val", PartKind::Property, "content control")?;
            }
            "w:tblCaption" | "w:tblDescription" => {
                self.add_attribute(element, "w:val", PartKind::AlternativeText, "table")?;
            }
            "w:listItem" => {
                self.add_attribute(element, "w:displayText", PartKind::FormField, "choice")?;
                self.add_attribute(element, "w:value", PartKind::FormField, "choice")?;
            }
            "w:default" | "w:result" | "w:statusText" | "w:helpText" => {
                self.add_attribute(element, "w:val", PartKind::FormField, "")?;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "w:t" | "w:delText" | "w:instrText" | "w:delInstrText" | "m:t" => {
                self.takes_text = false;
            }
            "w:r" | "m:r" => self.close_run(),
            "w:p" => self.close_paragraph(),
            "w:tc" => self.shown.push("\t"),
            "w:ins" | "w:moveTo" => self.inserts_open = self.inserts_open.saturating_sub(1),
            "w:del" | "w:moveFrom" => self.deletes_open = self.deletes_open.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        if self.takes_text {
            self.run.push_str(text);
        }
        Ok(())
    }
}
