//! How wide a table's columns are.

/// What a column wants. Units: points.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wanted {
    /// The longest word of the head, which is never broken while the heads fit.
    pub(crate) head: f32,
    /// The longest word of all, the head among them.
    pub(crate) least: f32,
    /// All words on one line.
    pub(crate) natural: f32,
}

/// Returns the least and the natural width of each column, so that no long word takes the room of the others.
///
/// A word may be broken where it wants more than a fair share of the room, a head may not. What is a fair share is
/// less where a head takes more.
pub(crate) fn fair_wants(wanted: &[Wanted], available: f32) -> Vec<(f32, f32)> {
    let mut share = available / wanted.len().max(1) as f32;
    for _ in wanted {
        let is_wide = |want: &&Wanted| want.head > share;
        let taken: f32 = wanted.iter().filter(is_wide).map(|want| want.head).sum();
        let others = wanted.iter().filter(|want| !is_wide(want)).count();
        share = ((available - taken) / others.max(1) as f32).max(0.0);
    }
    wanted
        .iter()
        .map(|want| (want.least.min(share).max(want.head), want.natural))
        .collect()
}

/// Shares out the available width among columns that want a least and a natural width each.
///
/// Columns that need no more than a fair share get what they want, so that dates and names stay on one line; long
/// texts share what is left. Shape: as many widths as columns; they add up to `available`.
pub(crate) fn column_widths(wanted: &[(f32, f32)], available: f32) -> Vec<f32> {
    let natural: f32 = wanted.iter().map(|(_, max)| max).sum();
    if natural <= available {
        return wanted
            .iter()
            .map(|(_, max)| max * available / natural)
            .collect();
    }
    let least: f32 = wanted.iter().map(|(min, _)| min).sum();
    if least >= available {
        return wanted
            .iter()
            .map(|(min, _)| min * available / least)
            .collect();
    }
    let mut widths: Vec<Option<f32>> = vec![None; wanted.len()];
    loop {
        let taken: f32 = widths.iter().flatten().sum();
        let open: Vec<usize> = (0..wanted.len())
            .filter(|&at| widths[at].is_none())
            .collect();
        let open_least: f32 = open.iter().map(|&at| wanted[at].0).sum();
        let fair = (available - taken) / open.len().max(1) as f32;
        let modest = open.iter().copied().find(|&at| {
            let (min, max) = wanted[at];
            max <= fair && available - taken - max >= open_least - min
        });
        match modest {
            Some(at) => widths[at] = Some(wanted[at].1),
            None => return share_rest(wanted, &widths, available - taken),
        }
    }
}

/// Gives each column that is still open its least width and a part of the rest.
fn share_rest(wanted: &[(f32, f32)], widths: &[Option<f32>], rest: f32) -> Vec<f32> {
    let open = || {
        wanted
            .iter()
            .zip(widths)
            .filter(|(_, width)| width.is_none())
            .map(|(want, _)| want)
    };
    let least: f32 = open().map(|(min, _)| min).sum();
    let spread: f32 = open().map(|(min, max)| max - min).sum();
    let spare = rest - least;
    wanted
        .iter()
        .zip(widths)
        .map(|((min, max), width)| {
            width.unwrap_or_else(|| {
                if spread > 0.0 {
                    min + spare * (max - min) / spread
                } else {
                    *min
                }
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_stays_on_one_line_beside_a_long_text() {
        let widths = column_widths(&[(60.0, 900.0), (70.0, 100.0), (50.0, 700.0)], 480.0);
        assert!((widths[1] - 100.0).abs() < 0.01);
        assert!((widths.iter().sum::<f32>() - 480.0).abs() < 0.1);
    }

    #[test]
    fn columns_fill_the_page_when_there_is_room() {
        let widths = column_widths(&[(10.0, 50.0), (10.0, 150.0)], 400.0);
        assert!((widths[0] - 100.0).abs() < 0.01 && (widths[1] - 300.0).abs() < 0.01);
    }

    #[test]
    fn no_column_gets_less_than_its_longest_word_while_all_fit() {
        let wanted = [(150.0, 160.0), (150.0, 900.0), (150.0, 900.0)];
        let widths = column_widths(&wanted, 470.0);
        assert!(
            widths
                .iter()
                .zip(wanted)
                .all(|(width, (min, _))| *width >= min - 0.01),
            "{widths:?}"
        );
        assert!((widths.iter().sum::<f32>() - 470.0).abs() < 0.1);
    }

    #[test]
    fn a_long_word_leaves_dates_and_heads_whole() {
        let column = |head, least, natural| Wanted {
            head,
            least,
            natural,
        };
        let wanted = [
            column(30.0, 70.0, 900.0),
            column(45.0, 290.0, 290.0),
            column(45.0, 40.0, 75.0),
            column(70.0, 290.0, 500.0),
        ];
        let widths = column_widths(&fair_wants(&wanted, 450.0), 450.0);
        assert!(widths[0] >= 70.0, "the words of the action: {widths:?}");
        assert!(widths[2] >= 75.0 - 0.01, "a date on one line: {widths:?}");
        assert!((widths.iter().sum::<f32>() - 450.0).abs() < 0.1);
    }

    #[test]
    fn a_wide_head_is_whole_beside_long_words() {
        let column = |head| Wanted {
            head,
            least: 300.0,
            natural: 300.0,
        };
        let widths = column_widths(
            &fair_wants(&[column(200.0), column(10.0), column(10.0)], 450.0),
            450.0,
        );
        assert!((widths[0] - 200.0).abs() < 0.1, "{widths:?}");
        assert!((widths[1] - 125.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn words_too_long_for_the_page_share_it() {
        let widths = column_widths(&[(400.0, 400.0), (400.0, 400.0)], 480.0);
        assert!((widths[0] - 240.0).abs() < 0.01);
    }
}
