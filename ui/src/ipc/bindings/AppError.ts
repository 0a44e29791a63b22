// Not generated yet: written by hand in the shape the Rust type will have. ts-rs replaces this file.
import type { FieldError } from "./FieldError";

/** What a person is told when something could not be done. */
export type AppError = {
  code: string;
  what_happened: string;
  what_to_do: string;
  was_saved: string;
  fields: Array<FieldError>;
};
