//! PDF: the pages, and everything else in the file that holds words.

mod attachments;
mod cmap;
mod content;
mod fonts;
mod lexer;
mod loose;
mod outline;
mod page_text;
mod pages;
mod paper;
mod pen;
mod revisions;
mod spoken;
mod structure;

use crate::collect::Collector;
use crate::model::Format;
use crate::refusal::Refusal;
use content::Reading;
use paper::Paper;

const BROKEN: Refusal = Refusal::NotReadable(Format::Pdf);

pub(crate) fn read(
    bytes: &[u8],
    password: Option<&str>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let paper = Paper::load(bytes, password, out.budget)?;
    let pages = paper.document.get_pages();
    if pages.is_empty() {
        return Err(BROKEN);
    }
    out.set_pages(u32::try_from(pages.len()).unwrap_or(u32::MAX));
    let mut reading = Reading::new(&paper);
    pages::read_pages(&mut reading, &pages, out)?;
    pages::read_form_fields(&paper, out)?;
    outline::read_properties(&paper, out)?;
    outline::read_bookmarks(&paper, out)?;
    structure::read(&paper, out)?;
    attachments::read(&paper, out)?;
    loose::read_unused_content(&mut reading, &pages, out)?;
    loose::read_raw_strings(&paper, out)?;
    revisions::read(bytes, password, &paper, out)
}
