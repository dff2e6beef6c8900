// Asking whoever scans the code: nothing of it is kept by the service, and each who pays is shown.

import { Check } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { type Asked, payLink } from "../payment/links.js";
import { person } from "../payment/people.js";
import { useLoaded, useWatched } from "../ui/act.js";
import { Icon } from "../ui/icon.js";
import { Title } from "../ui/parts.js";
import { Shown } from "./Shown.js";

/** How often it is asked whether somebody has paid. */
const LOOK_MS = 3_000;

/** As many of the last entries are looked at. */
const LATEST = "50";

interface OpenRequestProps {
    asked: Asked & { amount: number };
    /** The account's last entry before: what came after it may be the answer. */
    since: number;
}

export function OpenRequest({ asked, since }: OpenRequestProps) {
    const t = texts.value.request;
    const { to, amount, note } = asked;
    const path = { code: to };
    const loaded = useLoaded(
        () => get("/api/v1/accounts/{code}/entries", { path, query: { limit: LATEST } }),
        [to],
    );
    // At a stall more people pay by the same code, one after the other.
    useWatched(loaded, () => false, LOOK_MS);
    const paid = (loaded.value?.items ?? []).filter(
        (entry) =>
            entry.version > since && entry.amount === amount && PAYMENTS.includes(entry.kind),
    );
    return (
        <>
            <Title>{paid.length > 0 ? t.paid : t.waiting}</Title>
            <div role="status">
                {paid.map((entry) => (
                    <Paid key={entry.version} entry={entry} />
                ))}
            </div>
            <section class="card outcome" aria-label={t.shown}>
                <Shown amount={amount} note={note} link={payLink(asked)} />
                <p class="muted">{t.toAnybody}</p>
            </section>
            <p>
                <a href="/app/request">{t.another}</a>
            </p>
        </>
    );
}

const PAYMENTS: string[] = ["payment", "gift", "wage"];

function Paid({ entry }: { entry: Schemas["Entry"] }) {
    const t = texts.value.request;
    const { decimals, code: unit } = currency.value;
    const payer = useLoaded(() => person(entry.otherParty ?? ""), [entry.otherParty]);
    const name = payer.value?.name ?? entry.otherParty ?? "";
    return (
        <section class="card outcome" aria-label={t.paidBy(name)}>
            <span class="sign good">
                <Icon of={Check} size={44} />
            </span>
            <h2>{t.paidBy(name)}</h2>
            <p class="big number">
                {money(entry.amount, decimals)} {unit}
            </p>
            {entry.description !== null && <p>{entry.description}</p>}
            <p class="muted">
                {dayAndTime(entry.committedAt)}
                {" · "}
                <a href={`/app/payment?id=${entry.payment}`}>{texts.value.pay.done.details}</a>
            </p>
        </section>
    );
}
