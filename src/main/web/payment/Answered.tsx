// What became of a payment. It stays until the reader goes on.

import { Check, Hourglass, ShieldCheck } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded, useWatched } from "../ui/act.js";
import { Icon } from "../ui/icon.js";
import { Button, Title } from "../ui/parts.js";
import { money } from "./amount.js";
import type { Outcome } from "./orders.js";

/** How often it is asked whether the log has it by now. */
const PROOF_MS = 1_500;

interface AnsweredProps {
    outcome: Outcome;
    /** The name of who was to get it. */
    payee: string;
    again: () => void;
}

export function Answered({ outcome, payee, again }: AnsweredProps) {
    const t = texts.value.pay;
    const { decimals, code } = currency.value;
    const amount = `${money(outcome.amount, decimals)} ${code}`;
    if (outcome.state === "awaiting-approval") {
        return (
            <section class="card outcome">
                <span class="sign wait">
                    <Icon of={Hourglass} size={44} />
                </span>
                <Title>{t.waiting.title}</Title>
                <p>{t.waiting.text(amount, payee, outcome.approvalsMissing)}</p>
                <p class="muted">{t.waiting.until(dayAndTime(outcome.expiresAt))}</p>
                <Actions again={again} />
            </section>
        );
    }
    const isSigned = outcome.authorisation.mode === "payer-sig";
    return (
        <section class="card outcome">
            <span class="sign good">
                <Icon of={Check} size={44} />
            </span>
            <Title>{t.done.title}</Title>
            <p class="big number">{amount}</p>
            <p>{t.done.text(payee)}</p>
            <p class="muted" data-mode={outcome.authorisation.mode}>
                {isSigned ? t.done.verified : t.done.unsigned}
            </p>
            <Proof payment={outcome} />
            <p class="muted">
                {dayAndTime(outcome.committedAt)}
                <br />
                <code>{outcome.id}</code>
                <br />
                <a href={`/app/payment?id=${outcome.id}`}>{t.done.details}</a>
                {" · "}
                <a href={`/app/receipt?payment=${outcome.id}`}>{texts.value.receipt.link}</a>
            </p>
            <Actions again={again} />
        </section>
    );
}

/** Whether it stands in the network's log: it is asked for until it does. */
export function Proof({ payment }: { payment: Schemas["Payment"] }) {
    const t = texts.value.pay.done;
    const { id } = payment;
    const loaded = useLoaded(() => get("/api/v1/payments/{id}", { path: { id } }), [id]);
    useWatched(loaded, (now) => "proof" in now && now.proof !== "committed", PROOF_MS);
    const now = loaded.value !== null && "proof" in loaded.value ? loaded.value : payment;
    const isProved = now.proof !== "committed";
    return (
        <p class={isProved ? "proved" : "muted"} role="status" data-proof={now.proof}>
            {isProved && <Icon of={ShieldCheck} size={20} />}
            <span>
                {isProved ? t.proved(String(now.log.index)) : t.place(String(now.log.index))}
                {(now.witnesses ?? 0) > 0 && ` ${t.witnessed(now.witnesses ?? 0)}`}
            </span>
        </p>
    );
}

function Actions({ again }: { again: () => void }) {
    const t = texts.value.pay;
    return (
        <div class="actions">
            <a class="button primary" href="/app">
                {t.done.home}
            </a>
            <Button onClick={again}>{t.done.again}</Button>
        </div>
    );
}
