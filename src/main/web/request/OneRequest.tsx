// One request that the service keeps: to its payee how it stands, to its payer whether she pays.

import { useState } from "preact/hooks";
import { Check, CircleX, Send } from "lucide";
import { type Answer, get, post } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency, network } from "../app/network.js";
import { accounts, session } from "../app/session.js";
import { KeyMaker } from "../device/KeyMaker.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { sentence } from "../i18n/problems.js";
import { money } from "../payment/amount.js";
import { Meaning, useForesight } from "../payment/foresight.js";
import { requestLink } from "../payment/links.js";
import { type Ready, ready } from "../payment/Pay.js";
import { Result, hasResult, usePaying } from "../payment/paying.js";
import { type Person, person } from "../payment/people.js";
import { useLoaded, useWatched } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Icon } from "../ui/icon.js";
import { Initials } from "../ui/Initials.js";
import { Button, Notice, Refused, Skeleton, Title } from "../ui/parts.js";
import { Shown } from "./Shown.js";

/** How often it is asked whether it was answered. */
const LOOK_MS = 3_000;

interface Known {
    request: Schemas["PaymentRequest"];
    /** The other one: who is to pay, or who asks. */
    other: Person | null;
    isPayer: boolean;
}

async function load(id: string): Promise<Answer<Known>> {
    const request = await get("/api/v1/payment-requests/{id}", { path: { id } });
    if (!request.ok) {
        return request;
    }
    const { payer, payee } = request.value;
    const isPayer = accounts.value.some((account) => account.code === payer);
    const other = await person(isPayer ? payee : payer);
    return {
        ...request,
        value: { request: request.value, other: other.ok ? other.value : null, isPayer },
    };
}

export function OneRequest({ id }: { id: string }) {
    const loaded = useLoaded(() => load(id), [id]);
    useWatched(loaded, ({ request }) => request.state !== "pending", LOOK_MS);
    if (loaded.problem) {
        return (
            <>
                <Title>{texts.value.pages.request}</Title>
                <Refused problem={loaded.problem} nothing="" />
            </>
        );
    }
    const known = loaded.value;
    if (known === null) {
        return <Skeleton />;
    }
    return known.isPayer && known.request.state === "pending" ? (
        <ToPay known={known} changed={loaded.reload} />
    ) : (
        <Standing known={known} changed={loaded.reload} />
    );
}

interface PartProps {
    known: Known;
    changed: () => Promise<void>;
}

function useNames({ request, other, isPayer }: Known) {
    const { decimals, code: unit } = currency.value;
    return {
        name: other?.name ?? (isPayer ? request.payee : request.payer),
        sum: `${money(request.amount, decimals)} ${unit}`,
    };
}

/** How it stands, and for who asks the code that is to be scanned. */
function Standing({ known, changed }: PartProps) {
    const t = texts.value.request;
    const { request, isPayer } = known;
    const { name, sum } = useNames(known);
    const isPaid = request.state === "committed";
    if (request.state === "pending") {
        return (
            <>
                <Title>{t.waitingFor(name)}</Title>
                <section class="card outcome" aria-label={t.shown}>
                    <Shown
                        amount={request.amount}
                        note={request.description}
                        link={requestLink(request.id)}
                    />
                    <p class="muted">{t.until(dayAndTime(request.expiresAt))}</p>
                    <EndButton
                        label={t.cancel}
                        ask={t.cancelAsk(sum)}
                        text={t.cancelText(name)}
                        act={() =>
                            post("/api/v1/payment-requests/{id}/cancel", {
                                path: { id: request.id },
                            })
                        }
                        done={() => void changed()}
                    />
                </section>
            </>
        );
    }
    return (
        <section class="card outcome">
            <span class={isPaid ? "sign good" : "sign wait"}>
                <Icon of={isPaid ? Check : CircleX} size={44} />
            </span>
            <Title>{isPaid && !isPayer ? t.paidBy(name) : t.states[request.state]}</Title>
            <p class="big number">{sum}</p>
            {request.description !== null && <p>{request.description}</p>}
            {request.payment !== null && (
                <p>
                    <a href={`/app/payment?id=${request.payment}`}>
                        {texts.value.pay.done.details}
                    </a>
                </p>
            )}
            <p>
                <a href="/app/requests">{texts.value.pages.requests}</a>
            </p>
        </section>
    );
}

/** Whether she pays it. */
function ToPay({ known, changed }: PartProps) {
    const { request } = known;
    const signer = { member: session.value?.member.code ?? "", account: request.payer };
    const loaded = useLoaded(() => ready(signer), [request.payer]);
    const paying = usePaying(signer, loaded.reload);
    if (hasResult(paying)) {
        return <Result paying={paying} again={() => void changed()} />;
    }
    const at = loaded.value;
    return (
        <>
            <Title>{texts.value.request.toPay}</Title>
            {paying.problem && (
                <Refused problem={paying.problem} nothing={texts.value.pay.nothingSent} />
            )}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {at !== null && at.key === null && (
                <KeyMaker signer={signer} done={() => void loaded.reload()} />
            )}
            {at === null ? (
                <Skeleton />
            ) : (
                <Question known={known} at={at} paying={paying} changed={changed} />
            )}
        </>
    );
}

interface QuestionProps extends PartProps {
    at: Ready;
    paying: ReturnType<typeof usePaying>;
}

function Question({ known, at, paying, changed }: QuestionProps) {
    const t = texts.value.request;
    const { request } = known;
    const { name, sum } = useNames(known);
    const [isDeclined, setDeclined] = useState(false);
    const seen = useForesight(request.payer, request.payee, request.amount);
    const { key } = at;
    const canPay = key !== null && seen.fee !== null && seen.payee !== null;
    const accept = (): void => {
        if (key !== null && seen.fee !== null && seen.payee !== null && network.value !== null) {
            paying.pay(
                {
                    member: session.value?.member.code ?? "",
                    account: at.account,
                    payee: seen.payee,
                    amount: request.amount,
                    maximumFee: seen.fee,
                    description: "",
                    waits: request.amount > at.waitsAbove,
                    network: network.value,
                    request: request.id,
                },
                key,
            );
        }
    };
    return (
        <section class="card" aria-label={t.from(name, sum)}>
            <p class="payee">
                <Initials of={name} />
                <strong>{t.from(name, sum)}</strong>
            </p>
            {request.description !== null && <p>{request.description}</p>}
            <p class="muted">{t.until(dayAndTime(request.expiresAt))}</p>
            <div aria-live="polite">
                <Meaning seen={seen} />
            </div>
            {seen.problem !== null && <Notice kind="bad">{sentence(seen.problem)}</Notice>}
            <div class="actions">
                <Button
                    look="primary"
                    icon={Send}
                    busy={paying.busy}
                    off={!canPay}
                    onClick={accept}
                >
                    {texts.value.pay.pay(sum, name)}
                </Button>
                {!isDeclined && (
                    <EndButton
                        label={t.decline}
                        ask={t.declineAsk(sum)}
                        text={t.declineText(name)}
                        act={() =>
                            post("/api/v1/payment-requests/{id}/decline", {
                                path: { id: request.id },
                            })
                        }
                        done={() => {
                            setDeclined(true);
                            void changed();
                        }}
                    />
                )}
            </div>
        </section>
    );
}
