import type { AppError } from "../../ipc/client";

/** The words at one field, as the core refused it; nothing where the field was in order. */
export function refusedAt(error: AppError | undefined, field: string): string | undefined {
  return error?.fields.find((each) => each.field === field)?.message;
}
