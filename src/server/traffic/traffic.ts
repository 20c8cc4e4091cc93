/** Who may come in at all, before anything else is looked at: bounded requests of each client, none under pressure. */
import type { Config } from "../../config/config.ts";
import { RequestError } from "../../errors.ts";
import { clientOf } from "./client-address.ts";
import { createPressure } from "./pressure.ts";
import { createRateLimit } from "./rate-limit.ts";

export interface Refusal {
  readonly error: RequestError;
  /** In seconds. */
  readonly retryAfter: number;
}

/** Null: let it in. The address is null where there is no connection. */
export type Traffic = (path: string, address: string | null) => Refusal | null;

/** Those who ask whether the server lives shall be told also when it is busy. */
const alwaysOpen: ReadonlySet<string> = new Set(["/health", "/ready", "/server/ping", "/server/health"]);

/** Null when nothing is bounded. */
export function createTraffic(config: Config): Traffic | null {
  if (!config.RATE_LIMITER_ENABLED && !config.PRESSURE_LIMITER_ENABLED) return null;
  const { RATE_LIMITER_POINTS: points, RATE_LIMITER_DURATION: seconds } = config;
  const rateLimit = config.RATE_LIMITER_ENABLED ? createRateLimit({ points, duration: seconds * 1_000 }) : null;
  const isUnderPressure = config.PRESSURE_LIMITER_ENABLED ? createPressure(config.PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY) : null;
  return (path, address) => {
    if (alwaysOpen.has(path)) return null;
    if (isUnderPressure?.() === true)
      return { error: new RequestError("SERVICE_UNAVAILABLE", "The server is overloaded at the moment. Try again later."), retryAfter: 1 };
    const wait = rateLimit?.count(address === null ? "" : clientOf(address)) ?? null;
    return wait === null ? null : { error: tooManyRequests(points, seconds, wait), retryAfter: Math.ceil(wait / 1_000) };
  };
}

function tooManyRequests(points: number, seconds: number, wait: number): RequestError {
  const sentence = `A client may send ${points} requests in ${seconds === 1 ? "a second" : `${seconds} seconds`}. Try again later.`;
  return new RequestError("REQUESTS_EXCEEDED", sentence, {
    details: { limit: points, reset: new Date(Date.now() + wait).toISOString() },
  });
}
