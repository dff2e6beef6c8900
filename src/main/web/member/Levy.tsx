// What lies idle, what it will give to the fund, and how to avoid that. Where there is no levy,
// nothing is asked and nothing said.

import { get } from "../api/client.js";
import { currency, network } from "../app/network.js";
import { day, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";

export function Levy({ code }: { code: string }) {
    const rule = network.value?.policies.levy.value;
    const isOn = rule !== undefined && "monthsOfTrade" in rule && rule.ratePpm > 0;
    return isOn ? <Idle code={code} /> : null;
}

function Idle({ code }: { code: string }) {
    const t = texts.value.home;
    const { decimals, code: unit } = currency.value;
    const loaded = useLoaded(() => get("/api/v1/accounts/{code}/levy", { path: { code } }), [code]);
    const levy = loaded.value;
    if (!levy || levy.ratePpm === 0 || levy.aboveSince === null) {
        return null;
    }
    const amount = (minor: number): string => `${money(minor, decimals)} ${unit}`;
    const free = [levy.newcomerUntil, levy.exemptUntil].filter((until) => until !== null).sort();
    const until = free.at(-1);
    return (
        <p>
            {t.levy(
                amount(levy.above),
                day(levy.aboveSince),
                day(levy.endsAt),
                amount(levy.dueAtEnd),
            )}
            {until !== undefined && ` ${t.levyFree(day(until))}`}
        </p>
    );
}
