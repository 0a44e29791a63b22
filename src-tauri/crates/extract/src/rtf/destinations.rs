//! What a group of an RTF file holds, told by its first control word.

use crate::model::PartKind;

/// Where the text of a group goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// A passage of its own.
    Passage(PartKind, &'static str),
    /// The table of fonts, which says in which code page a text is written.
    Fonts,
    /// A picture: hexadecimal digits that are no text.
    Picture,
    /// An embedded object, in hexadecimal digits.
    Object,
    /// Digits and names of no interest to a reader.
    Nothing,
}

/// Returns where a group goes that begins with `word`; nothing if `word` begins no group.
pub(super) fn destination_of(word: &str) -> Option<Destination> {
    use Destination::{Fonts, Nothing, Object, Passage, Picture};
    Some(match word {
        "header" | "headerl" | "headerr" | "headerf" => Passage(PartKind::Header, ""),
        "footer" | "footerl" | "footerr" | "footerf" => Passage(PartKind::Footer, ""),
        "footnote" => Passage(PartKind::Footnote, ""),
        "annotation" => Passage(PartKind::Comment, ""),
        "atnauthor" => Passage(PartKind::Comment, "author"),
        "atnid" => Passage(PartKind::Comment, "initials"),
        "revtbl" => Passage(PartKind::Property, "changed by"),
        "title" => Passage(PartKind::Property, "title"),
        "subject" => Passage(PartKind::Property, "subject"),
        "author" => Passage(PartKind::Property, "author"),
        "operator" => Passage(PartKind::Property, "last changed by"),
        "manager" => Passage(PartKind::Property, "manager"),
        "company" => Passage(PartKind::Property, "company"),
        "category" => Passage(PartKind::Property, "category"),
        "keywords" => Passage(PartKind::Property, "keywords"),
        "doccomm" | "comment" => Passage(PartKind::Property, "comments"),
        "propname" | "staticval" | "linkval" | "docvar" | "hlinkbase" => {
            Passage(PartKind::Property, "")
        }
        "stylesheet" => Passage(PartKind::RawString, "styles"),
        "bkmkstart" => Passage(PartKind::Bookmark, ""),
        "fldinst" => Passage(PartKind::Link, ""),
        "sv" => Passage(PartKind::AlternativeText, ""),
        "ffname" | "ffdeftext" | "ffl" | "ffhelptext" | "ffstattext" => {
            Passage(PartKind::FormField, "")
        }
        "fonttbl" => Fonts,
        "pict" => Picture,
        "objdata" => Object,
        "bkmkend" | "colorschememapping" | "colortbl" | "datafield" | "datastore" | "generator"
        | "latentstyles" | "listoverridetable" | "listtable" | "rsidtbl" | "themedata"
        | "xmlnstbl" | "sn" | "blipuid" => Nothing,
        _ => return None,
    })
}
