import type { Contender } from "../contenders.ts";
import { composeBody } from "../load/order.ts";
import type { Workload } from "../workloads/workload.ts";

/** One request, and its answer as text. */
export async function ask({ target }: Contender, workload: Workload, n: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${target.port}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(target.token === undefined ? {} : { authorization: `Bearer ${target.token}` }),
    },
    body: JSON.stringify(composeBody(workload, target.dialect, n)),
  });
  return response.text();
}
