// What a payment would do, before it is sent: who gets it, what it costs, and what stands then.

import { useEffect, useRef, useState } from "preact/hooks";
import { NO_ANSWER, type Problem, get, post } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { problemOf } from "../i18n/problems.js";
import { percent } from "../officer/figures.js";
import { returns } from "../offline/connection.js";
import { money } from "./amount.js";

/** How long somebody has stopped typing before the service is asked. */
const PAUSE_MS = 300;

export interface Foresight {
    payee: Schemas["Member"] | null;
    preview: Schemas["Preview"] | null;
    /** Why it could not be paid, or why nobody knows. */
    problem: Problem | null;
    /** What the payer would be charged beside the amount; null: it cannot be paid. */
    fee: number | null;
}

const NOTHING: Foresight = { payee: null, preview: null, problem: null, fee: null };

/** Asks who the payee is and what the payment would do, a moment after the last change. */
export function useForesight(payer: string, payee: string, amount: number | null): Foresight {
    const [seen, setSeen] = useState<Foresight>(NOTHING);
    const asked = useRef(0);
    const back = returns.value;
    useEffect(() => {
        const turn = ++asked.current;
        if (payee === "") {
            setSeen(NOTHING);
            return;
        }
        setSeen((before) => ({ ...NOTHING, payee: matches(before.payee, payee) }));
        const timer = setTimeout(() => {
            void foresee(payer, payee, amount).then((found) => {
                if (asked.current === turn) {
                    setSeen(found);
                }
            });
        }, PAUSE_MS);
        return () => clearTimeout(timer);
    }, [payer, payee, amount, back]);
    return seen;
}

function matches(member: Schemas["Member"] | null, code: string): Schemas["Member"] | null {
    return member?.code.toLowerCase() === code.toLowerCase() ? member : null;
}

async function foresee(payer: string, code: string, amount: number | null): Promise<Foresight> {
    const payee = await get("/api/v1/members/{code}", { path: { code } });
    if (!payee.ok) {
        const problem =
            payee.problem.name === "not-found"
                ? { ...payee.problem, name: "unknown-account", figures: { account: code } }
                : payee.problem;
        return { ...NOTHING, problem };
    }
    if (amount === null || amount === 0) {
        return { ...NOTHING, payee: payee.value };
    }
    const asked = await post("/api/v1/payments/preview", {
        body: { payer, payee: payee.value.code, amount },
    });
    if (!asked.ok) {
        return { ...NOTHING, payee: payee.value, problem: asked.problem };
    }
    const { refusal, payerPays } = asked.value;
    return {
        payee: payee.value,
        preview: asked.value,
        problem: refusal === null ? null : problemOf(refusal),
        fee: refusal === null && payerPays !== null ? payerPays - amount : null,
    };
}

/** Whether it is not known because no answer came: then it can be prepared all the same. */
export function isUnreachable({ problem }: Foresight): boolean {
    return problem?.name === NO_ANSWER;
}

/** Refusals that are the payee's, and not the amount's. */
const PAYEE_PROBLEMS = new Set([
    "unknown-account",
    "account-closed",
    "same-account",
    "unit-mismatch",
    "kind-not-allowed",
    "payee-limit-exceeded",
    "malformed-request",
]);

export function isAboutPayee(problem: Problem): boolean {
    return PAYEE_PROBLEMS.has(problem.name);
}

/** The sums of a payment that can be paid; nothing, of one that cannot. */
export function Meaning({ seen: { payee, preview, fee } }: { seen: Foresight }) {
    const t = texts.value.pay;
    const { decimals } = currency.value;
    if (payee === null || preview === null || fee === null) {
        return null;
    }
    const show = (amount: number | null) => money(amount ?? 0, decimals);
    return (
        <>
            <dl class="sums">
                <dt>{t.youPay}</dt>
                <dd class="number">{show(preview.payerPays)}</dd>
                <dt>{t.payeeGets(payee.name)}</dt>
                <dd class="number">{show(preview.payeeGets)}</dd>
                <dt>{t.toTheFund}</dt>
                <dd class="number">{show(preview.contribution)}</dd>
            </dl>
            {preview.charges.map((charge) => (
                <p class="muted" key={charge.account}>
                    {charge.exempt !== null
                        ? t.exempt
                        : t.why[charge.account === preview.payer ? "payer" : "payee"](
                              percent(charge.ratePpm),
                          )}
                </p>
            ))}
            <p>
                {t.balanceAfter(show(preview.payerBalanceAfter))}{" "}
                {(preview.payerAvailableAfter ?? -1) >= 0 &&
                    t.availableAfter(show(preview.payerAvailableAfter))}
            </p>
        </>
    );
}
