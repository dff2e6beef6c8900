// Searching a statement.

import { Search } from "lucide";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { exampleAmount } from "../payment/amount.js";
import { Select } from "../ui/Choices.js";
import { Icon } from "../ui/icon.js";
import { Button, Field } from "../ui/parts.js";
import { type Entry, kindOf } from "./EntryRow.js";
import { ALL, isOn, type Filter } from "./filter.js";

interface FilterFormProps {
    filter: Filter;
    entries: Entry[];
    choose: (filter: Filter) => void;
}

export function FilterForm({ filter, entries, choose }: FilterFormProps) {
    const t = texts.value.statement;
    const set = (part: Partial<Filter>): void => choose({ ...filter, ...part });
    const kinds = new Map(entries.map((entry) => [entry.kind as string, kindOf(entry)]));
    const help = t.amountHelp(exampleAmount(currency.value.decimals));
    return (
        <details class="card">
            <summary>
                <Icon of={Search} size={20} />
                <span class="beside">{t.filter}</span>
            </summary>
            <Field
                label={t.search}
                help={t.searchHelp}
                value={filter.text}
                onInput={(text) => set({ text })}
            />
            <div class="pair">
                <Select
                    label={t.kind}
                    of={[["", t.any], ...kinds]}
                    value={filter.kind}
                    choose={(kind) => set({ kind })}
                />
                <Select
                    label={t.way}
                    of={[
                        ["", t.both],
                        ["in", t.came],
                        ["out", t.went],
                    ]}
                    value={filter.way}
                    choose={(way) => set({ way })}
                />
                <Field
                    label={t.least}
                    help={help}
                    inputMode="decimal"
                    value={filter.least}
                    onInput={(least) => set({ least })}
                />
                <Field
                    label={t.most}
                    help={help}
                    inputMode="decimal"
                    value={filter.most}
                    onInput={(most) => set({ most })}
                />
                <Field
                    label={t.from}
                    type="date"
                    value={filter.from}
                    onInput={(from) => set({ from })}
                />
                <Field label={t.to} type="date" value={filter.to} onInput={(to) => set({ to })} />
            </div>
            {isOn(filter) && (
                <Button look="quiet" onClick={() => choose(ALL)}>
                    {t.showAll}
                </Button>
            )}
        </details>
    );
}
