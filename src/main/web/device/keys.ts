// The key with which this device signs. The browser makes it, keeps it, and gives its private half
// to nobody, not even to this program. One for each member and account that sign on this device.

import { type Answer, get, put, refusal } from "../api/client.js";
import { base64, newId, utf8 } from "../api/ids.js";

export interface DeviceKey {
    id: string;
    /** What its owner calls the device. */
    name: string;
    pair: CryptoKeyPair;
    /** Whether the service has it. */
    registered: boolean;
}

/** Whose key it is: who is signed in, and for which account she acts. */
export interface Signer {
    member: string;
    account: string;
}

const DATABASE = "mutirao";
const KEYS = "device-keys";

function opened(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(DATABASE, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(KEYS);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

async function inStore<T>(
    mode: IDBTransactionMode,
    step: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
    const database = await opened();
    try {
        return await new Promise<T>((resolve, reject) => {
            const transaction = database.transaction(KEYS, mode);
            const request = step(transaction.objectStore(KEYS));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = () => reject(transaction.error);
        });
    } finally {
        database.close();
    }
}

function place(signer: Signer): string {
    return `${signer.member}/${signer.account}`;
}

/** The key that this device has for the signer, whether the service knows it or not. */
async function kept(signer: Signer): Promise<DeviceKey | null> {
    try {
        const found: unknown = await inStore("readonly", (store) => store.get(place(signer)));
        return (found as DeviceKey | undefined) ?? null;
    } catch {
        // A browser that keeps nothing, in private mode, has no key.
        return null;
    }
}

async function keep(signer: Signer, key: DeviceKey): Promise<void> {
    await inStore("readwrite", (store) => store.put(key, place(signer)));
}

/** The key with which this device can sign for the signer, if there is one. */
export async function deviceKey(signer: Signer): Promise<DeviceKey | null> {
    const key = await kept(signer);
    return key?.registered ? key : null;
}

/** Forgets it, because it has been ended. */
export async function forgetKey(signer: Signer): Promise<void> {
    await inStore("readwrite", (store) => store.delete(place(signer)));
}

/** Forgets all keys of a member, who has left. */
export async function forgetKeysOf(member: string): Promise<void> {
    const hers = IDBKeyRange.bound(`${member}/`, `${member}/\uffff`);
    try {
        await inStore("readwrite", (store) => store.delete(hers));
    } catch {
        // A browser that keeps nothing has nothing to forget.
    }
}

async function sign(key: DeviceKey, domain: string, message: string): Promise<string> {
    const bytes = utf8(`${domain}\0${message}`);
    return base64(await crypto.subtle.sign("Ed25519", key.pair.privateKey, bytes));
}

/**
 * Makes a key and registers it. It is kept before it is sent: if no answer comes, the next try
 * sends the same key with the same id again, and the service takes it once.
 */
export async function makeKey(signer: Signer, name: string): Promise<Answer<DeviceKey>> {
    const network = await get("/api/v1/network");
    const account = await get("/api/v1/accounts/{code}", { path: { code: signer.account } });
    if (!network.ok || !account.ok) {
        return network.ok ? (account as Answer<never>) : network;
    }
    let key = await kept(signer);
    try {
        if (key === null || key.registered) {
            const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
            key = { id: newId(), name, pair: pair as CryptoKeyPair, registered: false };
            await keep(signer, key);
            await navigator.storage?.persist?.();
        }
    } catch {
        return refusal("key-not-kept");
    }
    const message = `${network.value.log.origin}\0${account.value.publicId}\0${key.id}`;
    const answer = await put("/api/v1/members/{code}/keys/{id}", {
        path: { code: signer.account, id: key.id },
        body: {
            publicKey: base64(await crypto.subtle.exportKey("raw", key.pair.publicKey)),
            proof: await sign(key, "mutirao/device-key/v1", message),
            name: key.name,
        },
    });
    if (!answer.ok) {
        return answer;
    }
    const registered = { ...key, registered: true };
    await keep(signer, registered);
    return { ok: true, status: answer.status, value: registered };
}

/** What the payer orders, as the contract has it at `PUT /api/v1/payments/{id}`. */
export interface Terms {
    amount: string;
    currency: string;
    expires: string;
    max_fee: string;
    nonce: string;
    origin: string;
    payee: string;
    payer: string;
}

/** Signs an order: in the canonical form of RFC 8785, which for texts alone is just this. */
export async function signOrder(key: DeviceKey, terms: Terms) {
    const order = JSON.stringify(terms, Object.keys(terms).sort());
    return { order: base64(utf8(order)), ...(await signAgain(key, order)) };
}

/** What a ballot says, as the contract has it at `PUT /api/v1/rounds/{id}/ballot`. */
export interface BallotTerms {
    /** By a proxy: the public id of the account of whom it is. */
    account?: string;
    /** The projects by their ids, or of each its points as a text. */
    choice: string[] | Record<string, string>;
    poll: string;
    seq: string;
}

/** Signs a ballot: in the canonical form of RFC 8785, which sorts what it names. */
export async function signBallot(key: DeviceKey, { account, choice, poll, seq }: BallotTerms) {
    const sorted = Array.isArray(choice)
        ? choice.toSorted()
        : Object.fromEntries(Object.entries(choice).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const by = account === undefined ? {} : { account };
    const ballot = JSON.stringify({ ...by, choice: sorted, poll, seq });
    return { key: key.id, signature: await sign(key, "mcl/ballot/v1", ballot) };
}

/** Signs a vote about a motion, as the contract has it at `PUT /api/v1/motions/{id}/vote`. */
export async function signVote(key: DeviceKey, motion: string, seq: number, vote: string) {
    const said = JSON.stringify({ motion, seq: String(seq), vote });
    return { key: key.id, signature: await sign(key, "mcl/vote/v1", said) };
}

type Signed = Awaited<ReturnType<typeof signVote>>;

/**
 * Sends a vote, signed if the reader has a key on this device.
 *
 * @param send without what was signed if there is no key, or it was ended elsewhere: who has none
 *     in force votes without one
 */
export async function sendSigned<T>(
    member: string,
    sign: (key: DeviceKey) => Promise<Signed>,
    send: (signed?: Signed) => Promise<Answer<T>>,
): Promise<Answer<T>> {
    const signer = { member, account: member };
    const key = await deviceKey(signer);
    if (key === null) {
        return send();
    }
    const answer = await send(await sign(key));
    if (answer.ok || answer.problem.name !== "key-not-valid") {
        return answer;
    }
    await forgetKey(signer);
    return send();
}

/** Signs an order that somebody signed before, as it is: who signs has read it. */
export async function signAgain(key: DeviceKey, order: string) {
    return { key: key.id, signature: await sign(key, "mcl/payment-order/v1", order) };
}
