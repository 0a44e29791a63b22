//! The ways in which a name is written: words shortened and written out.

use super::common::{Words, is_ordinary};

/// Words of streets, houses and schools, and how they are shortened.
const SHORT_FORMS: &[(&str, &[&str])] = &[
    ("academy", &["acad", "acd"]),
    ("and", &["n"]),
    ("apartment", &["apt", "appt"]),
    ("avenue", &["ave", "av", "avn"]),
    ("boulevard", &["blvd", "bvd", "boul"]),
    ("bridge", &["brg", "bdge"]),
    ("building", &["bldg"]),
    ("bungalow", &["bung"]),
    ("centre", &["ctr", "cntr", "center"]),
    ("close", &["cl", "clo"]),
    ("college", &["coll", "clg"]),
    ("cottage", &["cott", "cot"]),
    ("court", &["ct", "crt"]),
    ("crescent", &["cres", "cr", "crs", "cresc"]),
    ("drive", &["dr", "drv"]),
    ("east", &["e"]),
    ("estate", &["est"]),
    ("field", &["fld"]),
    ("fields", &["flds"]),
    ("farm", &["fm"]),
    ("flat", &["flt"]),
    ("gardens", &["gdns", "gdn", "gds", "garden"]),
    ("great", &["gt", "grt"]),
    ("green", &["grn"]),
    ("grove", &["gr", "grv", "gro"]),
    ("heights", &["hts"]),
    ("hill", &["hl"]),
    ("house", &["hse", "ho"]),
    ("infant", &["inf", "infants"]),
    ("junior", &["jnr", "jun", "juniors"]),
    ("lane", &["ln", "la"]),
    ("little", &["lt", "ltl"]),
    ("lodge", &["ldg"]),
    ("lower", &["lwr"]),
    ("manor", &["mnr"]),
    ("meadow", &["mdw"]),
    ("meadows", &["mdws"]),
    ("mount", &["mt"]),
    ("north", &["n", "nth"]),
    ("nursery", &["nsy", "nurs"]),
    ("parade", &["pde"]),
    ("park", &["pk"]),
    ("place", &["pl"]),
    ("primary", &["prim", "pri"]),
    ("road", &["rd"]),
    ("saint", &["st", "snt"]),
    ("school", &["sch", "schl"]),
    ("secondary", &["sec"]),
    ("south", &["s", "sth"]),
    ("square", &["sq"]),
    ("street", &["st", "str"]),
    ("terrace", &["terr", "ter", "tce"]),
    ("upper", &["upr", "up"]),
    ("valley", &["vly"]),
    ("view", &["vw"]),
    ("village", &["vlg"]),
    ("walk", &["wlk"]),
    ("way", &["wy"]),
    ("west", &["w"]),
    ("wood", &["wd"]),
    ("woods", &["wds"]),
    ("yard", &["yd"]),
];

/// What a street is called by its kind. Welsh kinds stand first in a name.
const STREET_KINDS: Words = Words(
    "avenue bank boulevard bridge clos close common court crescent croft drive end fields ffordd \
     gardens gate green grove heol hill lane lon maes mead meadow meadows mews parade park path \
     place quay rise road row square street stryd terrace view walk way wharf wynd yard",
);

/// What a house is called by its kind.
const HOUSE_KINDS: Words = Words(
    "bungalow barn chambers cottage cottages court farm farmhouse grange hall heights house lodge \
     manor mansions point rectory tower towers vicarage villa villas",
);

/// The most ways in which one name is looked for; more words are then looked for as written.
const MOST_WAYS: usize = 64;

/// One way of writing a name, in folded letters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    /// The letters in one piece. Never empty.
    pub(super) letters: String,
    /// Where its words begin. Units: bytes.
    pub(super) word_starts: Vec<usize>,
}

impl Way {
    pub(super) fn of<S: AsRef<str>>(words: &[S]) -> Option<Self> {
        let mut way = Self {
            letters: String::new(),
            word_starts: Vec::new(),
        };
        for word in words.iter().filter(|word| !word.as_ref().is_empty()) {
            way.word_starts.push(way.letters.len());
            way.letters.push_str(word.as_ref());
        }
        (!way.letters.is_empty()).then_some(way)
    }
}

/// Every way of writing folded words, the words as they are first.
pub(super) fn ways(words: &[String]) -> Vec<Way> {
    let mut written: Vec<Vec<String>> = vec![Vec::new()];
    for word in words {
        let mut forms = forms_of(word);
        if written.len() * forms.len() > MOST_WAYS {
            forms.truncate(1);
        }
        written = forms
            .iter()
            .flat_map(|form| {
                written.iter().map(move |way| {
                    let mut way = way.clone();
                    way.push(form.clone());
                    way
                })
            })
            .collect();
    }
    let mut all: Vec<Way> = written.iter().filter_map(|words| Way::of(words)).collect();
    all.dedup();
    all
}

/// A word, its short forms, and what it is short for.
pub(super) fn forms_of(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    let long_forms = long_forms_of(word);
    for (long, shorts) in SHORT_FORMS {
        if *long == word || long_forms.contains(long) {
            all.push((*long).to_owned());
            all.extend(shorts.iter().map(ToString::to_string));
        }
    }
    if word == "and" {
        all.push(String::new());
    }
    let mut seen = std::collections::HashSet::new();
    all.retain(|form| seen.insert(form.clone()));
    all
}

/// What a word may be short for.
pub(super) fn long_forms_of(word: &str) -> Vec<&'static str> {
    SHORT_FORMS
        .iter()
        .filter(|(_, shorts)| shorts.contains(&word))
        .map(|(long, _)| *long)
        .collect()
}

/// The word is a kind of street, written out or short.
pub(super) fn is_street_kind(word: &str) -> bool {
    STREET_KINDS.contains(word)
        || long_forms_of(word)
            .iter()
            .any(|long| STREET_KINDS.contains(long))
}

/// The word is a kind of house, written out or short.
pub(super) fn is_house_kind(word: &str) -> bool {
    HOUSE_KINDS.contains(word)
        || long_forms_of(word)
            .iter()
            .any(|long| HOUSE_KINDS.contains(long))
}

/// No word of the name is rare. Kinds of street and short forms are not rare either.
pub(super) fn is_ordinary_name(words: &[String]) -> bool {
    words.iter().all(|word| {
        is_ordinary(word)
            || is_street_kind(word)
            || is_house_kind(word)
            || !long_forms_of(word).is_empty()
    })
}
