import { stringify } from "yaml";

/** As a file that people read and compare: long texts stay on one line. */
export function printYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
