// Amounts are whole numbers of the currency's smallest unit. Here they become what people read,
// and what people type becomes them; no sum passes through a fraction on its way.

import { decimalForm } from "../i18n/index.js";

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

/**
 * Reads "12,50" and "12.50" alike, and "1.250,00" as it is meant. Null: not an amount of this
 * currency. A point that may stand for thousands or for a fraction, as in "1.250", is no amount
 * unless the currency has three decimals: nobody shall pay a thousand times too much.
 */
export function readAmount(text: string, decimals: number): number | null {
    const plain = text.trim().replace(/[\s\u00a0\u202f'’]/g, "");
    const grouped = /^(\d{1,3}(?:([.,])\d{3}(?:\2\d{3})*))(?:[.,](\d+))?$/.exec(plain);
    const simple = /^(\d+)(?:[.,](\d*))?$/.exec(plain);
    let whole: string;
    let part: string;
    if (simple && (simple[2] ?? "").length <= decimals) {
        whole = simple[1] ?? "";
        part = simple[2] ?? "";
    } else if (grouped && grouped[3] !== undefined && grouped[3].length <= decimals) {
        const sign = grouped[2] ?? "";
        if (plain.lastIndexOf(sign) > plain.length - 1 - grouped[3].length - 1) {
            return null;
        }
        whole = (grouped[1] ?? "").replaceAll(sign, "");
        part = grouped[3];
    } else {
        return null;
    }
    const amount = Number(whole + part.padEnd(decimals, "0"));
    return Number.isSafeInteger(amount) && amount <= LARGEST ? amount : null;
}
