/** Pages for people: their headers, and the one that stands in while there is nothing to show. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A browser that navigates asks for HTML; an application does not. */
export function wantsPage(request: Request): boolean {
  return request.method === "GET" && request.headers.get("accept")?.includes("text/html") === true;
}

/** Nothing is loaded from elsewhere, and the browser sees to it. `more`: what a page needs besides scripts and styles of this server. */
export function pageHeaders(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const sources: Readonly<Record<string, string>> = {
    "default-src": "'none'",
    "script-src": "'self'",
    "worker-src": "'self'",
    "style-src": "'self'",
    "img-src": "data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    ...more,
  };
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": Object.entries(sources)
      .map((entry) => entry.join(" "))
      .join("; "),
  };
}

/** Instead, while there is no schema. */
export function renderWaitingPage(reason: string): Page {
  return { status: 503, html: waitingPage(reason), headers: { ...pageHeaders({ "style-src": "'unsafe-inline'" }), "retry-after": "1" } };
}

function waitingPage(reason: string): string {
  const escaped = reason.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Relata is not ready</title>
<body style="font-family: system-ui; max-width: 40em; margin: 4em auto"><h1>Relata is not ready yet</h1><p>${escaped}</p><p>This page looks again every two seconds.</p></body></html>`;
}
