// Where a balance stands between its limits. Below zero is nothing to be ashamed of.

import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { change, money } from "../payment/amount.js";

/** The bar is drawn in a space of this length. */
const LENGTH = 1_000;

export function BalanceBar({ account }: { account: Schemas["Account"] }) {
    const t = texts.value.home;
    const { decimals } = currency.value;
    // From one limit to the other; a balance that a lowered limit left outside makes it longer.
    const low = Math.min(-account.creditLimit, account.balance);
    const high = Math.max(account.maximumBalance, account.balance);
    const at = (amount: number) => Math.round(((amount - low) / (high - low || 1)) * LENGTH);
    const zero = at(0);
    const stand = at(account.balance);
    return (
        <figure class="bar">
            <svg
                viewBox={`0 0 ${LENGTH} 40`}
                preserveAspectRatio="none"
                role="meter"
                aria-label={t.balance}
                aria-valuemin={low}
                aria-valuemax={high}
                aria-valuenow={account.balance}
                aria-valuetext={t.between(
                    money(account.balance, decimals),
                    money(low, decimals),
                    change(high, decimals),
                )}
            >
                <rect class="track" y="8" width={LENGTH} height="24" />
                <rect
                    class={account.balance < 0 ? "below" : "above"}
                    x={Math.min(zero, stand)}
                    y="8"
                    width={Math.abs(stand - zero)}
                    height="24"
                />
                {/* Whole at either end too. */}
                <rect
                    class="zero"
                    x={Math.max(0, Math.min(LENGTH - 8, zero - 4))}
                    width="8"
                    height="40"
                />
            </svg>
            <figcaption class="number" aria-hidden="true">
                <span>{money(low, decimals)}</span>
                <span>
                    <i class="zero" /> {t.zero}
                </span>
                <span>{change(high, decimals)}</span>
            </figcaption>
        </figure>
    );
}
