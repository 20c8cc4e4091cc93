import { parseDocument } from "yaml";
import { MetadataError } from "../errors.ts";
import { type FormObject, describe, isObject } from "./form.ts";

/** The object that a YAML or JSON file holds. JSON is parsed as such, which is far faster than as YAML. */
export function parseFile(text: string, fileName: string): FormObject {
  const value = /^\s*[{[]/.test(text) ? parseJsonText(text, fileName) : parseYamlText(text, fileName);
  if (isObject(value)) return value;
  throw fileError(fileName, `expected an object at the top, got ${describe(value)}.`);
}

/** Text that opens like JSON may still be YAML's flow style, so YAML has the last word. */
function parseJsonText(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (fileName.endsWith(".json")) throw fileError(fileName, `not valid JSON: ${sentenceOf(error)}.`, error);
    return parseYamlText(text, fileName);
  }
}

function parseYamlText(text: string, fileName: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length === 0) return convertYaml(document, fileName);
  throw new MetadataError(
    document.errors.map((error) => {
      const [line] = error.message.split("\n");
      return { severity: "error", coordinate: fileName, message: `${fileName}: not valid YAML: ${(line ?? "").replace(/[.:]$/, "")}.` };
    }),
  );
}

/** Aliases are bounded by the package, so that a small file cannot grow into a huge value. */
function convertYaml(document: ReturnType<typeof parseDocument>, fileName: string): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    throw fileError(fileName, `not usable YAML: ${sentenceOf(error)}.`, error);
  }
}

function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : "unknown fault").replace(/\.$/, "");
}

function fileError(fileName: string, sentence: string, cause?: unknown): MetadataError {
  const diagnostic = { severity: "error", coordinate: fileName, message: `${fileName}: ${sentence}` } as const;
  return new MetadataError([diagnostic], cause === undefined ? {} : { cause });
}
