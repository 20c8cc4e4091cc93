import { MetadataError } from "../../src/errors.ts";

/** The messages of the `MetadataError` that `work` throws. */
export function messagesOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof MetadataError) return error.diagnostics.map((diagnostic) => diagnostic.message);
    throw error;
  }
  return [];
}
