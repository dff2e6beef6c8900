// Asks the service, by the contract: a path, a body or an answer that the contract does not know
// is a type error. A refusal is a value, and so is having got no answer.

import { heard } from "../offline/connection.js";
import { keep, lastAnswer } from "../offline/kept.js";
import type { Schemas, paths } from "./paths.js";

/** A refusal as the service sends it (RFC 9457), or what happened on the way to it. */
export interface Problem {
    /** The last part of `type`: `credit-limit-exceeded`. */
    name: string;
    status: number;
    detail: string;
    /** The figures that come with it. */
    figures: Record<string, unknown>;
}

/** `keptAt`: no answer came, and this is what was said at that time, in milliseconds. */
export type Answer<T> =
    { ok: true; status: number; value: T; keptAt?: number } | { ok: false; problem: Problem };

/** The values of several answers, or else the first refusal among them. */
export async function all<T extends unknown[]>(
    ...asked: { [K in keyof T]: Promise<Answer<T[K]>> }
): Promise<Answer<T>> {
    const answers = await Promise.all(asked);
    const values: unknown[] = [];
    for (const answer of answers) {
        if (!answer.ok) {
            return answer;
        }
        values.push(answer.value);
    }
    return { ok: true, status: 200, value: values as T };
}

/** No answer came: whether the service has got the request, nobody knows. */
export const NO_ANSWER = "no-answer";

/** A refusal that does not come from the service. */
export function refusal(name: string): Answer<never> {
    return { ok: false, problem: { name, status: 0, detail: "", figures: {} } };
}

type Method = "get" | "put" | "post" | "patch" | "delete";
type PathWith<M extends Method> = {
    [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O }
    ? O
    : never;
type Json<T> = T extends { content: { "application/json": infer J } } ? J : undefined;
type Success<R> = {
    [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Json<R[S]> : never;
}[keyof R];
export type Value<P extends keyof paths, M extends Method> =
    Operation<P, M> extends { responses: infer R } ? Success<R> : never;
export type Body<P extends keyof paths, M extends Method> =
    Operation<P, M> extends { requestBody?: infer B } ? Json<NonNullable<B>> : undefined;
type Names<P extends string> = P extends `${string}{${infer N}}${infer Rest}`
    ? N | Names<Rest>
    : never;

interface Options<P extends string, B> {
    path?: { [N in Names<P>]: string };
    query?: Record<string, string | undefined>;
    body?: B;
}

function address(path: string, options: Options<string, unknown>): string {
    const values: Record<string, string> = options.path ?? {};
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(values[name] ?? ""),
    );
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(options.query ?? {})) {
        if (value !== undefined) {
            query.set(name, value);
        }
    }
    return query.size === 0 ? filled : `${filled}?${query}`;
}

export function problem(status: number, body: unknown): Problem {
    const members = typeof body === "object" && body !== null ? body : {};
    const { type, detail, ...figures } = members as Record<string, unknown>;
    return {
        name: typeof type === "string" ? type.slice(type.lastIndexOf("/") + 1) : "internal-error",
        status,
        detail: typeof detail === "string" ? detail : "",
        figures,
    };
}

async function ask(method: string, to: string, order: unknown): Promise<Answer<unknown>> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (order !== undefined) {
        headers["Content-Type"] = "application/json";
    }
    try {
        const response = await fetch(to, {
            method: method.toUpperCase(),
            headers,
            credentials: "same-origin",
            body: order === undefined ? null : JSON.stringify(order),
            signal: AbortSignal.timeout(30_000),
        });
        const text = await response.text();
        const body: unknown = text === "" ? undefined : JSON.parse(text);
        heard(true);
        return response.ok
            ? { ok: true, status: response.status, value: body }
            : { ok: false, problem: problem(response.status, body) };
    } catch {
        heard(false);
        return refusal(NO_ANSWER);
    }
}

/** Asks, and where no answer comes, gives what was answered before, if that was kept. */
async function askOrRecall(to: string): Promise<Answer<unknown>> {
    const answer = await ask("get", to, undefined);
    if (answer.ok) {
        keep(to, answer.value);
    }
    return answer.ok || answer.problem.name !== NO_ANSWER ? answer : (lastAnswer(to) ?? answer);
}

/**
 * Fetches a file of any length. One that breaks off half-way is no answer.
 *
 * @param got hears how many bytes have come so far
 * @param accept in which form it is wanted, where there are several
 */
export async function download<P extends PathWith<"get"> & string>(
    path: P,
    options: Options<P, undefined>,
    got: (bytes: number) => void,
    accept = "*/*",
): Promise<Answer<Blob>> {
    try {
        const response = await fetch(address(path, options), {
            headers: { Accept: accept },
            credentials: "same-origin",
        });
        if (!response.ok || response.body === null) {
            return { ok: false, problem: problem(response.status, await response.json()) };
        }
        const parts: BlobPart[] = [];
        const reader = response.body.getReader();
        let bytes = 0;
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
            parts.push(part.value);
            bytes += part.value.length;
            got(bytes);
        }
        const type = response.headers.get("Content-Type") ?? "";
        return { ok: true, status: response.status, value: new Blob(parts, { type }) };
    } catch {
        return refusal(NO_ANSWER);
    }
}

function method<M extends Method>(name: M) {
    return <P extends PathWith<M> & string>(
        path: P,
        options: Options<P, Body<P, M>> = {},
    ): Promise<Answer<Value<P, M>>> =>
        (name === "get"
            ? askOrRecall(address(path, options))
            : ask(name, address(path, options), options.body)) as Promise<Answer<Value<P, M>>>;
}

/** What was answered before, without asking: for what hardly ever changes, such as names. */
export function recall<P extends PathWith<"get"> & string>(
    path: P,
    options: Options<P, undefined>,
): Value<P, "get"> | null {
    const kept = lastAnswer(address(path, options));
    return kept?.ok ? (kept.value as Value<P, "get">) : null;
}

const API = "/api/v1/";

/**
 * Sends what somebody else has sent before, letter by letter: an address that is only known when
 * the service names it. Nothing goes anywhere but to the service's own interface.
 *
 * @param body null: there is none
 */
export async function sendAgain(
    method: Schemas["OfficerAct"]["method"],
    path: string,
    body: object | null,
): Promise<Answer<unknown>> {
    // As the browser reads it: with what ".." leads to.
    const to = path.startsWith(API) ? new URL(path, location.origin).pathname : "";
    return to.startsWith(API) ? ask(method, path, body ?? undefined) : refusal("not-found");
}

export const get = method("get");
export const put = method("put");
export const post = method("post");
export const patch = method("patch");
export const remove = method("delete");
