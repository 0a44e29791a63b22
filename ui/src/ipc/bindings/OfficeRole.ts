// Written by hand in the shape of the Rust type until the list of commands writes this file.

/** A role in which a person of the office acts. */
export type OfficeRole = "chair" | "administrator" | "service_manager";
