/**
 * Live queries: `query @live { ... }`, answered anew when something is written that the answer may depend on. Equal queries of those
 * who see the same run once for all of them; a burst of writes makes one answer, and an answer like the last one is not sent.
 */
import { getDirectiveValues } from "graphql";
import { createPatch } from "rfc6902";
import { collectionsOf } from "../operation/live-query.ts";
import { runOperation } from "../operation/run-operation.ts";
import { liveDirective } from "../schema/live-directive.ts";
import { answerOperation } from "./answer.ts";
import { type Queue, createQueue } from "./event-queue.ts";
import { type Begun, type LastingRequest, type Moment, type Told, createFind, eventsAreOff, isGone, refusalOf } from "./lasting-request.ts";
import type { SubscriptionNeeds } from "./subscriptions.ts";

/** An answer, as a whole or as what has changed since the last one; `revision` counts them where patches are asked for. */
export type LiveTold = Told & { readonly revision?: number; readonly patch?: readonly object[] };

export interface LiveQueries {
  begin(asked: LastingRequest): Promise<Begun>;
  /** Something else is served, or rights are others. */
  renew(): void;
  /** Nobody is told anything any more. */
  end(): void;
}

/** Between two answers lie at least so many milliseconds, whatever is asked for. */
const leastPause = 100;

interface Member {
  readonly queue: Queue<Told>;
  readonly sendsPatches: boolean;
  readonly onFull: () => void;
  readonly find: () => Found | Refusal | Promise<Found | Refusal>;
  readonly leave: () => void;
  /** What it was told last, and how often it was told. */
  last: { readonly told: Told; readonly revision: number } | null;
}

interface Found {
  readonly kind: "found";
  readonly name: string;
  readonly moment: Moment;
}

type Refusal = Exclude<Awaited<ReturnType<ReturnType<typeof createFind<Found>>>>, Found>;

/** Those who are told the same. */
interface Group {
  readonly name: string;
  readonly pause: number;
  readonly members: Set<Member>;
  readonly asked: LastingRequest;
  moment: Moment;
  /** Of which moment the collections are watched. */
  watched: Moment | null;
  stopWatching: () => void;
  timer: NodeJS.Timeout | null;
  isRunning: boolean;
  isTouched: boolean;
}

export function createLiveQueries(needs: SubscriptionNeeds): LiveQueries {
  const { hub, mostWaiting } = needs;
  const groups = new Map<string, Group>();

  const touch = (group: Group): void => {
    if (group.isRunning) group.isTouched = true;
    else group.timer ??= setTimeout(() => void answer(group), group.pause);
  };
  /** Begins with an answer for whoever has none yet. */
  const answer = async (group: Group): Promise<void> => {
    group.timer = null;
    group.isRunning = true;
    group.isTouched = false;
    const seeing = await regroup(group);
    if (seeing.size > 0) {
      const told = await read(group);
      for (const member of group.members) if (seeing.has(member)) send(member, told);
    }
    group.isRunning = false;
    // Read before it was watched, it may have missed something.
    const isOther = watch(group);
    if (group.members.size === 0) end(group);
    else if (isOther || group.isTouched) touch(group);
  };
  /** Rights may have changed, and with them who sees the same: those who may be answered. */
  const regroup = async (group: Group): Promise<ReadonlySet<Member>> => {
    const seeing = new Set<Member>();
    for (const member of group.members) {
      const found = await findFor(member, group.asked);
      if (found === null) continue;
      if (found.kind === "refused") send(member, { data: null, errors: found.errors });
      else if (found.name === group.name) {
        group.moment = found.moment;
        seeing.add(member);
      } else {
        group.members.delete(member);
        enter(found, member, group.asked);
      }
    }
    return seeing;
  };
  /** Null for one who has gone. */
  const findFor = async (member: Member, { facts }: LastingRequest): Promise<Found | Refusal | null> => {
    try {
      return await member.find();
    } catch (error) {
      if (!isGone(error)) return refusalOf(error, facts);
      member.leave();
      return null;
    }
  };
  const read = async ({ moment, asked: { parameters, facts } }: Group): Promise<Told> => {
    try {
      const { ready, identity, prepared } = moment;
      const asker = { ...identity, now: new Date() };
      const { data, errors } = answerOperation(
        await runOperation(ready.engine, prepared, { asker, variables: parameters.variables ?? {} }),
        facts,
        parameters.operationName,
      );
      return { data: data ?? null, ...(errors === undefined ? {} : { errors }) };
    } catch (error) {
      return { data: null, errors: refusalOf(error, facts).errors };
    }
  };
  /** Whether something else is watched than before. */
  const watch = (group: Group): boolean => {
    const { moment, asked } = group;
    if (hub === null || moment === group.watched || group.members.size === 0) return false;
    group.watched = moment;
    const asker = { ...moment.identity, now: new Date() };
    const collections = collectionsOf(moment.ready.engine, moment.prepared, { asker, variables: asked.parameters.variables ?? {} });
    const stop = hub.watch(collections, () => touch(group));
    group.stopWatching();
    group.stopWatching = stop;
    return true;
  };
  const end = (group: Group): void => {
    if (groups.get(group.name) === group) groups.delete(group.name);
    group.stopWatching();
    group.stopWatching = ignore;
    if (group.timer !== null) clearTimeout(group.timer);
    group.timer = null;
  };
  const enter = (found: Found, member: Member, asked: LastingRequest): void => {
    const known = groups.get(found.name);
    const group = known ?? { ...emptyGroup(found, asked), members: new Set<Member>() };
    groups.set(found.name, group);
    group.members.add(member);
    // Who comes later is told along with the next answer, which is made at once.
    if (group.isRunning) group.isTouched = true;
    else if (group.timer === null) void answer(group);
  };
  return {
    async begin(asked) {
      const { facts, onFull, onGone } = asked;
      if (hub === null) return eventsAreOff(facts);
      const find = createFind<Found>(asked, needs, (moment) => ({ kind: "found", name: moment.name, moment }));
      let found: Found | Refusal;
      try {
        found = await find();
      } catch (error) {
        return refusalOf(error, facts);
      }
      if (found.kind === "refused") return found;
      const leave = (): void => {
        for (const group of groups.values()) if (group.members.delete(member) && group.members.size === 0) end(group);
      };
      const queue = createQueue<Told>(mostWaiting, leave);
      const leaveForGood = (): void => {
        queue.end();
        onGone();
      };
      const member: Member = {
        queue,
        sendsPatches: readDirective(found.moment, asked).patch,
        onFull,
        find,
        leave: leaveForGood,
        last: null,
      };
      enter(found, member, asked);
      return { kind: "begun", told: queue };
    },
    renew() {
      for (const group of groups.values()) touch(group);
    },
    end() {
      for (const group of groups.values()) for (const { queue } of group.members) queue.end();
    },
  };
}

function emptyGroup(found: Found, asked: LastingRequest): Omit<Group, "members"> {
  const { throttle } = readDirective(found.moment, asked);
  return {
    name: found.name,
    pause: Math.max(leastPause, throttle),
    asked,
    moment: found.moment,
    watched: null,
    stopWatching: ignore,
    timer: null,
    isRunning: false,
    isTouched: false,
  };
}

function send(member: Member, told: Told): void {
  const { last, sendsPatches, queue, onFull } = member;
  if (last !== null && JSON.stringify(last.told) === JSON.stringify(told)) return;
  const revision = (last?.revision ?? 0) + 1;
  member.last = { told, revision };
  const isPatched = sendsPatches && last !== null && told.errors === undefined && last.told.errors === undefined;
  const sent: LiveTold = isPatched
    ? { patch: createPatch(last.told.data, told.data), revision }
    : { ...told, ...(sendsPatches ? { revision } : {}) };
  if (!queue.add(sent)) onFull();
}

function readDirective({ prepared }: Moment, { parameters }: LastingRequest): { readonly throttle: number; readonly patch: boolean } {
  const { throttle, patch } =
    getDirectiveValues(liveDirective, prepared.operation, { sources: {}, coerced: { ...parameters.variables } }) ?? {};
  return { throttle: typeof throttle === "number" ? throttle : 0, patch: patch === true };
}

function ignore(): void {
  // Nothing is watched.
}
