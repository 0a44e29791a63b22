//! Words that tell nothing by themselves, and words that tell what stands beside them.
//!
//! The lists are short on purpose. A word that is missing from [`ORDINARY`] costs a person one
//! look; a word that is in it by mistake costs a finding, so rare words stay out.

/// A list of words, folded, parted by blanks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Words(pub(super) &'static str);

impl Words {
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.split_ascii_whitespace().any(|one| one == word)
    }
}

/// Words so common that one alone gives no place or person away, although streets, schools and
/// people are named with them.
const ORDINARY: Words = Words(
    "abbey acorn albert alexandra all andrew anne april ash aunt autumn baker bank barn bay beach \
     beech bell bishop black blue bridge bright broad brook brown bush butler care carter castle \
     cedar central centre chapel charles cherry chestnut child children church city clark clarke \
     coast college common cook cooper corner cottage country county cousin cross crown day dean \
     duke east edward elizabeth elm emergency end family farm father field fields flat forest \
     foster friend friends front garden gate george grand grange grant gray great green grey \
     grove hall harbour hawthorn hazel heath heights henry hill hillside holly home hope hospital \
     hostel hotel house hunter island ivy james john jubilee june king kings lake lane laurel lea \
     lee light lily little local lodge london long lord low lower main manor maple march market \
     mary mason may meadow meadows middle mill miller moor moore morning mother mount near new \
     north northern number nursery oak oaks oakwood old orchard page palmer parish park parker \
     parkside path paul peter philip pine place point poplar porter price primrose prince \
     princess priory queen queens railway rectory red refuge reed rich ridge rise river riverside \
     road rose rowan royal school sea shop shore silver sister small smith south southern spring \
     springfield square station stephen stone street summer sun sunny sycamore taylor temple the \
     thomas thorn top tower town tree turner uncle under union unit upper vale valley vicarage \
     victoria view village violet walk walker ward water watson way well wells west western white \
     william willow windmill window wing winter wood woodland woodlands woods yard york young \
     about after again also and any are asked before both brother but call can comes contact \
     could does during each evening every first for from goes good grandmother had has have her \
     here him his how into its just last left live lives living made make many meet moved much \
     must need next not now off often one only other our out outside over people person room safe \
     said same saw see seen she should since some stay staying stays still support take than that \
     their them then there these they this those time today told two until visit visits was week \
     were what when where which who will with work worker works would year years you your english \
     england scotland scottish wales welsh british britain united kingdom monday tuesday \
     wednesday thursday friday saturday sunday january february july august september october \
     november december ms mr mrs miss doctor police social health visitor council court \
     conference chair plan protection service services team office group report agency meeting \
     minutes decision",
);

/// Letters that stand for something else in every set of minutes, never for a school.
pub(super) const ACRONYMS: Words = Words(
    "abe acd aim asb ass cafcass camhs ccg ceo cic cin cla cpc cpp cps csc cse csp daa dna dob \
     dsl dva dwp ehc ehcp epo gcp gps icb icpc idva iro lac lado las lea mash mappa marac nhs \
     nspcc pdf pep plo ppo pru rcpc sals sen senco send ssw tac taf usb vpn yos yot",
);

/// What a number counts or measures, so that it is not the number of a house.
pub(super) const COUNTED: Words = Words(
    "st nd rd th am pm january february march april may june july august september october \
     november december jan feb mar apr jun jul aug sep sept oct nov dec minute minutes hour hours \
     day days week weeks month months year years working per percent people persons children \
     child adults pages page reports copies visits calls times actions points incidents sessions \
     lessons professionals families parents pupils cases miles yards metres pounds homes houses \
     flats names appointments messages letters items of out",
);

/// What comes before a number that is not the number of a house.
pub(super) const COUNTING: Words = Words(
    "aged age section page item paragraph para year copy version regulation rule part chapter \
     block day week article appendix action step room bus route figure table form schedule grade \
     stage key monday tuesday wednesday thursday \
     friday saturday sunday january february march april may june july august september october \
     november december",
);

/// What has a number even where "number" stands between, as in "item number 14".
pub(super) const NUMBERED: Words = Words(
    "section page item paragraph para version copy regulation rule part chapter appendix action \
     step bus route figure table form schedule",
);

/// What is called by a number, as in "the number 14 bus".
pub(super) const VEHICLES: Words = Words("bus buses tram trams coach train minibus");

/// Whose age a number tells after "of".
pub(super) const AGED: Words = Words(
    "adult age baby boy boys brother child children daughter female females girl girls infant lad \
     male males man men person sister son teenager toddler woman women youth youths",
);

/// What says that the number of a house follows.
pub(super) const HOUSE_NUMBER_SIGNS: Words =
    Words("number no nos num nr house flat apartment door unit at plot");

/// Signs after which a number is a house even where it could count something.
pub(super) const PLAIN_SIGNS: Words = Words("number no nos num nr house flat apartment door plot");

/// What may stand between a number and its street without another sign.
pub(super) const JOINING: Words = Words(
    "in on of the at a along road street lane called named house down up from ground first top \
     floor flat upper lower which is off that s bis",
);

/// Words of people at home. A street of a common name counts only beside one of them.
pub(super) const HOME: Words = Words(
    "address door family flat flatshare garden home house landlord live lived lives living \
     lodging move moved moves moving neighbour neighbours property rented renting resides \
     residing stay stayed staying stays tenancy rehoused visited",
);

/// What stands after a name that it shares with something else: a street, a surgery, a church.
pub(super) const OTHER_PLACES: Words = Words(
    "hospital church road rd street st lane ln avenue ave close drive way ward surgery clinic \
     centre ctr station library practice pharmacy council court park hotel shop shops market \
     green square crescent terrace health medical police children childrens community town river \
     estate bridge parish hospice dental",
);

/// A place to which everybody may go. A street in front of one of these is the way there.
pub(super) const OPEN_PLACES: Words = Words(
    "hospital church surgery clinic centre ctr station library practice pharmacy school primary \
     academy college nursery health medical police childrens community mosque temple chapel \
     cemetery market shops playground bus industrial trading roadworks",
);

pub(super) const TITLES: Words =
    Words("mr mrs ms miss mx dr rev sir lady prof aunt auntie uncle nan sister");

/// A word tells nothing by itself.
pub(super) fn is_ordinary(word: &str) -> bool {
    word.chars().count() < 3 || ORDINARY.contains(word)
}
