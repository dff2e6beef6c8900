// Agreeing to a payment that somebody else ordered. Where the order was signed, who agrees signs
// the same bytes, if she signs for that account on this device; but first what they say is compared
// with what she saw.

import { type Answer, type Value, get, put, refusal } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { type Terms, deviceKey, signAgain } from "../device/keys.js";

type Agreed = Value<"/api/v1/approvals/{id}", "put">;

function text(base64: string): string {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

async function saysWhatIsShown(
    order: string,
    payment: Schemas["WaitingPayment"],
): Promise<boolean> {
    const payee = await get("/api/v1/members/{code}", { path: { code: payment.payee } });
    try {
        const terms = JSON.parse(order) as Partial<Terms>;
        return (
            payee.ok &&
            terms.amount === String(payment.amount) &&
            terms.payee === payee.value.publicId
        );
    } catch {
        return false;
    }
}

export async function agree(
    member: string,
    payment: Schemas["WaitingPayment"],
    reason?: string,
): Promise<Answer<Agreed>> {
    const path = { id: payment.id };
    const key = await deviceKey({ member, account: payment.payer });
    if (payment.order === null || key === null) {
        return put("/api/v1/approvals/{id}", { path, body: reason ? { reason } : {} });
    }
    const order = text(payment.order);
    return (await saysWhatIsShown(order, payment))
        ? put("/api/v1/approvals/{id}", { path, body: { signed: await signAgain(key, order) } })
        : refusal("order-differs");
}
