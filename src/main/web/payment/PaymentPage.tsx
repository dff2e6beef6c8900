// One payment as it stands: who, how much, when, whether it is proved, and giving it back.

import { Check, Send, Undo2 } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { place } from "../app/router.js";
import { accounts } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Icon } from "../ui/icon.js";
import { Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { money } from "./amount.js";
import { Proof } from "./Answered.js";
import { GiveBack, canGiveBack } from "./GiveBack.js";
import { person } from "./people.js";

export function PaymentPage() {
    const t = texts.value;
    const id = place.value.searchParams.get("id") ?? "";
    const loaded = useLoaded(() => get("/api/v1/payments/{id}", { path: { id } }), [id]);
    const payment = loaded.value;
    return (
        <>
            <Title>{t.pages.payment}</Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {payment === null && !loaded.problem && <Skeleton />}
            {payment?.state === "awaiting-approval" && (
                <Notice kind="info">
                    <a href="/app/approvals">{t.pages.approvals}</a>
                </Notice>
            )}
            {payment !== null && payment.state !== "awaiting-approval" && (
                <Facts payment={payment} changed={() => void loaded.reload()} />
            )}
        </>
    );
}

function Facts({ payment, changed }: { payment: Schemas["Payment"]; changed: () => void }) {
    const t = texts.value.request.payment;
    const { decimals, code: unit } = currency.value;
    const isHers = accounts.value.some((account) => account.code === payment.payer);
    const other = (isHers ? payment.payee : payment.payer) ?? "";
    const named = useLoaded(() => person(other), [other]);
    const name = named.value?.name ?? other;
    const sum = `${money(payment.amount, decimals)} ${unit}`;
    const title = (isHers ? t.youPaid : t.paidYou)(name, sum);
    const isBack = payment.state === "reversed";
    return (
        <Section title={title} icon={isBack ? Undo2 : Check}>
            {isBack && (
                <Notice kind="info">
                    <p>{t.isBack}</p>
                    <p>
                        <a href={`/app/payment?id=${payment.reversedBy}`}>{t.reversal}</a>
                    </p>
                </Notice>
            )}
            {payment.reversalOf !== null && (
                <p>
                    {t.isReversal}{" "}
                    <a href={`/app/payment?id=${payment.reversalOf}`}>{t.original}</a>
                </p>
            )}
            {payment.description !== null && <p>{payment.description}</p>}
            <dl class="sums">
                <dt>{t.amount}</dt>
                <dd class="number">{money(payment.amount, decimals)}</dd>
                <dt>{texts.value.pay.toTheFund}</dt>
                <dd class="number">{money(payment.contribution, decimals)}</dd>
                <dt>{isHers ? t.took : t.gave}</dt>
                <dd class="number">
                    {money(isHers ? payment.payerPays : payment.payeeGets, decimals)}
                </dd>
            </dl>
            <p class="muted">
                {dayAndTime(payment.committedAt)}
                <br />
                <code>{payment.id}</code>
            </p>
            <Proof payment={payment} />
            <p>
                <a href={`/app/receipt?payment=${payment.id}`}>{texts.value.receipt.link}</a>
            </p>
            {canGiveBack(payment) && <GiveBack payment={payment} name={name} done={changed} />}
            {isHers && payment.payee !== null && payment.reversalOf === null && (
                <p>
                    <a class="button" href={`/app/pay?to=${encodeURIComponent(payment.payee)}`}>
                        <Icon of={Send} />
                        <span>{t.again(name)}</span>
                    </a>
                </p>
            )}
        </Section>
    );
}
