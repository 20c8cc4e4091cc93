/**
 * A road to a PostgreSQL server on which one request of a connection meets with an accident. It knows as much of the
 * protocol as tells where a request, and where its answer, ends.
 */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * When the server's process is ended: before the request is passed on; when half of it is; while it runs, at a moment
 * left to chance; while it runs, as soon as the test finds it waiting; when it has run, with its answer lost; or when
 * it has run, with its answer passed on.
 */
export const moments = ["before", "half", "running", "held", "unanswered", "after"] as const;

export type Moment = (typeof moments)[number];

export interface Accident {
  /** Which of the requests since the last `watch`, from 0. */
  readonly at: number;
  readonly moment: Moment;
}

export interface Wire {
  readonly url: string;
  /** Starts to count anew. */
  watch(accident: Accident | null): void;
  /** The requests since the last `watch`, by their statements, each on a line of its own. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface WireNeeds {
  /** Ends the server's process; resolves when it is gone. */
  readonly kill: (process: number) => Promise<void>;
  /** Makes the request that follows wait in the middle; resolves with what lets go of it again. */
  readonly hold: () => Promise<() => Promise<void>>;
  /** Resolves when the process waits for what is held. */
  readonly isHeld: (process: number) => Promise<void>;
}

export async function createWire(databaseUrl: string, needs: WireNeeds): Promise<Wire> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let accident: Accident | null = null;

  const carry = (near: Socket): void => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
    }
    let process = 0;
    /** Instead of passing an answer on: gathers it until it is whole. */
    let withheld: { bytes: Buffer; whole: () => void } | null = null;
    const withhold = (): Promise<Buffer> =>
      new Promise((resolve) => {
        const held = { bytes: Buffer.alloc(0), whole: (): void => resolve(held.bytes) };
        withheld = held;
      });

    const pass = async (bytes: Buffer, sql: string | null): Promise<void> => {
      if (sql === null) {
        far.write(bytes);
        return;
      }
      const at = requests.push(sql) - 1;
      if (accident?.at !== at) {
        far.write(bytes);
        return;
      }
      switch (accident.moment) {
        case "before":
          await needs.kill(process);
          return;
        case "half":
          far.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
          await needs.kill(process);
          return;
        case "running":
          far.write(bytes);
          await needs.kill(process);
          return;
        case "held": {
          const letGo = await needs.hold();
          far.write(bytes);
          await needs.isHeld(process);
          await needs.kill(process);
          await letGo();
          return;
        }
        case "unanswered": {
          const answered = withhold();
          far.write(bytes);
          await answered;
          near.destroy();
          await needs.kill(process);
          return;
        }
        case "after": {
          const answered = withhold();
          far.write(bytes);
          const answer = await answered;
          await needs.kill(process);
          near.write(answer);
          near.end();
        }
      }
    };

    let passing = Promise.resolve();
    const fromNear = createFrames({ hasStartup: true });
    let request: Buffer[] = [];
    let said: string[] = [];
    near.on("data", (chunk: Buffer) => {
      for (const { type, bytes } of fromNear(chunk)) {
        request.push(bytes);
        if (type === "P") said.push(textAt(bytes, bytes.indexOf(0, 5) + 1));
        if (type === "Q") said.push(textAt(bytes, 5));
        // A request ends with a simple query or a Sync; what is said before the first one is no request.
        if (type !== "startup" && type !== "p" && type !== "X" && type !== "Q" && type !== "S") continue;
        const whole = Buffer.concat(request);
        const sql = type === "Q" || type === "S" ? said.join("\n") : null;
        request = [];
        said = [];
        passing = passing.then(() => pass(whole, sql));
      }
    });
    const fromFar = createFrames({ hasStartup: false });
    far.on("data", (chunk: Buffer) => {
      const isWithheld = withheld;
      if (isWithheld === null) near.write(chunk);
      else isWithheld.bytes = Buffer.concat([isWithheld.bytes, chunk]);
      for (const { type, bytes } of fromFar(chunk)) {
        if (type === "K") process = bytes.readInt32BE(5);
        if (type === "Z") isWithheld?.whole();
      }
    });
    near.on("close", () => far.destroy());
    far.on("close", () => withheld ?? near.end());
  };

  const server = createServer(carry).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: url.href,
    requests,
    watch(next) {
      requests.length = 0;
      accident = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

interface Frame {
  /** The protocol's letter; a connection's first message has none. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** Cuts what arrives into messages: a letter, a length that counts itself, and the rest. */
function createFrames({ hasStartup }: { readonly hasStartup: boolean }): (chunk: Buffer) => readonly Frame[] {
  let pending: Buffer = Buffer.alloc(0);
  let isStartup = hasStartup;
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const frames: Frame[] = [];
    for (;;) {
      const head = isStartup ? 0 : 1;
      if (pending.length < head + 4) return frames;
      const size = head + pending.readInt32BE(head);
      if (pending.length < size) return frames;
      frames.push({ type: isStartup ? "startup" : String.fromCharCode(pending[0] ?? 0), bytes: pending.subarray(0, size) });
      pending = pending.subarray(size);
      isStartup = false;
    }
  };
}

function textAt(bytes: Buffer, start: number): string {
  return bytes.toString("utf8", start, bytes.indexOf(0, start));
}
