// Why a line of a statement is what it is: the sum behind it, with its figures, and who decided.

import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { day, decimalForm, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Refused, Skeleton } from "../ui/parts.js";
import type { Entry } from "./EntryRow.js";

/** Parts per million have so many digits behind a whole; per cent two less. */
const PPM_DIGITS = 6;

/** A whole number read with so many digits behind the point, and no zeros at its end. */
function exact(value: bigint, digits: number): string {
    const text = String(value < 0n ? -value : value).padStart(digits + 1, "0");
    const whole = text.slice(0, text.length - digits);
    const part = text.slice(text.length - digits).replace(/0+$/, "");
    const sign = value < 0n ? "-" : "";
    return decimalForm(part.length, "auto")
        .format(`${sign}${whole}${part === "" ? "" : `.${part}`}` as `${number}`)
        .replace("-", "\u2212");
}

function percent(ppm: number): string {
    return `${exact(BigInt(ppm), PPM_DIGITS - 2)}\u00a0%`;
}

function amount(minor: number): string {
    return money(minor, currency.value.decimals);
}

/** Millionths of the smallest unit, as an amount. */
function fine(millionths: bigint): string {
    return exact(millionths, PPM_DIGITS + currency.value.decimals);
}

export function Explained({ entry, account }: { entry: Entry; account: string }) {
    const t = texts.value.statement;
    const loaded = useLoaded(
        () => get("/api/v1/payments/{id}/explanation", { path: { id: entry.payment } }),
        [entry.payment],
    );
    if (loaded.problem) {
        return <Refused problem={loaded.problem} nothing="" />;
    }
    if (!loaded.value) {
        return <Skeleton />;
    }
    return (
        <ul class="bullets">
            {sentences(loaded.value, entry, account).map((one) => (
                <li key={one}>{one}</li>
            ))}
            <li>{t.inLog(entry.logIndex, entry.version)}</li>
            {loaded.value.loan !== null && (
                <li>
                    <a href="/app/loans">{texts.value.pages.loans}</a>
                </li>
            )}
        </ul>
    );
}

function sentences(why: Schemas["Explanation"], entry: Entry, account: string): string[] {
    const t = texts.value.statement;
    const before = entry.balanceAfter - entry.amount;
    const all = [t.moves(amount(before), amount(entry.balanceAfter))];
    const isFee = entry.kind === "contribution";
    for (const charge of why.charges) {
        if (charge.account === account || !isFee) {
            all.push(...ofCharge(charge, account));
        }
    }
    const { levy, loan, surplus } = why;
    if (levy !== null) {
        all.push(
            t.levy(levy.period, percent(levy.ratePpm), amount(levy.threshold)),
            t.levyDue(amount(levy.due), amount(levy.amount)),
            t.decided(levy.decision, day(levy.effectiveFrom)),
        );
    }
    if (loan !== null) {
        all.push(t.loan[loan.way](loan.number, amount(loan.amount), amount(loan.outstanding)));
    }
    if (surplus !== null) {
        const { due, paidBefore } = surplus;
        all.push(t.surplus(percent(surplus.networkPpm), amount(due), amount(paidBefore)));
    }
    if (why.signed !== null) {
        all.push(t.signed);
    }
    return all;
}

function ofCharge(charge: Schemas["Charge"], account: string): string[] {
    const t = texts.value.statement;
    const whose = charge.account === account ? t.yours : charge.account;
    if (charge.exempt !== null) {
        return [t.exempt(whose)];
    }
    const numerator = BigInt(charge.numerator);
    const [before, after] = [BigInt(charge.carryBefore), BigInt(charge.carryAfter)];
    return [
        t.charge(whose, percent(charge.ratePpm), amount(charge.base), fine(numerator)),
        t.carried(fine(before), amount(charge.amount), fine(after)),
        ...(charge.forgiven === 0 ? [] : [t.forgiven(amount(charge.forgiven))]),
        t.decided(charge.decision, day(charge.effectiveFrom)),
    ];
}
