//! Passages that lie within one another, such as a comment within the body.

use crate::collect::Collector;
use crate::model::PartKind;
use crate::refusal::Refusal;

/// Open passages, the innermost last. Text goes to the innermost one.
pub(crate) struct Passages {
    open: Vec<Passage>,
}

struct Passage {
    kind: PartKind,
    label: String,
    text: String,
}

impl Passages {
    pub(crate) fn new(kind: PartKind, label: &str) -> Self {
        let mut passages = Self { open: Vec::new() };
        passages.begin(kind, label);
        passages
    }

    pub(crate) fn begin(&mut self, kind: PartKind, label: &str) {
        self.open.push(Passage {
            kind,
            label: label.to_owned(),
            text: String::new(),
        });
    }

    pub(crate) fn end(&mut self, out: &mut Collector<'_>) -> Result<(), Refusal> {
        match self.open.pop() {
            Some(passage) => out.add(passage.kind, &passage.label, passage.text),
            None => Ok(()),
        }
    }

    pub(crate) fn push(&mut self, text: &str) {
        if let Some(passage) = self.open.last_mut() {
            passage.text.push_str(text);
        }
    }

    /// Starts a new line unless one has just been started.
    pub(crate) fn break_line(&mut self) {
        if let Some(passage) = self.open.last_mut()
            && !passage.text.is_empty()
            && !passage.text.ends_with('\n')
        {
            passage.text.push('\n');
        }
    }

    pub(crate) fn finish(mut self, out: &mut Collector<'_>) -> Result<(), Refusal> {
        while !self.open.is_empty() {
            self.end(out)?;
        }
        Ok(())
    }
}
