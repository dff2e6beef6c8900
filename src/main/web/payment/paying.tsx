// Sending an order from a page, and what became of it: what is shown instead of the page's form.

import { useEffect, useState } from "preact/hooks";
import type { Answer } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { type DeviceKey, type Signer, forgetKey } from "../device/keys.js";
import { returns } from "../offline/connection.js";
import { useAct } from "../ui/act.js";
import { Answered } from "./Answered.js";
import { Unanswered } from "./Unanswered.js";
import {
    type Draft,
    type Outcome,
    type Sent,
    giveUp,
    lookFor,
    prepare,
    send,
    unanswered,
} from "./orders.js";
import { keepUnsent } from "./unsent.js";

interface Done {
    outcome: Outcome;
    order: Sent;
}

export type Paying = ReturnType<typeof usePaying>;

/**
 * @param keyEnded to be done when the service says that the device's key holds no more
 */
export function usePaying(signer: Signer, keyEnded: () => Promise<void>) {
    const kept = (): Sent | null => unanswered(signer.member, signer.account);
    const [sent, setSent] = useState<Sent | null>(kept);
    const [done, setDone] = useState<Done | null>(null);
    // That the service has no payment of this id.
    const [isMissing, setMissing] = useState(false);
    const act = useAct();
    const back = returns.value;

    const dispatch = async (step: () => Promise<Sent>, draft?: Draft): Promise<void> => {
        setMissing(false);
        const answer = await act.run(async (): Promise<Answer<Done>> => {
            const order = await step();
            const given = await surely(() => send(order));
            return given.ok ? { ...given, value: { outcome: given.value, order } } : given;
        });
        if (answer?.ok) {
            setDone(answer.value);
        } else if (answer?.problem.name === "key-not-valid") {
            await forgetKey(signer);
            await keyEnded();
        }
        const now = kept();
        if (answer?.ok === false && now === null && draft?.id !== undefined) {
            keepAnew(draft);
        }
        setSent(now);
    };
    const learn = async (ask: (order: Sent) => Promise<Answer<Outcome | null>>): Promise<void> => {
        const order = kept();
        const answer = order && (await act.run(() => ask(order)));
        if (answer?.ok && order) {
            setMissing(answer.value === null);
            setDone(answer.value && { outcome: answer.value, order });
            setSent(kept());
        }
    };
    // After the wallet was opened anew, and when the service is there again.
    useEffect(() => {
        if (sent !== null) {
            void learn(lookFor);
        }
    }, [back]);
    return {
        busy: act.busy,
        problem: act.problem,
        sent,
        done,
        isMissing,
        pay: (draft: Draft, key: DeviceKey) => void dispatch(() => prepare(draft, key), draft),
        ask: () => void learn(lookFor),
        sendAgain: () => sent && void dispatch(() => Promise.resolve(sent)),
        giveUp: () => void learn(giveUp),
        clear: () => setDone(null),
    };
}

/** What was prepared and is refused can be sent once more, but under another id. */
function keepAnew({ member, account, payee, amount, description }: Draft): void {
    const { code, name } = payee;
    keepUnsent({ member, account: account.code, payee: code, name, amount, description });
}

/** Whether there is something to be said of an order, instead of the page's form. */
export function hasResult({ done, sent, busy, isMissing }: Paying): boolean {
    return done !== null || (sent !== null && (!busy || isMissing));
}

/** What became of an order, or that it is not known yet. */
export function Result({ paying, again }: { paying: Paying; again: () => void }) {
    const { done, sent } = paying;
    if (done !== null) {
        return (
            <Answered
                outcome={done.outcome}
                payee={done.order.payee}
                again={() => {
                    paying.clear();
                    again();
                }}
            />
        );
    }
    return sent && <Unanswered order={sent} paying={paying} />;
}
