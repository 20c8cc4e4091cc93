/** Runs cells of the leak matrix against the fixture and its twin, and says what a role could tell or read. */
import type { Access } from "../../src/access/access.ts";
import type { Database } from "../../src/database/database.ts";
import { RequestError } from "../../src/errors.ts";
import type { Asker } from "../../src/request/asker.ts";
import type { CurrentUser } from "../../src/request/current-user.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { accessOf } from "./access-of.ts";
import { readDataset, writeDataset } from "./dataset.ts";
import { type MatrixRole, currentRole, currentUser, matrixRoles } from "./roles.ts";
import { rolesWithNotes, systemRoles } from "./system-roles.ts";
import type { Endpoint } from "../../src/schema/names/root-kinds.ts";
import { createRoleModel, recordOf } from "./rule-model.ts";
import type { Dataset, RoleModel } from "./rule-model.ts";
import { buildTwin, hiddenMarkers } from "./twin.ts";

export interface Matrix {
  readonly role: MatrixRole;
  readonly access: Access;
  readonly sees: RoleModel;
  readonly real: ServedFixture;
  /** Asked through the same engine: what it answers differs by what it holds alone. */
  readonly twin: Database;
  readonly markers: readonly string[];
  close(): Promise<void>;
}

/** What is asked: of which fixture, where, and as whom. */
export interface Suite {
  readonly fixture: string;
  readonly endpoint: Endpoint;
  readonly roles: readonly MatrixRole[];
}

export const suites: readonly Suite[] = [
  { fixture: "secrets", endpoint: "items", roles: matrixRoles },
  { fixture: "people", endpoint: "system", roles: systemRoles },
  { fixture: "people", endpoint: "items", roles: rolesWithNotes },
];

export async function openMatrix(real: ServedFixture, data: Dataset, role: MatrixRole, fixture: string): Promise<Matrix> {
  const access = accessOf(real.model, role.policies);
  const sees = createRoleModel(real.model, data, role);
  const twin = await openTestDatabase("postgres", fixture);
  const other = buildTwin(real.model, sees);
  await twin.transaction((connection) => writeDataset(connection, other));
  return { role, access, sees, real, twin, markers: hiddenMarkers(real.model, sees), close: () => twin.close() };
}

export async function openReal({ fixture, endpoint }: Suite): Promise<{ readonly real: ServedFixture; readonly data: Dataset }> {
  const real = await serveFixture("postgres", fixture, { endpoint });
  return { real, data: await readDataset(real.database, real.model) };
}

export function contextOf(access: Access): Pick<Asker, "access" | "user"> {
  const user: CurrentUser = { id: currentUser, role: currentRole, roles: [currentRole], policies: [], values: new Map() };
  return { access, user };
}

/** What a client is told, as text. */
export function answerOf(result: Awaited<ReturnType<ServedFixture["run"]>>): {
  readonly data: unknown;
  readonly errors: readonly unknown[];
} {
  const errors = (result.errors ?? []).map(({ message, path, originalError }) => {
    const known = originalError instanceof RequestError ? originalError : undefined;
    return {
      message,
      path,
      code: known?.code ?? (originalError === undefined ? "GRAPHQL" : `unexpected: ${originalError.message}`),
      details: known?.details,
    };
  });
  return { data: result.data ?? null, errors };
}

/** Keys that were drawn by chance are all one, and so is where their items stand in a list. */
export function withoutChance(answer: string): string {
  const drawn = answer.replace(/[0-9a-f]{8}-(?!0000-4000-8000)[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, "(drawn)");
  return JSON.stringify(JSON.parse(drawn, (_name, value: unknown) => (Array.isArray(value) ? drawnLast(value) : value)));
}

function drawnLast(items: readonly unknown[]): readonly unknown[] {
  const isDrawn = (item: unknown): boolean => recordOf(item)["id"] === "(drawn)";
  return [...items.filter((item) => !isDrawn(item)), ...items.filter(isDrawn)];
}

/** The markers that an answer holds and its request does not. */
export function markersIn(markers: readonly string[], answer: string, request: string): readonly string[] {
  if (!/SECRET|hush_|7[1-6]\d{5}|19\d\d-/.test(answer)) return [];
  return markers.filter((marker) => answer.includes(marker) && !request.includes(marker));
}

/** How much of the matrix is run: cells of each way in; `Infinity` for all, and below 1 a share of the ways. */
const perWay: number = Number(process.env["LEAK_MATRIX"] ?? "0.3");

/** So many cells of each way in, always the same ones, and others for each role. */
export function sample<T extends { readonly way: string; readonly text: string }>(cells: readonly T[], role: string): readonly T[] {
  const groups = Map.groupBy(cells, ({ way }) => (way.includes(" through ") ? way.replace(/filter _\w+( of \w+)?/, "filter") : way));
  return [...groups].flatMap(([way, group]) => {
    if (hash(`${role}: ${way}`) >= perWay) return [];
    const rank = ({ text }: T): number => hash(`${role}: ${text}`);
    return group.toSorted((left, right) => rank(left) - rank(right)).slice(0, Math.ceil(perWay));
  });
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619);
  return (value >>> 0) / 4_294_967_296;
}
