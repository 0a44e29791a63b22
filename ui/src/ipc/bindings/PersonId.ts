// Written by hand in the shape of the Rust type until the list of commands writes this file.

/** Identity of a person. */
export type PersonId = string;
