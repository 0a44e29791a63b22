//! What a screen reader is given: names and roles from the system's accessibility bus (AT-SPI).

use zbus::blocking::{Connection, connection};
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type};

use super::desk::Window;
use super::patience::until;

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
/// The path that stands for no object.
const NOTHING: &str = "/org/a11y/atspi/null";
/// The bit of an accessible thing's state that says it can be seen.
const SHOWING: u32 = 25;
/// A page deeper than this is a loop in the tree.
const DEEPEST: usize = 60;

/// One thing in the accessibility tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accessible {
    /// Role, in the words of AT-SPI: "button", "heading", "entry".
    pub role: String,
    /// Name, as it is spoken. Empty where there is none.
    pub name: String,
}

/// Bus name and path of an object on the accessibility bus.
type Reference = (String, OwnedObjectPath);

impl Window {
    /// Everything that a screen reader can reach in the window, in reading order, once the page is there.
    pub async fn accessibility_tree(&self, page_has: &str) -> Vec<Accessible> {
        let process = self.process();
        let has = page_has.to_owned();
        until(&format!("\"{page_has}\" in the accessibility tree"), || {
            let has = has.clone();
            async move {
                let tree = tokio::task::spawn_blocking(move || read_tree(process))
                    .await
                    .unwrap();
                tree.filter(|tree| tree.iter().any(|thing| thing.name == has))
            }
        })
        .await
    }
}

/// Writes words into the only line of a dialog that can be written in now. `None` until it is there.
pub(super) fn write_in_dialog(process: u32, title: &str, words: &str) -> Option<()> {
    let bus = accessibility_bus()?;
    let program = program_of(&bus, process)?;
    let dialog = find(&bus, &program, 0, &|thing| {
        name_of(&bus, thing).as_deref() == Some(title)
    })?;
    let line = find(&bus, &dialog, 0, &|thing| {
        let role: Option<u32> = call(&bus, thing, "GetRole", &());
        role.map(role_name).as_deref() == Some("text") && is_showing(&bus, thing)
    })?;
    let to = Some(line.0.as_str());
    let editable = Some("org.a11y.atspi.EditableText");
    let written = bus
        .call_method(to, &line.1, editable, "SetTextContents", &words)
        .ok()?;
    written.body().deserialize::<bool>().ok()?.then_some(())
}

fn find(
    bus: &Connection,
    thing: &Reference,
    depth: usize,
    is_it: &impl Fn(&Reference) -> bool,
) -> Option<Reference> {
    if depth > DEEPEST {
        return None;
    }
    if is_it(thing) {
        return Some(thing.clone());
    }
    children(bus, thing)
        .iter()
        .find_map(|child| find(bus, child, depth + 1, is_it))
}

/// Whether a person can see it now.
fn is_showing(bus: &Connection, thing: &Reference) -> bool {
    let states: Vec<u32> = call(bus, thing, "GetState", &()).unwrap_or_default();
    states
        .first()
        .is_some_and(|first| first & (1 << SHOWING) != 0)
}

fn read_tree(process: u32) -> Option<Vec<Accessible>> {
    let bus = accessibility_bus()?;
    let program = program_of(&bus, process)?;
    let mut tree = Vec::new();
    walk(&bus, &program, 0, &mut tree);
    Some(tree)
}

fn program_of(bus: &Connection, process: u32) -> Option<Reference> {
    let desktop = (REGISTRY.to_owned(), ROOT.try_into().ok()?);
    children(bus, &desktop)
        .into_iter()
        .find(|app| process_of(bus, &app.0) == Some(process))
}

/// The accessibility bus, whose address the session bus knows. Asking for it starts it.
fn accessibility_bus() -> Option<Connection> {
    let session = Connection::session().ok()?;
    let _ = session.call_method(
        Some("org.a11y.Bus"),
        "/org/a11y/bus",
        Some("org.freedesktop.DBus.Properties"),
        "Set",
        &(
            "org.a11y.Status",
            "IsEnabled",
            zbus::zvariant::Value::from(true),
        ),
    );
    let answer = session
        .call_method(
            Some("org.a11y.Bus"),
            "/org/a11y/bus",
            Some("org.a11y.Bus"),
            "GetAddress",
            &(),
        )
        .ok()?;
    let address: String = answer.body().deserialize().ok()?;
    connection::Builder::address(address.as_str())
        .ok()?
        .build()
        .ok()
}

fn walk(bus: &Connection, thing: &Reference, depth: usize, tree: &mut Vec<Accessible>) {
    if depth > DEEPEST {
        return;
    }
    tree.push(Accessible {
        role: call(bus, thing, "GetRole", &())
            .map(role_name)
            .unwrap_or_default(),
        name: name_of(bus, thing).unwrap_or_default(),
    });
    for child in children(bus, thing) {
        walk(bus, &child, depth + 1, tree);
    }
}

fn children(bus: &Connection, thing: &Reference) -> Vec<Reference> {
    let answer: Option<Vec<Reference>> = call(bus, thing, "GetChildren", &());
    let children = answer.unwrap_or_default();
    if !children.is_empty() {
        return children;
    }
    // The place where the page is joined to the window lists no children, but gives its first.
    call(bus, thing, "GetChildAtIndex", &0_i32)
        .filter(|child: &Reference| child.1.as_str() != NOTHING)
        .into_iter()
        .collect()
}

/// Calls a method of the accessible thing.
fn call<A, T>(bus: &Connection, thing: &Reference, method: &str, arguments: &A) -> Option<T>
where
    A: serde::Serialize + DynamicType,
    T: serde::de::DeserializeOwned + Type,
{
    let to = Some(thing.0.as_str());
    let answer = bus.call_method(to, &thing.1, Some(ACCESSIBLE), method, arguments);
    answer.ok()?.body().deserialize().ok()
}

fn name_of(bus: &Connection, thing: &Reference) -> Option<String> {
    let answer = bus
        .call_method(
            Some(thing.0.as_str()),
            &thing.1,
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &(ACCESSIBLE, "Name"),
        )
        .ok()?;
    let value: OwnedValue = answer.body().deserialize().ok()?;
    String::try_from(value).ok()
}

fn process_of(bus: &Connection, name: &str) -> Option<u32> {
    let daemon = zbus::blocking::fdo::DBusProxy::new(bus).ok()?;
    daemon
        .get_connection_unix_process_id(name.try_into().ok()?)
        .ok()
}

/// The name of a role by its number in AT-SPI. The web view gives the number only.
fn role_name(number: u32) -> String {
    let name = match number {
        2 => "alert",
        7 => "check box",
        11 => "combo box",
        16 => "dialog",
        20 => "filler",
        23 => "frame",
        27 => "image",
        29 => "label",
        31 => "list",
        32 => "list item",
        33 => "menu",
        35 => "menu item",
        37 => "tab",
        38 => "tab list",
        39 => "panel",
        40 => "password text",
        42 => "progress bar",
        43 => "button",
        44 => "radio button",
        51 => "slider",
        54 => "status bar",
        55 => "table",
        56 => "table cell",
        57 => "column header",
        58 => "row header",
        61 => "text",
        62 => "toggle button",
        63 => "tool bar",
        73 => "paragraph",
        75 => "application",
        79 => "entry",
        82 => "document",
        83 => "heading",
        85 => "section",
        87 => "form",
        88 => "link",
        90 => "table row",
        95 => "web document",
        98 => "list box",
        99 => "group",
        101 => "notification",
        110 => "landmark",
        116 => "static",
        other => return format!("role {other}"),
    };
    name.to_owned()
}
