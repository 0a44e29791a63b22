//! What a screen reader is given: names and roles from the system's accessibility bus (AT-SPI).

use zbus::blocking::{Connection, connection};
use zbus::zvariant::{OwnedObjectPath, OwnedValue};

use super::desk::Window;
use super::patience::until;

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
/// A page deeper than this is a loop in the tree.
const DEEPEST: usize = 60;

/// One thing in the accessibility tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accessible {
    /// Role, in the words of AT-SPI: "push button", "heading", "entry".
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

fn read_tree(process: u32) -> Option<Vec<Accessible>> {
    let bus = accessibility_bus()?;
    let desktop = (REGISTRY.to_owned(), ROOT.try_into().ok()?);
    let program = children(&bus, &desktop)
        .into_iter()
        .find(|app| process_of(&bus, &app.0) == Some(process))?;
    let mut tree = Vec::new();
    walk(&bus, &program, 0, &mut tree);
    Some(tree)
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
        role: ask(bus, thing, "GetRoleName").unwrap_or_default(),
        name: name_of(bus, thing).unwrap_or_default(),
    });
    for child in children(bus, thing) {
        walk(bus, &child, depth + 1, tree);
    }
}

fn children(bus: &Connection, thing: &Reference) -> Vec<Reference> {
    let answer = bus.call_method(
        Some(thing.0.as_str()),
        &thing.1,
        Some(ACCESSIBLE),
        "GetChildren",
        &(),
    );
    answer
        .ok()
        .and_then(|answer| answer.body().deserialize().ok())
        .unwrap_or_default()
}

fn ask(bus: &Connection, thing: &Reference, method: &str) -> Option<String> {
    let answer = bus
        .call_method(
            Some(thing.0.as_str()),
            &thing.1,
            Some(ACCESSIBLE),
            method,
            &(),
        )
        .ok()?;
    answer.body().deserialize().ok()
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
