//! Prints the schema of a conference file: `assets/examples/conference.schema.json` is its output.

fn main() -> Result<(), chairside_api::AppError> {
    print!("{}", chairside_api::conference_schema()?);
    Ok(())
}
