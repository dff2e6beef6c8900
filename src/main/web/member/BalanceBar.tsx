// Where a balance stands. Zero is the middle, and below zero is nothing to be ashamed of.

import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { change, money } from "../payment/amount.js";

/** The bar is drawn in a space of this size, half of it on each side of zero. */
const HALF = 500;

export function BalanceBar({ account }: { account: Schemas["Account"] }) {
    const t = texts.value.home;
    const { decimals } = currency.value;
    // As far to the right as to the left; a balance beyond both makes the scale larger.
    const end = Math.max(account.creditLimit, Math.abs(account.balance), 1);
    const length = Math.round((Math.abs(account.balance) / end) * HALF);
    const isBelow = account.balance < 0;
    return (
        <figure class="bar">
            <svg
                viewBox={`0 0 ${2 * HALF} 40`}
                preserveAspectRatio="none"
                role="meter"
                aria-label={t.balance}
                aria-valuemin={-end}
                aria-valuemax={end}
                aria-valuenow={account.balance}
                aria-valuetext={money(account.balance, decimals)}
            >
                <rect class="track" y="8" width={2 * HALF} height="24" />
                <rect
                    class={isBelow ? "below" : "above"}
                    x={isBelow ? HALF - length : HALF}
                    y="8"
                    width={length}
                    height="24"
                />
                <rect class="zero" x={HALF - 2} width="4" height="40" />
            </svg>
            <figcaption class="number" aria-hidden="true">
                <span>{money(-end, decimals)}</span>
                <span>{t.zero}</span>
                <span>{change(end, decimals)}</span>
            </figcaption>
        </figure>
    );
}
