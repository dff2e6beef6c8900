// Paying from the account that the member acts for, signed on this device.

import { useState } from "preact/hooks";
import { type Answer, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { network } from "../app/network.js";
import { acting, session } from "../app/session.js";
import { type DeviceKey, type Signer, deviceKey, forgetKey } from "../device/keys.js";
import { KeyMaker } from "../device/KeyMaker.js";
import { texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Notice, Refused, Skeleton, Title } from "../ui/parts.js";
import { Answered, Unanswered } from "./Answered.js";
import { type Draft, type Outcome, type Sent, prepare, send, unanswered } from "./orders.js";
import { PayForm } from "./PayForm.js";

interface Ready {
    account: Schemas["Account"];
    key: DeviceKey | null;
    /** Above this amount others have to agree; infinite if there is no rule. */
    waitsAbove: number;
}

async function ready(signer: Signer): Promise<Answer<Ready>> {
    const path = { code: signer.account };
    const account = await get("/api/v1/accounts/{code}", { path });
    if (!account.ok) {
        return account;
    }
    // An account without a rule has none to show.
    const rule = await get("/api/v1/accounts/{code}/approval-rule", { path });
    const policy = network.value?.policies.authorisation.value ?? {};
    const officers = "twoOfficersFrom" in policy ? policy.twoOfficersFrom : null;
    const waitsAbove = Math.min(
        rule.ok ? rule.value.above : Infinity,
        typeof officers === "number" ? officers - 1 : Infinity,
    );
    const key = await deviceKey(signer);
    return { ...account, value: { account: account.value, key, waitsAbove } };
}

export function Pay() {
    const member = session.value?.member.code ?? "";
    const account = acting.value?.code ?? member;
    // Another account is another page: nothing that was filled in for the one goes to the other.
    return <PayFrom key={account} signer={{ member, account }} />;
}

function PayFrom({ signer }: { signer: Signer }) {
    const t = texts.value;
    const loaded = useLoaded(() => ready(signer), []);
    const [sent, setSent] = useState<Sent | null>(() => unanswered(signer.member, signer.account));
    const [done, setDone] = useState<{ outcome: Outcome; order: Sent } | null>(null);
    const sending = useAct();

    const dispatch = async (step: () => Promise<Sent>): Promise<void> => {
        const answer = await sending.run(async () => {
            const order = await step();
            const given = await surely(() => send(order));
            return given.ok ? { ...given, value: { outcome: given.value, order } } : given;
        });
        if (answer?.ok) {
            setDone(answer.value);
        } else if (answer?.problem.name === "key-not-valid") {
            await forgetKey(signer);
            await loaded.reload();
        }
        setSent(unanswered(signer.member, signer.account));
    };

    if (done !== null) {
        return (
            <Answered
                outcome={done.outcome}
                payee={done.order.payee}
                again={() => {
                    setDone(null);
                    void loaded.reload();
                }}
            />
        );
    }
    if (sent !== null && !sending.busy) {
        return (
            <Unanswered
                order={sent}
                problem={sending.problem}
                ask={() => void dispatch(() => Promise.resolve(sent))}
                dropped={() => setSent(unanswered(signer.member, signer.account))}
            />
        );
    }
    const at = loaded.value;
    const payWith = (key: DeviceKey) => (draft: Draft) => void dispatch(() => prepare(draft, key));
    return (
        <>
            <Title>{t.pages.pay}</Title>
            {sending.problem && <Refused problem={sending.problem} nothing={t.pay.nothingSent} />}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {at === null && !loaded.problem && <Skeleton />}
            {at !== null && at.key === null && (
                <KeyMaker signer={signer} done={() => void loaded.reload()} />
            )}
            {at !== null && at.account.leavingSince !== null && !at.account.closed && (
                <Notice kind="info">{t.pay.accountLeaving}</Notice>
            )}
            {at !== null && at.account.closed && <Notice kind="info">{t.pay.accountClosed}</Notice>}
            {at !== null && at.key !== null && (
                <PayForm
                    account={at.account}
                    waitsAbove={at.waitsAbove}
                    busy={sending.busy}
                    pay={payWith(at.key)}
                />
            )}
        </>
    );
}
