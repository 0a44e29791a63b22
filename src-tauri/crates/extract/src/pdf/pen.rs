//! Where text stands on the page, and so where words and lines end.

/// Gap after which a new word begins, in fractions of the font size.
const WORD_GAP: f64 = 0.17;
/// Move back after which a new line or column begins, in fractions of the font size.
const MOVE_BACK: f64 = 1.0;
/// Step up or down after which a new line begins, in fractions of the font size.
const LINE_STEP: f64 = 0.5;

/// A transformation, as PDF writes it: a b c d e f.
#[derive(Clone, Copy)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Returns this transformation followed by `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, next.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    pub(super) fn moved(self, right: f64, up: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, right, up]).then(self)
    }

    fn origin(self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }
}

/// What stands between two pieces of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Word,
    Line,
}

/// Remembers where the last piece of text ended.
#[derive(Default)]
pub(super) struct Pen {
    ended_at: Option<(f64, f64)>,
    size: f64,
}

impl Pen {
    /// Tells what stands before a piece of text that begins at `place`.
    ///
    /// `place` turns one unit into one font size on the page.
    pub(super) fn gap_before(&self, place: Matrix) -> Gap {
        let Some((end_x, end_y)) = self.ended_at else {
            return Gap::None;
        };
        let (x, y) = place.origin();
        let [a, b, c, d, ..] = place.0;
        let size = c.hypot(d).max(self.size);
        let advance = a.hypot(b);
        if size <= f64::EPSILON || advance <= f64::EPSILON {
            return Gap::None;
        }
        let (along_x, along_y) = (a / advance, b / advance);
        let along = (x - end_x) * along_x + (y - end_y) * along_y;
        let across = (y - end_y) * along_x - (x - end_x) * along_y;
        if across.abs() > LINE_STEP * size || along < -MOVE_BACK * size {
            Gap::Line
        } else if along > WORD_GAP * size {
            Gap::Word
        } else {
            Gap::None
        }
    }

    pub(super) fn end_at(&mut self, place: Matrix) {
        let [_, _, c, d, ..] = place.0;
        self.ended_at = Some(place.origin());
        self.size = c.hypot(d);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_told_apart() {
        let at = |x, y| Matrix([10.0, 0.0, 0.0, 10.0, x, y]);
        let mut pen = Pen::default();
        assert_eq!(pen.gap_before(at(0.0, 0.0)), Gap::None);
        pen.end_at(at(50.0, 700.0));
        assert_eq!(pen.gap_before(at(50.5, 700.0)), Gap::None);
        assert_eq!(pen.gap_before(at(52.5, 700.0)), Gap::Word);
        assert_eq!(
            pen.gap_before(at(50.0, 703.0)),
            Gap::None,
            "a raised sign stays in its word"
        );
        assert_eq!(pen.gap_before(at(20.0, 688.0)), Gap::Line);
        assert_eq!(
            pen.gap_before(at(20.0, 700.0)),
            Gap::Line,
            "back to the left"
        );
    }
}
