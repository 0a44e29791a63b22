//! Writes the window's side of the command list into the folder named on the command line.

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name the folder, for instance ui/src/ipc")?;
    chairside_api::export_typescript(Path::new(&folder))
}
