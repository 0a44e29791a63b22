//! What is left behind when the program fails: a place in the code, and nothing else.

use std::panic;

/// Makes a failing program silent about what it held: no message of a panic, and no core file.
///
/// A panic's message can hold a value, and a value can be a child's name.
pub(crate) fn leave_nothing_behind() {
    panic::set_hook(Box::new(|failure| {
        let place = failure
            .location()
            .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        eprintln!("Chairside stopped at {place}.");
    }));
    crate::platform::no_memory_dump();
}
