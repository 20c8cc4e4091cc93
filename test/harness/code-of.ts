import { RequestError } from "../../src/errors.ts";

/** With which code something is refused; "no error" where it is not. */
export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof RequestError ? error.code : String(error);
  }
  return "no error";
}
