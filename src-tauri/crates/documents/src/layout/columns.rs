//! How wide a table's columns are.

/// Shares out the available width among columns that want a least and a natural width each.
///
/// Columns that need no more than a fair share get what they want, so that dates and names stay on one line; long
/// texts share what is left. Where the longest words do not fit beside each other, a column whose words are longer
/// than a fair share has them broken, and no other column pays for it. Shape: as many widths as columns; they add up
/// to `available`.
pub(crate) fn column_widths(wanted: &[(f32, f32)], available: f32) -> Vec<f32> {
    let least: f32 = wanted.iter().map(|(min, _)| min).sum();
    if least > available {
        return shared(&within_fair_share(wanted, available), available);
    }
    shared(wanted, available)
}

/// The columns with no least width above a fair share of the table.
fn within_fair_share(wanted: &[(f32, f32)], available: f32) -> Vec<(f32, f32)> {
    let fair = available / wanted.len().max(1) as f32;
    wanted
        .iter()
        .map(|(min, max)| (min.min(fair), *max))
        .collect()
}

fn shared(wanted: &[(f32, f32)], available: f32) -> Vec<f32> {
    let natural: f32 = wanted.iter().map(|(_, max)| max).sum();
    if natural <= available {
        return wanted
            .iter()
            .map(|(_, max)| max * available / natural)
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
    fn a_word_too_long_for_its_column_takes_nothing_from_the_others() {
        // What, who, by when, how we know: two addresses of mail of some fifty letters.
        let wanted = [(70.0, 900.0), (280.0, 280.0), (60.0, 90.0), (280.0, 300.0)];
        let widths = column_widths(&wanted, 482.0);
        assert!(widths[0] >= 70.0 && widths[2] >= 60.0, "{widths:?}");
        assert!(widths[0] > 120.0, "the long text has room: {widths:?}");
        assert!((widths.iter().sum::<f32>() - 482.0).abs() < 0.1);
    }

    #[test]
    fn words_too_long_for_the_page_share_it() {
        let widths = column_widths(&[(400.0, 400.0), (400.0, 400.0)], 480.0);
        assert!((widths[0] - 240.0).abs() < 0.01);
    }
}
