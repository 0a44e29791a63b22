//! The structure tree: what each part of the paper is, for readers that don't see the page.

use crate::paper::{Direction, Run};

/// An element of the structure tree, by its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(pub(crate) usize);

/// What an element is. The names are the standard structure types of PDF 1.7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Heading(u8),
    Paragraph,
    Division,
    Quote,
    Span,
    /// A picture, which has words in its place.
    Figure,
    List {
        is_numbered: bool,
    },
    ListItem,
    ListLabel,
    ListBody,
    Table,
    Caption,
    TableHead,
    TableBody,
    TableRow,
    /// A header cell, and whether it heads its row rather than its column.
    HeaderCell {
        heads_row: bool,
        columns: usize,
    },
    DataCell,
}

impl Role {
    /// Returns whether this is a row, which has all of its cells in the file, even empty ones.
    pub(crate) fn holds_cells(self) -> bool {
        self == Self::TableRow
    }

    /// Returns the standard structure type.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::Division => "Div",
            Self::Quote => "Quote",
            Self::Span => "Span",
            Self::Figure => "Figure",
            Self::List { .. } => "L",
            Self::ListItem => "LI",
            Self::ListLabel => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::TableHead => "THead",
            Self::TableBody => "TBody",
            Self::TableRow => "TR",
            Self::HeaderCell { .. } => "TH",
            Self::DataCell => "TD",
        }
    }
}

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    /// The language, where it isn't the parent's.
    pub(crate) language: Option<String>,
    /// What the element reads as, where its glyphs stand in another order than they are read.
    pub(crate) actual_text: Option<String>,
    /// What a picture is, in words.
    pub(crate) description: Option<String>,
}

impl Node {
    fn new(role: Role, parent: Option<NodeId>) -> Self {
        Self {
            role,
            parent,
            children: Vec::new(),
            language: None,
            actual_text: None,
            description: None,
        }
    }
}

/// The structure tree. An element without content is left out of the file, except a table's cells:
/// every row needs all of its cells, even empty ones.
#[derive(Debug)]
pub(crate) struct Structure {
    pub(crate) nodes: Vec<Node>,
}

impl Structure {
    /// The element that holds all others.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// Makes a tree that holds the document only.
    pub(crate) fn new() -> Self {
        Self {
            nodes: vec![Node::new(Role::Document, None)],
        }
    }

    /// Adds an element.
    pub(crate) fn add(&mut self, role: Role, parent: NodeId) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node::new(role, Some(parent)));
        self.nodes[parent.0].children.push(id);
        id
    }

    /// Returns an element.
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// Says what an element reads as, for text that stands in another order than it is read.
    pub(crate) fn read_as(&mut self, id: NodeId, text: String, language: Option<String>) {
        let node = &mut self.nodes[id.0];
        node.actual_text = Some(text);
        node.language = language;
    }

    /// Says in words what a picture is.
    pub(crate) fn describe(&mut self, id: NodeId, words: String) {
        self.nodes[id.0].description = Some(words);
    }

    /// Adds the elements that a paragraph's runs need inside `parent`, and says which piece of text belongs to which.
    ///
    /// Shape: the pieces joined are the runs' text. A quotation, another language and each right-to-left stretch
    /// inside left-to-right text gets an element of its own.
    pub(crate) fn add_inline(
        &mut self,
        runs: &[Run],
        parent: NodeId,
        direction: Direction,
    ) -> Vec<(NodeId, String, Run)> {
        let mut pieces = Vec::new();
        for run in runs {
            for (is_rtl, text) in stretches(&run.text) {
                let turns = is_rtl && direction == Direction::LeftToRight;
                let node = if run.quote || run.language.is_some() || turns {
                    let role = if run.quote { Role::Quote } else { Role::Span };
                    let node = self.add(role, parent);
                    self.nodes[node.0].language.clone_from(&run.language);
                    if turns {
                        self.nodes[node.0].actual_text = Some(text.to_owned());
                    }
                    node
                } else {
                    parent
                };
                pieces.push((node, text.to_owned(), run.clone()));
            }
        }
        pieces
    }
}

/// Returns whether a character is written from right to left.
pub(crate) fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character),
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

/// Returns whether most letters of a text are written from right to left.
///
/// Not the first letter decides: an English sentence may start with an Urdu name, and an Urdu one with an English name.
pub(crate) fn is_mostly_right_to_left(text: &str) -> bool {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    let count = letters().filter(|letter| is_right_to_left(*letter)).count();
    2 * count > letters().count()
}

/// Cuts a text into stretches that are read in one direction. Spaces, digits and points between two
/// right-to-left letters belong to their stretch.
fn stretches(text: &str) -> Vec<(bool, &str)> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut rtl_start = None;
    let mut rtl_end = 0;
    for (at, character) in text.char_indices() {
        if is_right_to_left(character) {
            rtl_start.get_or_insert(at);
            rtl_end = at + character.len_utf8();
        } else if (character.is_alphabetic() || character == '\n')
            && let Some(from) = rtl_start.take()
        {
            push_stretches(&mut cuts, text, start, from, rtl_end);
            start = rtl_end;
        }
    }
    if let Some(from) = rtl_start {
        push_stretches(&mut cuts, text, start, from, rtl_end);
        start = rtl_end;
    }
    if start < text.len() {
        cuts.push((false, &text[start..]));
    }
    cuts
}

fn push_stretches<'a>(
    cuts: &mut Vec<(bool, &'a str)>,
    text: &'a str,
    start: usize,
    from: usize,
    to: usize,
) {
    if start < from {
        cuts.push((false, &text[start..from]));
    }
    cuts.push((true, &text[from..to]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_to_left_name_inside_english_is_one_stretch() {
        let text = "Mother: رخسانہ اقبال (Rukhsana)";
        assert_eq!(
            stretches(text),
            [
                (false, "Mother: "),
                (true, "رخسانہ اقبال"),
                (false, " (Rukhsana)")
            ]
        );
    }

    #[test]
    fn a_name_at_the_start_does_not_turn_a_sentence() {
        assert!(is_mostly_right_to_left("Kofi کل اسکول نہیں گیا۔"));
        assert!(!is_mostly_right_to_left(
            "رخسانہ spoke of her week at home."
        ));
        assert!(!is_mostly_right_to_left("12:04"));
    }

    #[test]
    fn text_of_one_direction_stays_whole() {
        assert_eq!(stretches("Kofi, 8"), [(false, "Kofi, 8")]);
        assert_eq!(stretches("رخسانہ 12 اقبال"), [(true, "رخسانہ 12 اقبال")]);
        assert!(stretches("").is_empty());
    }
}
