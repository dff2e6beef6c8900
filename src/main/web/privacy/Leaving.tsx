// Leaving the network: what goes and what stays, what has to be settled first, and the two steps
// that it takes.

import { useState } from "preact/hooks";
import { batch } from "@preact/signals";
import { DoorOpen } from "lucide";
import { type Answer, type Problem, all, get, post } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency, network } from "../app/network.js";
import { goInstead } from "../app/router.js";
import { actFor, session } from "../app/session.js";
import { forgetKeysOf } from "../device/keys.js";
import { list, period, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { forgetOrdersOf } from "../payment/orders.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Check } from "../ui/Choices.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Notice, Refused, Section, Skeleton, Working } from "../ui/parts.js";
import { left as farewell } from "./left.js";

/** What has to be settled before somebody can leave, as the service sees it. */
interface Open {
    account: Schemas["Account"];
    /** Payments of hers that wait until others agree; payment requests end by themselves. */
    waiting: number;
    roles: string[];
    /** Names of those who act for her. */
    delegates: string[];
    /** The accounts of others for which she acts. */
    actsFor: Schemas["UsableAccount"][];
}

async function open(code: string): Promise<Answer<Open>> {
    const path = { code };
    const answer = await all(
        get("/api/v1/accounts/{code}", { path }),
        get("/api/v1/approvals"),
        get("/api/v1/mandates"),
        get("/api/v1/accounts/{code}/delegates", { path }),
        get("/api/v1/sessions/current"),
    );
    if (!answer.ok) {
        return answer;
    }
    const [account, approvals, mandates, delegates, current] = answer.value;
    const hers = approvals.items.filter((one) => one.orderedBy === code || one.payer === code);
    return {
        ...answer,
        value: {
            account,
            waiting: hers.length,
            roles: mandates.items.flatMap((one) => (one.member === code ? [one.role] : [])),
            delegates: delegates.items.map((one) => one.name),
            actsFor: current.accounts.filter((one) => !one.own),
        },
    };
}

function show(amount: number): string {
    const { decimals, code: unit } = currency.value;
    return `${money(Math.abs(amount), decimals)} ${unit}`;
}

/** What a refusal says is left on the account, where nothing else is in the way. */
function leftOf({ name, figures }: Problem): number {
    const open = ["reservedAmount", "waitingPayments", "mandates"];
    const isAll = name === "erasure-not-possible" && open.every((one) => figures[one] === 0);
    return isAll ? Math.max(Number(figures["balance"]), 0) : 0;
}

export function Leaving({ code }: { code: string }) {
    const t = texts.value.privacy.leaving;
    const loaded = useLoaded(() => open(code), [code]);
    const [isLeaving, setLeaving] = useState(false);
    const at = loaded.value;
    const inTheWay = at === null ? [] : obstacles(at);
    // What is left on the account she may give away with the last step.
    const rest = at !== null && inTheWay.length === 1 ? Math.max(at.account.balance, 0) : 0;
    const isFree = at !== null && (inTheWay.length === 0 || rest > 0);
    return (
        <Section title={t.title} icon={DoorOpen} id="leave">
            <p>{t.lead}</p>
            <Consequences code={code} />
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {at === null && !loaded.problem && <Skeleton />}
            {inTheWay.length > 0 && (
                <Notice kind="info">
                    <p>
                        <strong>{t.first}</strong>
                    </p>
                    <ul class="bullets">{inTheWay}</ul>
                </Notice>
            )}
            {at !== null && inTheWay.length > 0 && (
                <Button onClick={() => void loaded.reload()}>{t.lookAgain}</Button>
            )}
            {isFree && !isLeaving && (
                <>
                    <p>{rest > 0 ? t.orGive(show(rest)) : t.nothingInTheWay}</p>
                    <Button look="danger" onClick={() => setLeaving(true)}>
                        {rest > 0 ? t.beginAndGive : t.begin}
                    </Button>
                </>
            )}
            {isFree && isLeaving && (
                <LastStep
                    code={code}
                    rest={rest}
                    stay={() => {
                        setLeaving(false);
                        void loaded.reload();
                    }}
                />
            )}
        </Section>
    );
}

function Consequences({ code }: { code: string }) {
    const t = texts.value.privacy.leaving;
    const policy = network.value?.policies.disclosure.value as
        Schemas["DisclosurePolicy"] | undefined;
    return (
        <>
            <h3>{t.goes}</h3>
            <ul class="bullets">
                {t.going.map((text) => (
                    <li key={text}>{text}</li>
                ))}
            </ul>
            <h3>{t.stays}</h3>
            <ul class="bullets">
                <li>{t.code(code)}</li>
                <li>{t.log}</li>
                {policy && policy.signedOrderDays > 0 && (
                    <li>{t.evidence(period(policy.signedOrderDays))}</li>
                )}
            </ul>
        </>
    );
}

function obstacles(at: Open) {
    const t = texts.value.privacy.leaving;
    const roleNames: Record<string, string> = texts.value.home.role;
    const { balance, reservedAmount } = at.account;
    return [
        balance < 0 && <li key="balance">{t.below(show(balance))}</li>,
        balance > 0 && <li key="balance">{t.above(show(balance))}</li>,
        reservedAmount > 0 && <li key="reserved">{t.reserved(show(reservedAmount))}</li>,
        at.waiting > 0 && (
            <li key="waiting">
                <span>
                    {t.waiting(at.waiting)}{" "}
                    <a href="/app/approvals">{texts.value.pages.approvals}</a>
                </span>
            </li>
        ),
        at.roles.length > 0 && (
            <li key="roles">{t.roles(list(at.roles.map((role) => roleNames[role] ?? role)))}</li>
        ),
        at.delegates.length > 0 && (
            <li key="delegates">
                <span>
                    {t.delegates(list(at.delegates))} <ToDelegates of={at.account.code} />
                </span>
            </li>
        ),
        ...at.actsFor.map((one) => (
            <li key={one.code}>
                <span>
                    {t.actsFor(one.name)} <ToDelegates of={one.code} />
                </span>
            </li>
        )),
    ].filter((one) => one !== false);
}

/** The way to who acts for an account, which is not always the one that the page is about. */
function ToDelegates({ of }: { of: string }) {
    return (
        <a href="/app/delegates" onClick={() => actFor(of)}>
            {texts.value.pages.delegates}
        </a>
    );
}

interface LastStepProps {
    code: string;
    /** What is left on the account, and hers to give. */
    rest: number;
    stay: () => void;
}

function LastStep({ code, rest, stay }: LastStepProps) {
    const t = texts.value.privacy.leaving;
    const [reason, setReason] = useState("");
    const [confirmed, setConfirmed] = useState("");
    const [left, setLeft] = useState(rest);
    const [gives, setGives] = useState(false);
    const act = useAct();
    const isSure = confirmed.trim().toLowerCase() === code.toLowerCase();
    const leave = async (): Promise<void> => {
        if (!isSure) {
            return;
        }
        const answer = await act.run(() =>
            surely(() =>
                post("/api/v1/members/{code}/erasure", {
                    path: { code },
                    body: { reason: reason.trim(), ...(gives && { givesRest: true }) },
                }),
            ),
        );
        if (answer?.ok === false && leftOf(answer.problem) > 0) {
            // A new amount, so a new choice.
            setLeft(leftOf(answer.problem));
            setGives(false);
        }
        const erased = answer?.ok && "texts" in answer.value ? answer.value : null;
        if (erased !== null) {
            await forgetKeysOf(code);
            forgetOrdersOf(code);
            batch(() => {
                farewell.value = erased.texts;
                goInstead("/app/farewell");
                session.value = null;
            });
        }
    };
    return (
        <OpenedForm title={t.lastStep} submit={leave}>
            <Notice kind="bad">{t.forEver}</Notice>
            <Field
                label={t.reason}
                help={t.reasonHelp}
                value={reason}
                onInput={setReason}
                maxLength={500}
                sentence
                focus
                required
            />
            <Field
                label={t.confirm(code)}
                value={confirmed}
                onInput={setConfirmed}
                maxLength={32}
                required
            />
            <Refused problem={act.problem} nothing={t.notErased} />
            {left > 0 && (
                <>
                    <Check label={t.give(show(left))} checked={gives} check={setGives} />
                    <p class="muted">{t.giveText}</p>
                </>
            )}
            <Working busy={act.busy} text={t.working} />
            <div class="actions">
                <Button submit look="danger" busy={act.busy} off={!isSure}>
                    {t.leave}
                </Button>
                <Button onClick={stay}>{t.stay}</Button>
            </div>
        </OpenedForm>
    );
}
