// Debts and how they are paid back: the plan of the account for which the reader acts, and for
// officers who owes for longer than a year.

import { useState } from "preact/hooks";
import { all, get, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { memberPage } from "../app/places.js";
import { acting, session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { amount, calendarDay } from "../loan/Loans.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Section, Skeleton, Title, Working } from "../ui/parts.js";
import { AskPlan } from "./AskPlan.js";

export function Debts() {
    const t = texts.value.debt;
    const roles = session.value?.roles ?? [];
    const account = acting.value;
    return (
        <>
            <Title>{texts.value.pages.debts}</Title>
            <p>{t.lead}</p>
            {account === null ? (
                <Skeleton />
            ) : (
                <Section title={t.own(account.code)}>
                    <Of key={account.code} code={account.code} side="own" />
                </Section>
            )}
            {(roles.includes("coordinator") || roles.includes("treasurer")) && <Due />}
        </>
    );
}

function Due() {
    const t = texts.value.debt;
    const loaded = useLoaded(() => get("/api/v1/debts"), []);
    const [open, setOpen] = useState<string | null>(null);
    const items = loaded.value?.items ?? [];
    return (
        <Section title={t.due} id="due">
            <p class="muted">{t.dueLead}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {!loaded.value && !loaded.problem && <Skeleton />}
            {loaded.value && items.length === 0 && <p>{t.nobody}</p>}
            {items.map((one) => (
                <article key={one.account}>
                    <h3>
                        <a href={memberPage(one.account)}>{one.account}</a>
                    </h3>
                    <p>
                        {t.owes(amount(one.owed), amount(one.owedAtStart))}{" "}
                        {one.plan === null ? t.noPlan : t.states[one.plan]}
                    </p>
                    {open === one.account ? (
                        <Of code={one.account} side="officer" />
                    ) : (
                        <Button onClick={() => setOpen(one.account)}>{t.look}</Button>
                    )}
                </article>
            ))}
            <p>
                {t.writeOff} <a href="/app/assembly">{texts.value.pages.assembly}</a>
            </p>
        </Section>
    );
}

interface OfProps {
    code: string;
    /** On which the reader stands. */
    side: Schemas["DebtPlan"]["askedBy"];
}

function Of({ code, side }: OfProps) {
    const t = texts.value.debt;
    const path = { code };
    const loaded = useLoaded(
        () =>
            all(
                get("/api/v1/accounts/{code}", { path }),
                get("/api/v1/accounts/{code}/debt-plans", { path }),
            ),
        [code],
    );
    const [news, setNews] = useState<string | null>(null);
    if (loaded.value === null) {
        return loaded.problem ? <Refused problem={loaded.problem} nothing="" /> : <Skeleton />;
    }
    const [account, plans] = loaded.value;
    const owed = Math.max(0, -account.balance);
    const isAgreed = plans.items.some((plan) => plan.state === "agreed");
    const said = (text: string): void => {
        setNews(text);
        void loaded.reload();
    };
    return (
        <>
            {news !== null && <Notice kind="good">{news}</Notice>}
            <p>{owed === 0 ? t.owesNothing(code) : t.owesNow(code, amount(owed))}</p>
            {plans.items.map((plan) => (
                <Plan key={plan.id} plan={plan} owed={owed} side={side} said={said} />
            ))}
            {owed > 0 && !isAgreed && (
                <AskPlan code={code} owed={owed} done={() => said(t.asked)} />
            )}
        </>
    );
}

interface PlanProps {
    plan: Schemas["DebtPlan"];
    owed: number;
    side: OfProps["side"];
    said: (text: string) => void;
}

function Plan({ plan, owed, side, said }: PlanProps) {
    const t = texts.value.debt;
    const act = useAct();
    const agree = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/accounts/{code}/debt-plans/{id}/agreement", {
                    path: { code: plan.account, id: plan.id },
                }),
            ),
        );
        if (answer?.ok) {
            said(t.agreed);
        }
    };
    let left = plan.debt;
    const isOpen = plan.state === "asked" || plan.state === "agreed";
    return (
        <article data-plan={plan.state}>
            <h4>{t.plan(amount(plan.debt), day(plan.askedAt))}</h4>
            <p>
                {t.states[plan.state]} {plan.ways}
            </p>
            {isOpen && (
                <ul class="rows">
                    {plan.instalments.map((part) => {
                        left -= part.amount;
                        return (
                            <li key={part.dueOn}>
                                <span>{calendarDay(part.dueOn)}</span>{" "}
                                <span>
                                    {amount(part.amount)}
                                    {owed <= left && ` · ${t.paid}`}
                                </span>
                            </li>
                        );
                    })}
                </ul>
            )}
            {plan.state === "asked" && plan.askedBy !== side && (
                <>
                    <p class="muted">{t.refuse}</p>
                    <Refused problem={act.problem} />
                    <Working busy={act.busy} />
                    <Button look="primary" busy={act.busy} onClick={() => void agree()}>
                        {t.agree}
                    </Button>
                </>
            )}
        </article>
    );
}
