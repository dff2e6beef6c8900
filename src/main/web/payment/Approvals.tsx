// Payments that wait for the yes of more than one person.

import { useState } from "preact/hooks";
import { Check } from "lucide";
import { get, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { session } from "../app/session.js";
import { dayAndTime, list, texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Notice, Refused, Skeleton, Title } from "../ui/parts.js";
import { agree } from "./agreement.js";
import { money } from "./amount.js";

export function Approvals() {
    const t = texts.value;
    const loaded = useLoaded(() => get("/api/v1/approvals"), []);
    const [news, setNews] = useState<string | null>(null);
    const said = (text: string): void => {
        setNews(text);
        void loaded.reload();
    };
    return (
        <>
            <Title>{t.pages.approvals}</Title>
            <p>{t.home.approvals.lead}</p>
            {news !== null && <Notice kind="good">{news}</Notice>}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value === null && !loaded.problem && <Skeleton />}
            {loaded.value?.items.length === 0 && <p class="card muted">{t.home.approvals.none}</p>}
            {loaded.value?.items.map((payment) => (
                <Waiting key={payment.id} payment={payment} said={said} />
            ))}
        </>
    );
}

function Waiting({
    payment,
    said,
}: {
    payment: Schemas["WaitingPayment"];
    said: (text: string) => void;
}) {
    const t = texts.value.home.approvals;
    const { decimals, code: unit } = currency.value;
    const act = useAct();
    const me = session.value?.member.code ?? "";
    const isMine = payment.orderedBy === me;
    // Where none is missing any more, a yes carries it out.
    const canAgree =
        payment.approvalsMissing === 0 ||
        !payment.approvals.some((approval) => approval.member === me);
    const amount = `${money(payment.amount, decimals)} ${unit}`;
    const names = payment.approvals.map((approval) => approval.name);
    const path = { id: payment.id };
    // Who is none of the payer's persons acts as an officer, and says why.
    const asOfficer = !session.value?.accounts.some((one) => one.code === payment.payer);
    const words = asOfficer ? { words: texts.value.why } : {};
    const sayYes = async (): Promise<void> => {
        const answer = await act.run(() => surely(() => agree(me, payment)));
        if (answer?.ok) {
            said(answer.value.state === "awaiting-approval" ? t.approved : t.paid);
        }
    };
    return (
        <section class="card" aria-label={t.from(payment.payer, payment.payee)}>
            <p class="big number">{amount}</p>
            <h2>{t.from(payment.payer, payment.payee)}</h2>
            {payment.description !== null && <p>{payment.description}</p>}
            <p>
                {t.have(
                    payment.approvalsNeeded - payment.approvalsMissing,
                    payment.approvalsNeeded,
                )}{" "}
                {names.length > 0 && t.said(list(names))}
            </p>
            <p class="muted">
                {payment.reason !== null && `${t.why[payment.reason]} `}
                {t.until(dayAndTime(payment.expiresAt))}
            </p>
            <Refused problem={act.problem} nothing={texts.value.pay.nothingSent} />
            <div class="actions">
                {canAgree && asOfficer && (
                    <EndButton
                        look="primary"
                        icon={Check}
                        label={t.yes(amount)}
                        ask={t.yes(amount)}
                        text={t.from(payment.payer, payment.payee)}
                        words={texts.value.why}
                        act={(reason) => surely(() => agree(me, payment, reason))}
                        done={(status) => said(status === 202 ? t.approved : t.paid)}
                    />
                )}
                {canAgree && !asOfficer && (
                    <Button
                        look="primary"
                        icon={Check}
                        busy={act.busy}
                        onClick={() => void sayYes()}
                    >
                        {t.yes(amount)}
                    </Button>
                )}
                <EndButton
                    label={isMine ? t.withdraw : t.no}
                    ask={t.refuseAsk(amount)}
                    text={t.refuseText}
                    {...words}
                    act={(reason) =>
                        surely(() =>
                            remove("/api/v1/approvals/{id}", {
                                path,
                                ...(asOfficer && { query: { reason } }),
                            }),
                        )
                    }
                    done={() => said(t.refused)}
                />
            </div>
        </section>
    );
}
