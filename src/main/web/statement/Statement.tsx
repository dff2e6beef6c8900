// A statement: every line with the balance after it, by days, to be searched, explained and taken
// away. It comes to the balance that stands above it.

import { useEffect, useState } from "preact/hooks";
import { ChevronDown, HandCoins, ReceiptText, Send } from "lucide";
import { changed } from "../app/live.js";
import { currency, network } from "../app/network.js";
import { acting } from "../app/session.js";
import { longDay, texts } from "../i18n/index.js";
import { Levy } from "../member/Levy.js";
import { Limit } from "../member/Limit.js";
import { money } from "../payment/amount.js";
import { Icon } from "../ui/icon.js";
import { Button, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { Tile } from "../ui/Tile.js";
import { type Entry, EntryRow } from "./EntryRow.js";
import { Export } from "./Export.js";
import { Explained } from "./Explained.js";
import { ALL, byDay, isOn, sums, wanted, type Filter } from "./filter.js";
import { FilterForm } from "./FilterForm.js";
import { useEntries } from "./entries.js";

export function Statement() {
    const account = acting.value;
    return account ? <Of key={account.code} code={account.code} /> : <Skeleton />;
}

function Of({ code }: { code: string }) {
    const t = texts.value.statement;
    const [filter, setFilter] = useState<Filter>(ALL);
    const loaded = useEntries(code, changed.value);
    const { account, entries, hasMore, busy } = loaded;
    const isFiltered = isOn(filter);
    useEffect(() => {
        if (isFiltered && hasMore && !busy) {
            void loaded.rest();
        }
    }, [isFiltered, hasMore, busy]);
    const shown = wanted(entries, filter);
    return (
        <>
            <Title>{texts.value.pages.statement}</Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {account === null && !loaded.problem && <Skeleton />}
            {account !== null && (
                <Section title={texts.value.home.balance} icon={ReceiptText}>
                    <p class="big">
                        <span class="number" data-amount={account.balance}>
                            {money(account.balance, currency.value.decimals)}
                        </span>{" "}
                        <small>{currency.value.code}</small>
                    </p>
                    {shown.length > 0 && (
                        <p role="status">{isFiltered ? found(shown) : addsUp(shown, hasMore)}</p>
                    )}
                    <Levy code={code} />
                    <Limit code={code} />
                </Section>
            )}
            {account !== null && entries.length === 0 && <Empty />}
            {entries.length > 0 && (
                <FilterForm filter={filter} entries={entries} choose={setFilter} />
            )}
            {isFiltered && shown.length === 0 && !hasMore && (
                <p class="card" role="status">
                    {t.noneFound}
                </p>
            )}
            {byDay(shown).map(({ date, entries: of }) => (
                <Section key={date} title={longDay(date)}>
                    <ul class="rows">
                        {of.map((entry) => (
                            <Line key={entry.version} entry={entry} code={code} />
                        ))}
                    </ul>
                </Section>
            ))}
            {hasMore && (
                <Button icon={ChevronDown} busy={busy} onClick={() => void loaded.more()}>
                    {t.older}
                </Button>
            )}
            {entries.length > 0 && <Export code={code} />}
            <Ways />
        </>
    );
}

/** What these lines did: the sum of each way, and what was there before and is after. */
function addsUp(entries: Entry[], hasMore: boolean): string {
    const t = texts.value.statement;
    const [last, first] = [entries[0], entries.at(-1)];
    const amount = (minor: number): string => money(minor, currency.value.decimals);
    const { came, went } = sums(entries);
    const opening = (first?.balanceAfter ?? 0) - (first?.amount ?? 0);
    const closing = last?.balanceAfter ?? 0;
    const figures = [opening, came, went, closing].map(amount) as Figures;
    return (hasMore ? t.addsUpSince : t.addsUp)(...figures);
}

type Figures = [string, string, string, string];

function found(entries: Entry[]): string {
    const amount = (minor: number): string => money(minor, currency.value.decimals);
    const { came, went } = sums(entries);
    return texts.value.statement.found(entries.length, amount(came), amount(went));
}

function Line({ entry, code }: { entry: Entry; code: string }) {
    const [isOpen, setOpen] = useState(false);
    return (
        <EntryRow entry={entry} account={code} withBalance>
            <details class="whole" onToggle={(event) => setOpen(event.currentTarget.open)}>
                <summary>{texts.value.statement.explain}</summary>
                {isOpen && <Explained entry={entry} account={code} />}
            </details>
        </EntryRow>
    );
}

function Empty() {
    return (
        <div class="card">
            <p>{texts.value.statement.empty}</p>
            <a class="button primary" href="/app/pay">
                <Icon of={Send} />
                <span>{texts.value.pages.pay}</span>
            </a>
        </div>
    );
}

/** What else there is of money. */
function Ways() {
    const t = texts.value;
    const rule = network.value?.policies.loans.value;
    const hasLoans = rule !== undefined && "purseSharePpm" in rule && rule.maximum > 0;
    return hasLoans ? (
        <ul class="tiles">
            <Tile to="/app/loans" icon={HandCoins} title={t.pages.loans} text={t.loan.card} />
        </ul>
    ) : null;
}
