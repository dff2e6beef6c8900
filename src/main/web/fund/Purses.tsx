// The fund's purses, each with what happened to it last.

import { useState } from "preact/hooks";
import { WalletCards } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { inUnits } from "../assembly/rounds.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { EntryRow } from "../statement/EntryRow.js";
import { useLoaded } from "../ui/act.js";
import { Refused, Section, Skeleton } from "../ui/parts.js";

type Purse = Schemas["Fund"];

/** So many of its last lines are shown. */
const LATELY = "20";

export function Purses({ purses }: { purses: Purse[] }) {
    const t = texts.value.fund;
    const sum = purses.reduce((before, { balance }) => before + balance, 0);
    return (
        <Section title={t.held} icon={WalletCards}>
            <p class="big">
                <span class="number" data-amount={sum}>
                    {money(sum, currency.value.decimals)}
                </span>{" "}
                <small>{currency.value.code}</small>
            </p>
            <div>
                {purses.map((purse) => (
                    <One key={purse.code} purse={purse} />
                ))}
            </div>
        </Section>
    );
}

function One({ purse }: { purse: Purse }) {
    const [isOpen, setOpen] = useState(false);
    const [name, purpose] = texts.value.fund.purses[purse.code] ?? [purse.name, purse.purpose];
    return (
        <details class="purse" onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>
                <span>
                    {name}
                    <small>{purpose}</small>
                </span>
                <span class="number">{inUnits(purse.balance)}</span>
            </summary>
            {isOpen && <Lately code={purse.code} />}
        </details>
    );
}

function Lately({ code }: { code: string }) {
    const t = texts.value.fund;
    const loaded = useLoaded(
        () => get("/api/v1/funds/{code}/entries", { path: { code }, query: { limit: LATELY } }),
        [code],
    );
    if (loaded.problem) {
        return <Refused problem={loaded.problem} nothing="" />;
    }
    if (!loaded.value) {
        return <Skeleton />;
    }
    const entries = loaded.value.items;
    return entries.length === 0 ? (
        <p>{t.emptyPurse}</p>
    ) : (
        <ul class="rows">
            {entries.map((entry) => (
                <EntryRow key={entry.version} entry={entry} account={code} />
            ))}
        </ul>
    );
}
