import { invalidQuery } from "../errors.ts";

/** `b.c[1]` as the steps `b`, `c`, `1`. `$.a`, the empty path and wildcards are refused. */
export function parseJsonPath(text: string, path: string): readonly string[] {
  const steps: string[] = [];
  const step = /\.?([^.[\]$"'\0]+)|\[(\d{1,9})\]/y;
  while (step.lastIndex < text.length) {
    const start = step.lastIndex;
    const match = step.exec(text);
    const startsWithDot = text[start] === ".";
    if (match === null || startsWithDot !== (match[1] !== undefined && start > 0)) throw invalidJsonPath(text, path);
    steps.push(match[1] ?? match[2] ?? "");
  }
  if (steps.length === 0) throw invalidJsonPath(text, path);
  return steps;
}

function invalidJsonPath(text: string, path: string): Error {
  return invalidQuery(path, `expected a json path such as "a", "tags[0]" or "b.c[1]", got ${JSON.stringify(text)}.`);
}
