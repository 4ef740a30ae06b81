import { vi } from "vitest";

/** One answer of a relay that isn't there. */
export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: string;
}

/** What a page has asked for. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Stands in for the relay's HTTP: answers by method and path, and remembers what was asked. */
export function fakeRelay(answers: Readonly<Record<string, Answer | (() => Answer)>>): readonly Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (path: string, init?: RequestInit): Promise<Response> => {
    const method = init?.method ?? "GET";
    asked.push({ method, path, body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined });
    const found = answers[`${method} ${path}`];
    if (found === undefined) {
      return Promise.reject(new TypeError("Failed to fetch"));
    }
    const { status = 200, json, body } = typeof found === "function" ? found() : found;
    const text = body ?? (json === undefined ? null : JSON.stringify(json));
    return Promise.resolve(new Response(text, { status }));
  });
  return asked;
}
