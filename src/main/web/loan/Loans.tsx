// Loans: one's own with what is due, a form to apply, what officers have to decide, and the
// register of all.

import { useState } from "preact/hooks";
import { get, put, remove } from "../api/client.js";
import { newId } from "../api/ids.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency, network } from "../app/network.js";
import { session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { exampleAmount, money, readAmount } from "../payment/amount.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Check } from "../ui/Choices.js";
import { Button, Field, Notice, Refused, Section, Skeleton, Title, Working } from "../ui/parts.js";
import { Applications } from "./Applications.js";
import { Apply } from "./Apply.js";

type Loan = Schemas["Loan"];

export function amount(minor: number): string {
    const { decimals, code } = currency.value;
    return `${money(minor, decimals)} ${code}`;
}

/** A day of the calendar is the same for whoever reads it. */
export function calendarDay(date: string): string {
    return day(`${date}T12:00:00`);
}

export function Loans() {
    const t = texts.value.loan;
    const me = session.value?.member.code ?? "";
    const roles = session.value?.roles ?? [];
    const loaded = useLoaded(
        () => get("/api/v1/accounts/{code}/loans", { path: { code: me } }),
        [me],
    );
    const [news, setNews] = useState<string | null>(null);
    const said = (text: string): void => {
        setNews(text);
        void loaded.reload();
    };
    const rule = network.value?.policies.loans.value;
    const most = rule !== undefined && "purseSharePpm" in rule ? rule.maximum : 0;
    const own = loaded.value?.items ?? [];
    const isOpen = own.some((loan) => loan.state === "applied" || loan.state === "running");
    const isOfficer = roles.includes("coordinator") || roles.includes("treasurer");
    return (
        <>
            <Title>{texts.value.pages.loans}</Title>
            <p>{most === 0 ? t.none : t.lead(amount(most))}</p>
            {news !== null && <Notice kind="good">{news}</Notice>}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {!loaded.value && !loaded.problem && <Skeleton />}
            {own.map((loan) => (
                <Own key={loan.id} loan={loan} said={said} />
            ))}
            {loaded.value && !isOpen && most > 0 && <Apply done={() => said(t.applied)} />}
            {isOfficer && <Applications />}
            <Register />
        </>
    );
}

interface OwnProps {
    loan: Loan;
    said: (text: string) => void;
}

function Own({ loan, said }: OwnProps) {
    const t = texts.value.loan;
    const act = useAct();
    const withdraw = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() => remove("/api/v1/loans/{id}", { path: { id: loan.id } })),
        );
        if (answer?.ok) {
            said(t.withdrawn);
        }
    };
    const agree = async (collect: boolean, named: boolean): Promise<void> => {
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/loans/{id}/consent", {
                    path: { id: loan.id },
                    body: { collect, named },
                }),
            ),
        );
        if (answer?.ok) {
            said(t.agreed);
        }
    };
    return (
        <Section title={t.title(loan.number, amount(loan.amount))}>
            <p>
                {t.states[loan.state]} {loan.purpose}
            </p>
            {loan.reason !== null && <p class="muted">{loan.reason}</p>}
            {loan.lateSince !== null && (
                <Notice kind="bad">{t.late(calendarDay(loan.lateSince))}</Notice>
            )}
            {loan.sweepPpm !== null && <p>{t.swept(String(loan.sweepPpm / 10_000))}</p>}
            {loan.state === "running" && (
                <>
                    <p>{t.owed(amount(loan.outstanding))}</p>
                    <Schedule loan={loan} />
                    <PayBack loan={loan} said={said} />
                    <Check
                        label={t.collect}
                        checked={loan.collect}
                        check={(yes) => void agree(yes, loan.named)}
                    />
                    <Check
                        label={t.named}
                        checked={loan.named}
                        check={(yes) => void agree(loan.collect, yes)}
                    />
                </>
            )}
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            {loan.state === "applied" && (
                <Button busy={act.busy} onClick={() => void withdraw()}>
                    {t.withdraw}
                </Button>
            )}
        </Section>
    );
}

function Schedule({ loan }: { loan: Loan }) {
    const t = texts.value.loan;
    return (
        <ul class="rows">
            {loan.instalments.map((part) => (
                <li key={part.number}>
                    <span>{calendarDay(part.dueOn)}</span>{" "}
                    <span>
                        {amount(part.amount)} ·{" "}
                        {part.open === 0 ? t.paid : t.open(amount(part.open))}
                    </span>
                </li>
            ))}
        </ul>
    );
}

function PayBack({ loan, said }: OwnProps) {
    const t = texts.value.loan;
    const { decimals, code: unit } = currency.value;
    const [text, setText] = useState("");
    const [id, setId] = useState(newId);
    const [wasTried, setTried] = useState(false);
    const act = useAct();
    const read = readAmount(text, decimals);
    const flaw =
        read === null || read < 1
            ? texts.value.pay.amountWrong(exampleAmount(decimals))
            : undefined;
    const pay = async (): Promise<void> => {
        setTried(true);
        if (read === null || flaw !== undefined) {
            return;
        }
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/loans/{id}/repayments/{payment}", {
                    path: { id: loan.id, payment: id },
                    body: { amount: read },
                }),
            ),
        );
        if (answer?.ok) {
            setId(newId());
            setText("");
            setTried(false);
            said(t.paidBack(amount(read)));
        }
    };
    return (
        <form
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                void pay();
            }}
        >
            <Field
                label={t.payBack(unit)}
                value={text}
                onInput={(next) => {
                    setText(next);
                    // Another amount is another order.
                    setId(newId());
                }}
                inputMode="decimal"
                maxLength={20}
                error={wasTried ? flaw : undefined}
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <Button submit busy={act.busy}>
                {t.pay}
            </Button>
        </form>
    );
}

function Register() {
    const t = texts.value.loan;
    const loaded = useLoaded(() => get("/api/v1/loans", { query: { limit: "100" } }), []);
    const items = loaded.value?.items ?? [];
    return (
        <Section title={t.register}>
            <p class="muted">{t.registerText}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value && items.length === 0 && <p class="muted">{t.noLoans}</p>}
            <ul class="rows">
                {items.map((loan) => (
                    <li key={loan.number}>
                        <span>
                            {t.title(loan.number, amount(loan.amount))}
                            {loan.borrower !== null && ` · ${loan.borrower.name}`}
                        </span>{" "}
                        <span>
                            {calendarDay(loan.grantedOn)} · {t.repaid(amount(loan.repaid))}
                            {loan.lateSince !== null && " · "}
                            {loan.lateSince !== null && t.late(calendarDay(loan.lateSince))}
                        </span>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
