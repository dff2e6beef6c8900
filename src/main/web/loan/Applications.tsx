// What members applied for, for the officers who decide: it takes two of them.

import { useState } from "preact/hooks";
import { get, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Field, Notice, Refused, Section, Working } from "../ui/parts.js";
import { amount, calendarDay } from "./Loans.js";

export function Applications() {
    const t = texts.value.loan;
    const loaded = useLoaded(() => get("/api/v1/loan-applications"), []);
    const [news, setNews] = useState<string | null>(null);
    const items = loaded.value?.items ?? [];
    return (
        <Section title={t.applications}>
            {news !== null && <Notice kind="good">{news}</Notice>}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value && items.length === 0 && <p class="muted">{t.noApplications}</p>}
            {items.map((loan) => (
                <Deciding
                    key={loan.id}
                    loan={loan}
                    said={(text) => {
                        setNews(text);
                        void loaded.reload();
                    }}
                />
            ))}
        </Section>
    );
}

interface DecidingProps {
    loan: Schemas["Loan"];
    said: (text: string) => void;
}

function Deciding({ loan, said }: DecidingProps) {
    const t = texts.value.loan;
    const [reason, setReason] = useState("");
    const [wasTried, setTried] = useState(false);
    const act = useAct();
    const last = loan.instalments.at(-1);
    const decide = async (grant: boolean): Promise<void> => {
        setTried(true);
        if (reason.trim() === "") {
            return;
        }
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/loans/{id}/decision", {
                    path: { id: loan.id },
                    body: { grant, reason: reason.trim() },
                }),
            ),
        );
        if (answer?.ok) {
            const done = grant ? t.granted : t.refused;
            said("instalments" in answer.value ? done : texts.value.takesTwo);
        }
    };
    return (
        <article>
            <h3>{t.of(loan.borrower, amount(loan.amount))}</h3>
            <p>{loan.purpose}</p>
            <p class="muted">
                {t.schedules[loan.schedule.kind]} ·{" "}
                {t.fromTo(
                    calendarDay(loan.schedule.first),
                    calendarDay(last?.dueOn ?? loan.schedule.first),
                    loan.schedule.instalments,
                )}
            </p>
            {loan.borrower === session.value?.member.code ? (
                <p>{texts.value.officer.aboutYou}</p>
            ) : (
                <>
                    <Field
                        label={texts.value.why.label}
                        help={texts.value.why.help}
                        value={reason}
                        onInput={setReason}
                        maxLength={500}
                        sentence
                        required
                        error={wasTried && reason.trim() === "" ? t.reasonMissing : undefined}
                    />
                    <Refused problem={act.problem} />
                    <Working busy={act.busy} />
                    <div class="actions">
                        <Button look="primary" busy={act.busy} onClick={() => void decide(true)}>
                            {t.grant}
                        </Button>
                        <Button busy={act.busy} onClick={() => void decide(false)}>
                            {t.refuse}
                        </Button>
                    </div>
                </>
            )}
        </article>
    );
}
