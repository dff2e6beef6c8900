// What became of a payment. It stays until the reader goes on.

import { Check, CircleHelp, Hourglass, ShieldCheck } from "lucide";
import type { Problem } from "../api/client.js";
import { currency } from "../app/network.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { sentence } from "../i18n/problems.js";
import { Icon } from "../ui/icon.js";
import { Button, Notice, Title } from "../ui/parts.js";
import { money } from "./amount.js";
import { type Outcome, type Sent, forget } from "./orders.js";

function Amount({ of }: { of: number }) {
    const { decimals, code } = currency.value;
    return (
        <span class="number">
            {money(of, decimals)} {code}
        </span>
    );
}

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
            <p class="big">
                <Amount of={outcome.amount} />
            </p>
            <p>{t.done.text(payee)}</p>
            <p class={isSigned ? "proved" : "muted"} data-mode={outcome.authorisation.mode}>
                {isSigned && <Icon of={ShieldCheck} size={20} />}
                <span>{isSigned ? t.done.verified : t.done.unsigned}</span>
            </p>
            <p class="muted">
                {t.done.place(String(outcome.log.index))}
                <br />
                <code>{outcome.id}</code>
                <br />
                <a href={`/app/receipt?payment=${outcome.id}`}>{texts.value.receipt.link}</a>
            </p>
            <Actions again={again} />
        </section>
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

interface UnansweredProps {
    order: Sent;
    problem: Problem | null;
    ask: () => void;
    dropped: () => void;
}

/** An order was sent and not answered: nobody knows, until the service is asked again. */
export function Unanswered({ order, problem, ask, dropped }: UnansweredProps) {
    const t = texts.value.pay.unknown;
    const { decimals, code } = currency.value;
    return (
        <section class="card outcome">
            <span class="sign wait">
                <Icon of={CircleHelp} size={44} />
            </span>
            <Title>{t.title}</Title>
            <p>{t.text(`${money(order.amount, decimals)} ${code}`, order.payee)}</p>
            {problem && <Notice kind="bad">{sentence(problem)}</Notice>}
            <div class="actions">
                <Button look="primary" onClick={ask}>
                    {t.ask}
                </Button>
                <Button
                    onClick={() => {
                        forget(order.id);
                        dropped();
                    }}
                >
                    {t.drop}
                </Button>
            </div>
            <p class="muted">{t.dropText}</p>
        </section>
    );
}
