//! Zip packages (DOCX and ODT), with caps on members and on what they unpack to.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::budget::Budget;
use crate::model::Format;
use crate::refusal::Refusal;

/// Members a package may have. A long report with many pictures has some hundreds.
const MAX_MEMBERS: usize = 10_000;

/// One member of a package, unpacked.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// A package opened for reading.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8], format: Format) -> Result<Self, Refusal> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::NotReadable(format))?;
        if archive.len() > MAX_MEMBERS {
            return Err(Refusal::TooLarge);
        }
        Ok(Self { archive, format })
    }

    pub(crate) fn len(&self) -> usize {
        self.archive.len()
    }

    pub(crate) fn comment(&self) -> String {
        String::from_utf8_lossy(self.archive.comment()).into_owned()
    }

    /// Unpacks the member at `index`; nothing if it is a folder.
    ///
    /// The stated size is not believed: reading stops one byte past what may still be unpacked.
    pub(crate) fn member(
        &mut self,
        index: usize,
        budget: &mut Budget,
    ) -> Result<Option<Member>, Refusal> {
        let broken = Refusal::NotReadable(self.format);
        let mut file = match self.archive.by_index(index) {
            Ok(file) => file,
            Err(zip::result::ZipError::UnsupportedArchive(
                zip::result::ZipError::PASSWORD_REQUIRED,
            )) => return Err(Refusal::PasswordProtected(self.format)),
            Err(_) => return Err(broken),
        };
        if file.is_dir() {
            return Ok(None);
        }
        let name = file.name().map_err(|_| broken)?.into_owned();
        let most_bytes = budget.next_member_bytes();
        let mut bytes = Vec::new();
        file.by_ref()
            .take(most_bytes + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken)?;
        if bytes.len() as u64 > most_bytes {
            return Err(Refusal::TooLarge);
        }
        budget.spend_unpacked(bytes.len())?;
        Ok(Some(Member { name, bytes }))
    }
}

/// Returns the names of a package's members; nothing if it can't be opened.
pub(crate) fn member_names(bytes: &[u8]) -> Option<Vec<String>> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    Some(
        archive
            .file_names()
            .take(MAX_MEMBERS)
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect(),
    )
}
