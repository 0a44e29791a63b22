//! The procedure packs that the program ships with.

use chairside_domain::pack::{PackId, PackSet, ProcedurePack};

/// A pack by its id, with what it takes over from its parents.
pub fn pack(id: &str) -> ProcedurePack {
    let id: PackId = id.parse().expect("a pack id");
    packs().get(&id).expect("a pack of that id").clone()
}

/// Every pack, with what it takes over from its parents.
pub fn all() -> Vec<ProcedurePack> {
    packs().iter().cloned().collect()
}

fn packs() -> PackSet {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/procedure-packs"
    );
    let files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder of packs")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read_to_string(&path).expect("a pack"))
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    PackSet::parse(&files).expect("packs that fit each other")
}
