//! What the name of a school or a placement is made of: what is its own, and what others share.

use super::common::{ACRONYMS, TITLES, Words};
use super::reading::folded_words;
use super::spelling::{forms_of, is_ordinary_name};

/// A shorter word of a name is not looked for by itself. Units: folded letters.
const SHORTEST_RARE: usize = 4;
/// Words of the names of Welsh schools that others share.
const WELSH_SCHOOLS: Words =
    Words("ysgol gynradd uwchradd gyfun gymraeg feithrin babanod iau bro coleg");

/// What stands beside the name of one kind of place.
#[derive(Debug, PartialEq)]
pub(super) struct Ground {
    /// Words that are part of such names and that others share.
    shared: Words,
    /// Words that say that such a place is meant.
    pub(super) signs: Words,
    /// Roles after which the name of the place follows.
    pub(super) roles: Words,
    /// "Year 3" says that such a place is meant.
    pub(super) has_years: bool,
}

/// Schools, nurseries and colleges.
pub(super) static SCHOOL: Ground = Ground {
    shared: Words(
        "academy boys catholic centre childrens college community comprehensive federation first \
         foundation free girls grammar high infant infants junior juniors kindergarten lower \
         middle montessori nursery playgroup pre prep preparatory preschool primary prim pri sch \
         school schools secondary sixth form special technology sports trust upper and aided \
         controlled voluntary the ce cofe rc va vc acad coll jnr inf",
    ),
    signs: Words(
        "absence absences academy attend attendance attended attending attends bell class classes \
         classroom coll college deputy dsl enrolled excluded form governor head headmaster \
         headmistress headteacher infant infants junior juniors kindergarten ks1 lesson lessons \
         nursery playground playgroup preschool pri prim primary principal pupil pupils reception \
         sch school schools secondary senco sixth teacher teachers teaching term tutor uniform ce \
         cofe rc educated education breakfast club gate gates pastoral learning acad starts \
         started transferred",
    ),
    roles: Words(
        "teacher headteacher head senco pupil pupils governor dsl principal tutor assistant \
         mentor attends attended attending secretary",
    ),
    has_years: true,
};

/// Foster homes, children's homes, refuges, units.
pub(super) static PLACEMENT: Ground = Ground {
    shared: Words(
        "care carers centre children childrens family foster home homes hostel house placement \
         project refuge residential school secure the unit womens of and",
    ),
    signs: Words(
        "accommodation care carer carers childrens foster fostered home hostel house keyworker \
         live lives living manager move moved placed placement project refuge residential stay \
         stayed staying stays unit visited warden",
    ),
    roles: Words("carer carers manager keyworker warden worker placed lives living moved staying"),
    has_years: false,
};

/// The name of a place, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlaceName {
    /// Words that are its own. Never empty.
    pub(super) own: Vec<String>,
    /// Words of the name that others share.
    pub(super) shared: Vec<String>,
    /// First letters, of three words or more, without and with the joining words.
    pub(super) initials: Vec<String>,
    /// No word of its own is rare.
    pub(super) is_ordinary: bool,
}

/// Takes the first line of a recorded name apart.
///
/// Shape: nothing where the name has no word of its own, as "The Primary School", or begins with
/// a figure and so is an address.
pub(super) fn read(words: &str, ground: &Ground, towns: &[String]) -> Option<PlaceName> {
    let line = words.split([',', '\n', ';']).next()?;
    let all = folded_words(line);
    if all.first()?.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut own = without_denomination(&all);
    let mut shared: Vec<String> = all.iter().filter(|w| !own.contains(w)).cloned().collect();
    while own.last().is_some_and(|w| ground.shared.contains(w)) {
        shared.extend(own.pop());
    }
    while own.len() > 1 && own.first().is_some_and(|w| is_lead(w, ground)) {
        shared.push(own.remove(0));
    }
    if own.is_empty() {
        return None;
    }
    let is_town = own.len() == 1 && towns.contains(&own[0]);
    Some(PlaceName {
        initials: initials(&all),
        is_ordinary: is_town || is_ordinary_name(&own) && !is_saint(&own),
        shared,
        own,
    })
}

/// The rare word by which people call a place of several words, and how they write it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShortName {
    /// The word; of a saint also with and without the ending of "Olga's", and after an "S".
    pub(super) forms: Vec<Vec<String>>,
    /// The place is named after a saint, so that the word may be anybody's given name.
    pub(super) is_saint: bool,
}

/// The short name of a place whose own name has several words, if one of them is rare.
pub(super) fn short_name(name: &PlaceName, ground: &Ground, towns: &[String]) -> Option<ShortName> {
    let is_saint = is_saint(&name.own);
    let own = name.own.get(usize::from(is_saint)..)?;
    let tells = |word: &&String| {
        word.chars().count() >= SHORTEST_RARE
            && !is_ordinary_name(std::slice::from_ref(*word))
            && !ground.shared.contains(word)
            && !WELSH_SCHOOLS.contains(word)
            && !towns.contains(word)
    };
    let word = own
        .iter()
        .rev()
        .find(tells)
        .filter(|_| name.own.len() > 1)?;
    let mut forms = vec![vec![word.clone()]];
    if is_saint {
        let bare = word.strip_suffix('s').unwrap_or(word).to_owned();
        let saints = [bare.clone(), format!("{bare}s")];
        forms = saints
            .iter()
            .flat_map(|saint| {
                let after = |sign: &str| vec![sign.to_owned(), saint.clone()];
                [vec![saint.clone()], after("s"), after("st"), after("saint")]
            })
            .collect();
    }
    Some(ShortName { forms, is_saint })
}

/// "The" always leads; a shared word leads only before "of", as in "Academy of Tarnholt".
fn is_lead(word: &str, ground: &Ground) -> bool {
    matches!(word, "the" | "of" | "at")
        || matches!(word, "academy" | "college" | "school") && ground.shared.contains(word)
}

fn is_saint(own: &[String]) -> bool {
    own.len() > 1
        && matches!(
            own[0].as_str(),
            "st" | "saint" | "sts" | "ss" | "sacred" | "our" | "holy"
        )
}

/// Takes out "Church of England", "C of E" and their like, which come and go in a school's name.
fn without_denomination(words: &[String]) -> Vec<String> {
    const PHRASES: &[&[&str]] = &[
        &["church", "of", "england"],
        &["church", "in", "wales"],
        &["roman", "catholic"],
        &["c", "of", "e"],
        &["c", "e"],
        &["r", "c"],
        &["v", "a"],
        &["v", "c"],
    ];
    let mut left = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let phrase = PHRASES.iter().find(|phrase| {
            at > 0
                && words[at..].len() >= phrase.len()
                && words[at..].iter().zip(**phrase).all(|(a, b)| a == b)
        });
        match phrase {
            Some(phrase) => at += phrase.len(),
            None => {
                left.push(words[at].clone());
                at += 1;
            }
        }
    }
    left
}

fn initials(all: &[String]) -> Vec<String> {
    const JOINING: &[&str] = &["of", "the", "and", "for", "at"];
    let first_letters = |words: &mut dyn Iterator<Item = &String>| -> String {
        words.filter_map(|w| w.chars().next()).collect()
    };
    let mut found = vec![
        first_letters(&mut all.iter()),
        first_letters(&mut all.iter().filter(|w| !JOINING.contains(&w.as_str()))),
    ];
    found.dedup();
    found.retain(|letters| letters.chars().count() >= 3 && !ACRONYMS.contains(letters));
    found
}

impl PlaceName {
    /// A word that continues this very name, as "Academy" does after any school's.
    pub(super) fn goes_on_with(&self, word: &str) -> bool {
        let is_a_school = matches!(word, "school" | "sch" | "academy" | "acad");
        let is_its_own = || {
            self.shared
                .iter()
                .any(|shared| forms_of(shared).iter().any(|form| form == word))
        };
        is_a_school || !matches!(word, "of" | "and" | "the") && is_its_own()
    }
}

/// A person as a placement or whereabouts names one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    /// Given names or initials, folded; may be empty.
    pub(super) given: Vec<String>,
    /// Surname, folded, with its parts.
    pub(super) surname: Vec<String>,
    /// A title stood before it.
    pub(super) has_title: bool,
}

/// Reads runs of names: after a title, or two to four words with capitals of which one is rare.
///
/// Scripts without capitals are read as names only when they are the whole of what was recorded.
pub(super) fn people(words: &str) -> Vec<Named> {
    let mut found = Vec::new();
    for line in words.split([',', '\n', ';', '(', ')']) {
        let mut run: Vec<&str> = Vec::new();
        let mut has_title = false;
        for word in line.split_whitespace().chain(["."]) {
            let folded: String = folded_words(word).concat();
            if TITLES.contains(&folded) {
                has_title = true;
                run.clear();
            } else if is_name_word(word) {
                run.push(word);
            } else if folded != "and" {
                found.extend(named(&run, has_title));
                run.clear();
                has_title = false;
            }
        }
    }
    found
}

fn is_name_word(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

fn named(run: &[&str], has_title: bool) -> Option<Named> {
    let (surname, given) = run.split_last()?;
    let surname = folded_words(surname);
    let is_name = has_title || (1..=3).contains(&given.len());
    let is_long_enough = surname.concat().chars().count() >= 3;
    let folded_given: Vec<String> = given.iter().flat_map(|g| folded_words(g)).collect();
    let is_rare = has_title || !is_ordinary_name(&[surname.clone(), folded_given.clone()].concat());
    (is_name && is_long_enough && is_rare).then_some(Named {
        given: folded_given,
        surname,
        has_title,
    })
}
