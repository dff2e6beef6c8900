// Amounts are whole numbers of the currency's smallest unit. Here they become what people read,
// and what people type becomes them; no sum passes through a fraction on its way.

import { decimalForm, decimalSign } from "../i18n/index.js";

/** Beyond this JSON does not carry a whole number exactly; the service refuses it too. */
const LARGEST = 1_000_000_000_000;

function digits(amount: number, decimals: number): `${number}` {
    const text = String(Math.abs(amount)).padStart(decimals + 1, "0");
    const whole = text.slice(0, text.length - decimals);
    const part = decimals === 0 ? "" : `.${text.slice(text.length - decimals)}`;
    return `${amount < 0 ? "-" : ""}${whole}${part}` as `${number}`;
}

/** "1,250.00", with a real minus sign below zero. */
export function money(amount: number, decimals: number): string {
    return decimalForm(decimals, "auto").format(digits(amount, decimals)).replace("-", "\u2212");
}

/** The same with a plus sign above zero: what an account gets or gives. */
export function change(amount: number, decimals: number): string {
    return decimalForm(decimals, "exceptZero")
        .format(digits(amount, decimals))
        .replace("-", "\u2212");
}

/** As one types it, and as it is read again: without signs between thousands. */
export function typed(amount: number, decimals: number): string {
    return digits(amount, decimals).replace(".", decimalSign());
}

/** An amount to show how one is typed. */
export function exampleAmount(decimals: number): string {
    return `12${decimals > 0 ? decimalSign() + "50".padEnd(decimals, "0") : ""}`;
}

/**
 * Reads "12,50" and "12.50" alike, and "1.250,00" as it is meant. Null: not an amount of this
 * currency. Where a point may stand for thousands or for a fraction, as in "1.250", it is none:
 * nobody shall pay a thousand times too much.
 */
export function readAmount(text: string, decimals: number): number | null {
    // Blanks and apostrophes only ever stand between thousands.
    const plain = text.trim().replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3})/g, "");
    const form = /^(\d+|\d{1,3}(?:\.\d{3})+(?=,|$)|\d{1,3}(?:,\d{3})+(?=\.|$))(?:[.,](\d*))?$/;
    const [, whole, part] = form.exec(plain) ?? [];
    const isGrouped = whole !== undefined && /[.,]/.test(whole);
    if (
        whole === undefined ||
        (part ?? "").length > decimals ||
        (isGrouped && part === undefined)
    ) {
        return null;
    }
    const amount = Number(whole.replace(/[.,]/g, "") + (part ?? "").padEnd(decimals, "0"));
    return amount <= LARGEST ? amount : null;
}
