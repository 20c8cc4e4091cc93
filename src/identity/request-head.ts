/** What a request says before its body. A `Request` of fetch is one; one of node:http is made into one. */
export interface RequestHead {
  readonly method: string;
  /** With a query, it is absolute. */
  readonly url: string;
  readonly headers: Pick<Headers, "get" | "has">;
}
