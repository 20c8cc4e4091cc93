import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Admission, type Visit, createAdmission } from "../../src/database/admission.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Who has entered, in the order of their turns. */
function watch(admission: Admission): { readonly entered: string[]; readonly ask: (name: string, signal?: AbortSignal) => Promise<Visit> } {
  const entered: string[] = [];
  const ask = async (name: string, signal?: AbortSignal): Promise<Visit> => {
    const visit = await admission.enter(signal);
    entered.push(name);
    return visit;
  };
  return { entered, ask };
}

test("whoever comes when all places are taken enters in the order of asking, one for each that leaves", async () => {
  const admission = createAdmission(2);
  const { entered, ask } = watch(admission);
  const first = await ask("a");
  await ask("b");
  const later = [ask("c"), ask("d")];
  await vi.advanceTimersByTimeAsync(50);
  expect(entered).toEqual(["a", "b"]);
  admission.leave(first);
  await later[0];
  expect(entered).toEqual(["a", "b", "c"]);
});

test("who stays for long is not counted any more, and leaves no second place", async () => {
  const admission = createAdmission(1);
  const { entered, ask } = watch(admission);
  const slow = await ask("slow");
  const next = ask("next");
  const last = ask("last");
  await vi.advanceTimersByTimeAsync(120);
  expect(entered).toEqual(["slow", "next"]);
  admission.leave(slow);
  await vi.advanceTimersByTimeAsync(10);
  expect(entered).toEqual(["slow", "next"]);
  admission.leave(await next);
  await last;
  expect(entered).toEqual(["slow", "next", "last"]);
});

test("who has gone away while waiting passes the place on", async () => {
  const admission = createAdmission(1);
  const { entered, ask } = watch(admission);
  const first = await ask("first");
  const controller = new AbortController();
  const gone = ask("gone", controller.signal);
  const next = ask("next");
  controller.abort(new Error("gone away"));
  await expect(gone).rejects.toThrow("gone away");
  admission.leave(first);
  await next;
  expect(entered).toEqual(["first", "next"]);
});
