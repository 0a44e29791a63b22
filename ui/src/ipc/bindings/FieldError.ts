// Not generated yet: written by hand in the shape the Rust type will have. ts-rs replaces this file.

/** One field of a form that has to be put right. */
export type FieldError = { field: string; message: string };
