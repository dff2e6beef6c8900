// Sending a payment, so that it is paid once or not at all, whatever happens on the way. The order
// with its id is kept before it is sent, and forgotten when it is answered. One without an answer
// is asked for by its id until it is known.

import { type Answer, type Value, get, post, put } from "../api/client.js";
import { base64, newId } from "../api/ids.js";
import type { Schemas } from "../api/paths.js";
import { type DeviceKey, signOrder } from "../device/keys.js";
import { isOutcomeUnknown } from "../i18n/problems.js";
import { isSending } from "../offline/install.js";
import { dropUnsent } from "./unsent.js";

export type Outcome = Value<"/api/v1/payments/{id}", "put">;

export interface Draft {
    member: string;
    account: Schemas["Account"];
    payee: { publicId: string; name: string; code: string };
    amount: number;
    /** What the payer may be charged beside the amount, from the preview that she saw. */
    maximumFee: number;
    description: string;
    /** Whether others may have to agree before it is paid. */
    waits: boolean;
    network: Schemas["Network"];
    /** The payment's id, where it has one already: it was prepared before. */
    id?: string | undefined;
    /** The id of the request that it pays. */
    request?: string | undefined;
}

/** An order that was sent, as far as this device knows without an answer. */
export interface Sent {
    id: string;
    member: string;
    account: string;
    amount: number;
    /** The payee's name, and her code. */
    payee: string;
    payeeCode: string;
    body: { signed: Schemas["Signed"]; description?: string };
    /** The id of the request that it pays. */
    request?: string | undefined;
}

const KEPT = "unanswered-payments";

/** An order that came later than this would surprise who signed it. */
const GOOD_FOR_MS = 3_600_000;

/** One for which others have to be asked waits for so long at most. */
const WAITS_FOR_MS = 7 * 24 * GOOD_FOR_MS;

function allKept(): Sent[] {
    try {
        return JSON.parse(localStorage.getItem(KEPT) ?? "[]") as Sent[];
    } catch {
        return [];
    }
}

function keepAll(orders: Sent[]): void {
    localStorage.setItem(KEPT, JSON.stringify(orders));
}

/** The order of this member and account that was sent and not answered. */
export function unanswered(member: string, account: string): Sent | null {
    return allKept().find((order) => order.member === member && order.account === account) ?? null;
}

export function forget(id: string): void {
    keepAll(allKept().filter((order) => order.id !== id));
}

/** Forgets all orders of a member, who has left. */
export function forgetOrdersOf(member: string): void {
    keepAll(allKept().filter((order) => order.member !== member));
}

/** Signs the order with the device's key and keeps it, ready to be sent. */
export async function prepare(draft: Draft, key: DeviceKey): Promise<Sent> {
    const expires = new Date(Date.now() + (draft.waits ? WAITS_FOR_MS : GOOD_FOR_MS));
    const signed = await signOrder(key, {
        amount: String(draft.amount),
        currency: draft.network.currency.code,
        // The contract has six digits behind the point, a browser three.
        expires: expires.toISOString().replace("Z", "000Z"),
        max_fee: String(draft.maximumFee),
        nonce: base64(crypto.getRandomValues(new Uint8Array(18))),
        origin: draft.network.log.origin,
        payee: draft.payee.publicId,
        payer: draft.account.publicId,
    });
    const description = draft.description.trim();
    const order: Sent = {
        id: draft.id ?? newId(),
        member: draft.member,
        account: draft.account.code,
        amount: draft.amount,
        payee: draft.payee.name,
        payeeCode: draft.payee.code,
        body: description === "" ? { signed } : { signed, description },
        request: draft.request,
    };
    keepAll([...allKept(), order]);
    if (draft.id !== undefined) {
        dropUnsent(draft.id);
    }
    return order;
}

/** Sends an order, for the first time or again: the service carries it out once. */
export async function send(order: Sent): Promise<Answer<Outcome>> {
    isSending.value = true;
    try {
        return settled(order, await sendOnce(order));
    } finally {
        isSending.value = false;
    }
}

function sendOnce({ id, request, body }: Sent): Promise<Answer<Outcome>> {
    return request === undefined
        ? put("/api/v1/payments/{id}", { path: { id }, body })
        : post("/api/v1/payment-requests/{id}/accept", {
              path: { id: request },
              body: { paymentId: id, signed: body.signed },
          });
}

/** Forgets the order if the answer says what became of it. */
function settled(order: Sent, answer: Answer<Outcome>): Answer<Outcome> {
    if (answer.ok || !isOutcomeUnknown(answer.problem)) {
        forget(order.id);
    }
    return answer;
}

/**
 * Asks what became of an order.
 *
 * @returns null: the service has no such payment, so nothing was paid so far
 */
export async function lookFor(order: Sent): Promise<Answer<Outcome | null>> {
    const answer = await get("/api/v1/payments/{id}", { path: { id: order.id } });
    if (answer.ok) {
        forget(order.id);
        return answer;
    }
    return answer.problem.name === "not-found" ? { ok: true, status: 404, value: null } : answer;
}

const LONG_AGO = "2020-01-01T00:00:00Z";

/**
 * Sees to it that an order that was not found is never paid, even if it is still on its way: its id
 * is given to an order that is refused because it came too late, and a refusal is final.
 *
 * @returns null: it is not paid, for ever; else it had been paid after all
 */
export async function giveUp(order: Sent): Promise<Answer<Outcome | null>> {
    const { id, account: payer, payeeCode: payee, amount } = order;
    const answer = await put("/api/v1/payments/{id}", {
        path: { id },
        body: { payer, payee, amount, expiresAt: LONG_AGO },
    });
    if (!answer.ok && isOutcomeUnknown(answer.problem)) {
        return answer;
    }
    const found = await lookFor(order);
    if (found.ok && found.value === null) {
        forget(id);
    }
    return found;
}
