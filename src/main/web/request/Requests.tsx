// Requests for payments: those that wait for the reader, and those that she made.

import { HandCoins } from "lucide";
import { type Answer, all, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { acting } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { person } from "../payment/people.js";
import { useLoaded } from "../ui/act.js";
import { Icon } from "../ui/icon.js";
import { Refused, Section, Skeleton, Title } from "../ui/parts.js";

/** As many of each kind are shown, the newest first. */
const SHOWN = "50";

interface Both {
    asked: Schemas["PaymentRequest"][];
    made: Schemas["PaymentRequest"][];
    names: Map<string, string>;
}

async function load(account: string): Promise<Answer<Both>> {
    const list = (role: "payer" | "payee") =>
        get("/api/v1/payment-requests", { query: { account, role, limit: SHOWN } });
    const lists = await all(list("payer"), list("payee"));
    if (!lists.ok) {
        return lists;
    }
    const [asked, made] = lists.value.map((page) => page.items) as [Both["asked"], Both["made"]];
    const codes = new Set([...asked.map(({ payee }) => payee), ...made.map(({ payer }) => payer)]);
    const people = await Promise.all([...codes].map(person));
    const names = new Map(
        people.flatMap((found) => (found.ok ? [[found.value.code, found.value.name]] : [])),
    );
    return { ...lists, value: { asked, made, names } };
}

export function Requests() {
    const t = texts.value.request;
    const account = acting.value?.code ?? "";
    const loaded = useLoaded(() => load(account), [account]);
    const both = loaded.value;
    return (
        <>
            <Title>{texts.value.pages.requests}</Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            <p>
                <a class="button primary" href="/app/request">
                    <Icon of={HandCoins} />
                    <span>{texts.value.pages.request}</span>
                </a>
            </p>
            {both === null && !loaded.problem && <Skeleton />}
            {both !== null && (
                <>
                    <Section title={t.asked}>
                        <Rows items={both.asked} names={both.names} none={t.noneAsked} />
                    </Section>
                    <Section title={t.made}>
                        <Rows items={both.made} names={both.names} none={t.noneMade} isMade />
                    </Section>
                </>
            )}
        </>
    );
}

interface RowsProps {
    items: Schemas["PaymentRequest"][];
    names: Map<string, string>;
    none: string;
    isMade?: boolean;
}

function Rows({ items, names, none, isMade = false }: RowsProps) {
    const t = texts.value.request;
    const { decimals } = currency.value;
    if (items.length === 0) {
        return <p class="muted">{none}</p>;
    }
    return (
        <ul class="rows">
            {items.map((item) => {
                const code = isMade ? item.payer : item.payee;
                return (
                    <li key={item.id}>
                        <span>
                            <a href={`/app/request?id=${item.id}`}>{names.get(code) ?? code}</a>
                            <small>
                                {item.description !== null && `${item.description} · `}
                                {day(item.createdAt)}
                            </small>
                            <small>
                                {item.state === "pending" && !isMade
                                    ? t.waitsForYou
                                    : t.states[item.state]}
                            </small>
                        </span>
                        <span class="number">{money(item.amount, decimals)}</span>
                    </li>
                );
            })}
        </ul>
    );
}
