// Payments that were prepared and not sent: the service has heard nothing of them. Each has its
// payment's id from the beginning, so that it is paid once, whatever happens as it is sent.

import { newId } from "../api/ids.js";

export interface Unsent {
    id: string;
    /** Who prepared it, and from which account it is to be paid. */
    member: string;
    account: string;
    /** The payee's code, and her name where it was known. */
    payee: string;
    name: string | null;
    /** In minor units. */
    amount: number;
    description: string;
    /** When it was prepared, in milliseconds. */
    at: number;
}

const KEPT = "unsent-payments";

function allKept(): Unsent[] {
    try {
        return JSON.parse(localStorage.getItem(KEPT) ?? "[]") as Unsent[];
    } catch {
        return [];
    }
}

export function unsent(member: string, account: string): Unsent[] {
    return allKept().filter((one) => one.member === member && one.account === account);
}

export function keepUnsent(what: Omit<Unsent, "id" | "at">): void {
    const all = [...allKept(), { ...what, id: newId(), at: Date.now() }];
    localStorage.setItem(KEPT, JSON.stringify(all));
}

export function dropUnsent(id: string): void {
    localStorage.setItem(KEPT, JSON.stringify(allKept().filter((one) => one.id !== id)));
}

/** Forgets all of them: who prepared them signs out. */
export function forgetUnsent(): void {
    localStorage.removeItem(KEPT);
}
