//! What is done to a family's record beyond single acts.

mod checks;
mod chronology;
mod ending;
mod moments;
mod notices;
