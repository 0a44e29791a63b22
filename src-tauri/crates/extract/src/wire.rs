//! What parent and child say to each other.
//!
//! Parent to child, on stdin: [`MARK`], the file's length (8 bytes, little-endian), the password's
//! length (4 bytes, little-endian; 0 for none), the password, the file. Child to parent, on
//! stdout: one JSON document, a [`Reply`].

use std::io::{self, Read, Write};

use crate::model::Extracted;
use crate::refusal::Refusal;

const MARK: &[u8; 8] = b"CHSEXT1\n";
/// Bytes a password may have. PDF cuts them at 127.
const MAX_PASSWORD_BYTES: u32 = 1024;

/// What the child answers.
pub(crate) type Reply = Result<Extracted, Refusal>;

/// What stands before the file.
pub(crate) struct Header {
    pub(crate) file_bytes: u64,
    pub(crate) password: Option<String>,
}

pub(crate) fn write_request(
    mut to: impl Write,
    file: &[u8],
    password: Option<&str>,
) -> io::Result<()> {
    let password = password.unwrap_or_default().as_bytes();
    let password_bytes = u32::try_from(password.len()).map_err(io::Error::other)?;
    to.write_all(MARK)?;
    to.write_all(&(file.len() as u64).to_le_bytes())?;
    to.write_all(&password_bytes.to_le_bytes())?;
    to.write_all(password)?;
    to.write_all(file)?;
    to.flush()
}

pub(crate) fn read_header(mut from: impl Read) -> io::Result<Header> {
    let mut mark = [0; 8];
    let mut file_bytes = [0; 8];
    let mut password_bytes = [0; 4];
    from.read_exact(&mut mark)?;
    from.read_exact(&mut file_bytes)?;
    from.read_exact(&mut password_bytes)?;
    let password_bytes = u32::from_le_bytes(password_bytes);
    if &mark != MARK || password_bytes > MAX_PASSWORD_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut password = vec![0; password_bytes as usize];
    from.read_exact(&mut password)?;
    let password = String::from_utf8(password).map_err(io::Error::other)?;
    Ok(Header {
        file_bytes: u64::from_le_bytes(file_bytes),
        password: Some(password).filter(|password| !password.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_request_reads_back() {
        let mut frame = Vec::new();
        write_request(&mut frame, b"file", Some("pass word")).unwrap();
        let mut rest = frame.as_slice();
        let header = read_header(&mut rest).unwrap();
        assert_eq!((header.file_bytes, rest), (4, b"file".as_slice()));
        assert_eq!(header.password.as_deref(), Some("pass word"));
        assert!(read_header(b"not a request at all, but long enough".as_slice()).is_err());
    }
}
