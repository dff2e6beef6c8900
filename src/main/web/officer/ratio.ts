// Ratios as people read them.

import { decimalForm } from "../i18n/index.js";

/** Millionths as people read them: two digits, or per cent where four are shifted. */
export function ratio(ppm: string | null, digits: number): string {
    if (ppm === null) {
        return "\u2013";
    }
    const below = ppm.startsWith("-");
    const plain = ppm.replace("-", "").padStart(digits + 1, "0");
    const whole = plain.slice(0, plain.length - digits);
    const part = plain.slice(plain.length - digits).slice(0, 2);
    const text = decimalForm(2, "auto").format(
        `${below ? "-" : ""}${whole}.${part}` as `${number}`,
    );
    return digits === 4 ? `${text}\u00a0%` : text;
}
