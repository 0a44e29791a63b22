//! A picture from outside, such as the council's mark: read with limits, down to its pixels on white.
//!
//! **Invariant:** nothing of the file but its pixels is kept. Notes, places, names and further frames
//! that a picture can carry are gone, and nothing shines through.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The largest file that is read. Units: bytes (2 MB).
pub const PICTURE_FILE_BYTES_MAX: u64 = 2_000_000;
/// The longest side of a file that is read. Units: pixels.
const FILE_SIDE_MAX: u32 = 4_000;
/// The longest side that is kept: 500 pixels an inch on the page. Units: pixels.
const SIDE_MAX: u32 = 1_200;
/// The largest picture that is kept, as a file. Units: bytes.
const KEPT_BYTES_MAX: usize = 250_000;
/// The most memory that reading takes. Units: bytes (64 MB).
const MEMORY_BYTES_MAX: usize = 64_000_000;

/// Why a picture was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PictureError {
    /// The file is no PNG.
    #[error("the file is no PNG picture")]
    NotPng,
    /// The file is cut off, or its pixels cannot be read.
    #[error("the picture is damaged")]
    Damaged,
    /// The file is too large, or has too many pixels.
    #[error("the picture is too large")]
    TooLarge,
    /// The picture is white or empty throughout.
    #[error("the picture shows nothing")]
    Blank,
}

impl PictureError {
    /// The code of its words.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotPng => "picture_not_png",
            Self::Damaged => "picture_damaged",
            Self::TooLarge => "picture_too_large",
            Self::Blank => "picture_blank",
        }
    }
}

/// A picture: its pixels, row by row from the top, each red, green and blue.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { width, height, .. } = self;
        write!(f, "Picture({width} x {height})")
    }
}

impl Picture {
    /// Reads a PNG: one frame, laid on white, made smaller where it has more pixels than a page shows.
    ///
    /// # Errors
    /// The [`PictureError`] that says why it was not taken.
    pub fn read(file: &[u8]) -> Result<Self, PictureError> {
        if !file.starts_with(b"\x89PNG\r\n\x1A\n") {
            return Err(PictureError::NotPng);
        }
        if file.len() as u64 > PICTURE_FILE_BYTES_MAX {
            return Err(PictureError::TooLarge);
        }
        let picture = decode(file)?.reduced();
        if picture.pixels.iter().all(|part| *part == u8::MAX) {
            return Err(PictureError::Blank);
        }
        Ok(picture)
    }

    /// Returns the picture as a PNG with its pixels and nothing else.
    ///
    /// # Errors
    /// [`PictureError::TooLarge`] if it is too large to be kept.
    pub fn to_png(&self) -> Result<Vec<u8>, PictureError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&self.pixels));
        written.map_err(|_| PictureError::Damaged)?;
        if bytes.len() > KEPT_BYTES_MAX {
            return Err(PictureError::TooLarge);
        }
        Ok(bytes)
    }

    /// Units: pixels. At least 1.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Units: pixels. At least 1.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels, row by row from the top: three bytes each.
    pub(crate) fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Returns the picture with the mean of each square of pixels in its place, where it has too many.
    fn reduced(self) -> Self {
        let by = self.width.max(self.height).div_ceil(SIDE_MAX);
        if by <= 1 {
            return self;
        }
        let (width, height) = (self.width.div_ceil(by), self.height.div_ceil(by));
        let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
        for y in 0..height {
            for x in 0..width {
                pixels.extend(self.mean_of(x * by, y * by, by));
            }
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    /// Returns the mean of a square of pixels, as far as it lies within the picture.
    fn mean_of(&self, left: u32, top: u32, side: u32) -> [u8; 3] {
        let (right, bottom) = ((left + side).min(self.width), (top + side).min(self.height));
        let mut sums = [0_u32; 3];
        for y in top..bottom {
            let row = y as usize * self.width as usize;
            for x in left..right {
                let at = (row + x as usize) * 3;
                for (sum, part) in sums.iter_mut().zip(&self.pixels[at..at + 3]) {
                    *sum += u32::from(*part);
                }
            }
        }
        let count = (right - left) * (bottom - top);
        sums.map(|sum| u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX))
    }
}

fn decode(file: &[u8]) -> Result<Picture, PictureError> {
    let limits = Limits {
        bytes: MEMORY_BYTES_MAX,
    };
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let info = decoder.read_header_info();
    let (width, height) = info.map_err(|_| PictureError::Damaged)?.size();
    if width.max(height) > FILE_SIDE_MAX {
        return Err(PictureError::TooLarge);
    }
    let mut reader = decoder.read_info().map_err(|_| PictureError::Damaged)?;
    let size = reader.output_buffer_size().ok_or(PictureError::TooLarge)?;
    let mut buffer = vec![0; size];
    let frame = reader
        .next_frame(&mut buffer)
        .map_err(|_| PictureError::Damaged)?;
    if (frame.width, frame.height) != (width, height) {
        return Err(PictureError::Damaged);
    }
    buffer.truncate(frame.buffer_size());
    Ok(Picture {
        width,
        height,
        pixels: on_white(&buffer, frame.color_type)?,
    })
}

/// Returns the pixels as red, green and blue, with white behind what shines through.
fn on_white(buffer: &[u8], kind: ColorType) -> Result<Vec<u8>, PictureError> {
    let laid = |part: u8, opacity: u8| {
        let (part, opacity) = (u32::from(part), u32::from(opacity));
        let mixed = (part * opacity + 255 * (255 - opacity) + 127) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    match kind {
        ColorType::Rgb => Ok(buffer.to_vec()),
        ColorType::Grayscale => Ok(buffer.iter().flat_map(|grey| [*grey; 3]).collect()),
        ColorType::GrayscaleAlpha => Ok(buffer
            .chunks_exact(2)
            .flat_map(|pixel| [laid(pixel[0], pixel[1]); 3])
            .collect()),
        ColorType::Rgba => Ok(buffer
            .chunks_exact(4)
            .flat_map(|pixel| [0, 1, 2].map(|part| laid(pixel[part], pixel[3])))
            .collect()),
        // The decoder was told to give no palettes.
        ColorType::Indexed => Err(PictureError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn png(width: u32, height: u32, kind: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(kind);
        encoder.set_depth(BitDepth::Eight);
        encoder
            .add_text_chunk("Author".to_owned(), "Elsie Thorne".to_owned())
            .unwrap();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(pixels).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn what_shines_through_is_laid_on_white() {
        let pixels = [10, 20, 30, 255, 0, 0, 0, 0, 0, 0, 0, 51];
        let picture = Picture::read(&png(3, 1, ColorType::Rgba, &pixels)).unwrap();
        assert_eq!(picture.pixels(), [10, 20, 30, 255, 255, 255, 204, 204, 204]);
    }

    #[test]
    fn nothing_of_the_file_but_its_pixels_is_kept() {
        let file = png(2, 1, ColorType::Rgb, &[1, 2, 3, 4, 5, 6]);
        let holds = |bytes: &[u8]| bytes.windows(6).any(|part| part == b"Elsie ");
        assert!(holds(&file), "the file has an author");
        let picture = Picture::read(&file).unwrap();
        let kept = picture.to_png().unwrap();
        assert!(!holds(&kept));
        assert_eq!(Picture::read(&kept).unwrap(), picture);
    }

    #[test]
    fn a_picture_with_more_pixels_than_a_page_shows_is_made_smaller() {
        let widest = |side: u32| {
            let pixels = vec![100; side as usize];
            Picture::read(&png(side, 1, ColorType::Grayscale, &pixels)).map(|p| p.width())
        };
        assert_eq!(widest(1_200), Ok(1_200));
        assert_eq!(widest(1_201), Ok(601));
        assert_eq!(widest(4_000), Ok(1_000));
        assert_eq!(widest(4_001), Err(PictureError::TooLarge));
        let halves = [vec![0; 1_201], vec![100; 1_201]].concat();
        let mixed = Picture::read(&png(1_201, 2, ColorType::Grayscale, &halves)).unwrap();
        assert_eq!(mixed.pixels()[..3], [50; 3], "the mean of four");
    }

    #[test]
    fn what_is_no_picture_or_shows_nothing_is_refused() {
        let good = png(2, 2, ColorType::Grayscale, &[0, 50, 100, 200]);
        assert!(Picture::read(&good).is_ok());
        let refused = |file: &[u8]| Picture::read(file).unwrap_err();
        assert_eq!(refused(b"GIF89a"), PictureError::NotPng);
        assert_eq!(refused(b"\xFF\xD8\xFF"), PictureError::NotPng);
        assert_eq!(refused(&good[..60]), PictureError::Damaged);
        let white = png(2, 1, ColorType::Grayscale, &[255, 255]);
        assert_eq!(refused(&white), PictureError::Blank);
        let clear = png(1, 1, ColorType::GrayscaleAlpha, &[0, 0]);
        assert_eq!(refused(&clear), PictureError::Blank);
        let mut padded = good;
        padded.resize(2_000_001, 0);
        assert_eq!(refused(&padded), PictureError::TooLarge);
    }

    #[test]
    fn a_picture_too_large_to_be_kept_is_refused() {
        let mut seed = 7_u32;
        let noise: Vec<u8> = (0..700 * 700)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 24) as u8
            })
            .collect();
        let picture = Picture::read(&png(700, 700, ColorType::Grayscale, &noise)).unwrap();
        assert_eq!(picture.to_png(), Err(PictureError::TooLarge));
    }
}
