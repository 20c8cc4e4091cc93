/** How an operation is answered, and what that takes. */
import { text as readText } from "node:stream/consumers";
import { styleText } from "node:util";
import type { GraphQLError } from "graphql";
import { admin } from "../access/access.ts";
import { ConfigError } from "../config/config.ts";
import type { Parameter } from "../database/database.ts";
import { RequestError } from "../errors.ts";
import { type Compiled, compileRightsOf, createReady } from "../gateway/compile.ts";
import { createAuthentication } from "../identity/authentication.ts";
import { type Identity, identify } from "../identity/rights.ts";
import { type AnalyzedStatement, analyzeOperation } from "../operation/analyze-operation.ts";
import { type Explanation, explainOperation } from "../operation/explain-operation.ts";
import type { OperationResult } from "../operation/operation-result.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import { nobody } from "../request/current-user.ts";
import { type ShownStatement, formatParameters, formatPlan, listPlanned } from "./format-plan.ts";
import { readGivenFile } from "./schema-model.ts";
import { type Terminal, textOption } from "./verb.ts";
import { withCompiled } from "./with-database.ts";

/** `relata explain query.graphql --analyze` */
export async function explain(terminal: Terminal): Promise<number> {
  const { words, print, options } = terminal;
  const [path = "-"] = words;
  const source = path === "-" ? await readText(process.stdin) : await readGivenFile(path);
  const variables = readVariables(textOption(terminal, "variables"));
  return withCompiled(terminal, async (compiled) => {
    const asker = { ...(await readAsker(terminal, compiled)), now: new Date() };
    const { engine } = compiled;
    const schema = await engine.schemaOf(asker.access, options["endpoint"] === "system" ? "system" : "items");
    const prepared = prepareOperation(schema, source, textOption(terminal, "operation") ?? null);
    if (prepared.kind !== "prepared") return fail(terminal, prepared.errors);
    const { operation } = prepared.operation;
    const isAnalyzed = options["analyze"] === true;
    if (operation === "subscription")
      throw new RequestError("INVALID_QUERY", "A subscription is read when something is written: explain a query that asks for the same.");
    if (operation === "mutation" && !isAnalyzed)
      throw new RequestError(
        "INVALID_QUERY",
        "The statements of a mutation depend on what is stored: --analyze runs it, and takes it back.",
      );
    const request = { asker, variables };
    const explanation = operation === "query" ? await explainOperation(engine, prepared, request) : null;
    if (explanation?.kind === "invalid request") return fail(terminal, explanation.errors);
    const analysis = isAnalyzed ? await analyzeOperation(engine, prepared, request) : null;
    const errors = analysis === null ? [] : errorsOf(analysis.result);
    if (options["json"] === true) print(JSON.stringify({ ...explanation, statements: analysis?.statements, errors }, null, 2));
    else {
      if (explanation !== null) print(formatPlan(explanation));
      for (const line of formatStatements(explanation, analysis?.statements ?? null)) print(line);
    }
    return fail(terminal, errors);
  });
}

/** Whose rights count: everything, those of a token, or the public's. */
async function readAsker(terminal: Terminal, compiled: Compiled): Promise<Identity> {
  const token = textOption(terminal, "token");
  if (token === undefined && terminal.options["public"] !== true) return { user: nobody, access: admin };
  const { realm } = createReady(compiled.engine, (await compileRightsOf(compiled, terminal.config)).policies);
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  const principal = await createAuthentication(terminal.config).authenticate({ method: "POST", url: "http://localhost/", headers }, realm);
  return identify(realm.rights, principal, null);
}

function readVariables(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    // An object of JSON has texts for keys.
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below.
  }
  throw new ConfigError([`--variables: expected a JSON object such as '{"id": 7}', got "${text}".`]);
}

/** The exit code. */
function fail({ remark }: Terminal, errors: readonly GraphQLError[]): number {
  for (const { message, locations, path } of errors) {
    const place = [path?.join("."), ...(locations ?? []).map(({ line, column }) => `${line}:${column}`)].filter(
      (part) => part !== undefined,
    );
    remark(`${styleText("red", "error", { stream: process.stderr })}  ${message}${place.length === 0 ? "" : ` (${place.join(", ")})`}`);
  }
  return errors.length > 0 ? 1 : 0;
}

function errorsOf(result: OperationResult): readonly GraphQLError[] {
  switch (result.kind) {
    case "written":
      return [];
    case "executed":
      return result.result.errors ?? [];
    case "invalid document":
    case "invalid request":
      return result.errors;
    case "refused":
      throw result.error;
  }
}

function formatStatements(explanation: Explanation | null, analyzed: readonly AnalyzedStatement[] | null): readonly string[] {
  const planned = explanation === null ? [] : listPlanned(explanation);
  if (analyzed === null) return planned.flatMap((statement) => ["", ...formatStatement(statement)]);
  const total = analyzed.reduce((sum, { time }) => sum + (time ?? 0), 0);
  return [
    ...analyzed.flatMap(({ sql, parameters, rows, time, plan }, index) => {
      const known = planned.find((one) => one.sql === sql || one.sqlOfOne === sql);
      const facts = `${rows} ${rows === 1 ? "row" : "rows"}${time === null ? "" : `, ${time} ms`}`;
      const title = `${known?.title ?? `[${index + 1}]`}: ${facts}`;
      return ["", ...formatStatement({ title, sql, parameters, keysAt: -1 }), ...plan.map((line) => styleText("dim", `   | ${line}`))];
    }),
    "",
    `${analyzed.length} ${analyzed.length === 1 ? "statement" : "statements"}, ${total.toFixed(3)} ms in PostgreSQL. Everything is taken back.`,
  ];
}

function formatStatement(
  statement: Pick<ShownStatement, "title" | "sql" | "keysAt"> & { readonly parameters: readonly Parameter[] },
): readonly string[] {
  return [styleText("bold", statement.title), `   ${statement.sql};`, ...formatParameters(statement)];
}
