// One line of a statement: with whom, what for, when, how much.

import type { ComponentChildren } from "preact";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { day, texts } from "../i18n/index.js";
import { change, money } from "../payment/amount.js";

export type Entry = Schemas["Entry"];
type Decision = NonNullable<Entry["decision"]>;

/** What the payer and the payee have a receipt of. */
const PAYMENTS: string[] = ["payment", "gift", "wage", "award"];

interface EntryRowProps {
    entry: Entry;
    /** Whose statement it is. */
    account: string;
    /** Whether the balance after it stands below the amount, in place of the day. */
    withBalance?: boolean;
    children?: ComponentChildren;
}

export function EntryRow({ entry, account, withBalance = false, children }: EntryRowProps) {
    const t = texts.value.home;
    const { decimals } = currency.value;
    const hasReceipt = PAYMENTS.includes(entry.kind);
    const name = nameOf(entry);
    const of = isWithSomebody(entry) ? kindOf(entry) : null;
    // What a contribution was of is said where there is room for it.
    const about = of === null && !withBalance ? null : (entry.description ?? of);
    // What she ordered herself, and what others paid her, needs no word.
    const orderer = entry.amount < 0 && entry.orderedBy !== account ? entry.orderedBy : null;
    const small = [about, withBalance ? null : day(entry.committedAt)].filter(
        (one) => one !== null,
    );
    return (
        <li>
            <span>
                <strong dir="auto">{name}</strong>
                {small.length > 0 && <small dir="auto">{small.join(" · ")}</small>}
                {entry.decision !== null && (
                    <small dir="auto">
                        <a href={placeOf(entry.decision)}>{said(entry.decision)}</a>
                    </small>
                )}
                {hasReceipt && orderer !== null && <small>{t.orderedBy(orderer)}</small>}
                {hasReceipt && (
                    <small>
                        <a
                            href={`/app/receipt?payment=${entry.payment}`}
                            aria-label={texts.value.receipt.linkOf(name)}
                        >
                            {texts.value.receipt.link}
                        </a>
                    </small>
                )}
            </span>
            <span class="sum">
                <span class={entry.amount > 0 ? "number plus" : "number"}>
                    {change(entry.amount, decimals)}
                </span>
                {withBalance && (
                    <small class="number">
                        <span class="visually-hidden">{texts.value.statement.after} </span>
                        {money(entry.balanceAfter, decimals)}
                    </small>
                )}
            </span>
            {children}
        </li>
    );
}

// The accounts of rounds and the fund are no people's.
function isWithSomebody(entry: Entry): boolean {
    return entry.kind !== "contribution" && entry.decision === null;
}

export function kindOf(entry: Entry): string {
    return texts.value.home.kinds[entry.kind] ?? entry.kind;
}

/** With whom it was, or what it was if it was with nobody. */
export function nameOf(entry: Entry): string {
    return isWithSomebody(entry) ? (entry.otherParty ?? texts.value.home.noParty) : kindOf(entry);
}

/** Where one reads what was decided. */
export function placeOf({ round, proposal }: Decision): string {
    return proposal === null ? `/app/round?id=${round}` : `/app/proposal?id=${proposal}`;
}

export function said({ step, title, tranche }: Decision): string {
    return texts.value.home.decided[step](title, tranche ?? 1);
}
