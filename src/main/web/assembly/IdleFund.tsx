// What lies idle in the fund, and the motion that the service drafted about it. Nobody has moved
// it: a member who wants it does.

import { useState } from "preact/hooks";
import { get, put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Working } from "../ui/parts.js";

export function IdleFund() {
    const t = texts.value.soundness;
    const { decimals, code: unit } = currency.value;
    const loaded = useLoaded(() => get("/api/v1/funds/idle", {}), []);
    const [id] = useState(newId);
    const [isMoved, setMoved] = useState(false);
    const act = useAct();
    const idle = loaded.value;
    const draft = idle?.draft ?? null;
    if (idle === null || draft === null) {
        return null;
    }
    const rate = `${money(draft.value.ratePpm, 4)} %`;
    const move = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/motions/{id}", {
                    path: { id },
                    body: {
                        assembly: draft.assembly,
                        title: t.motionTitle,
                        text: t.motionText(`${money(idle.unallocated, decimals)} ${unit}`),
                        decision: {
                            kind: "policy",
                            key: "contribution",
                            version: draft.version,
                            value: draft.value,
                        },
                        submit: true,
                    },
                }),
            ),
        );
        if (answer?.ok) {
            setMoved(true);
        }
    };
    return (
        <Notice kind="info">
            <p>{t.idle(`${money(idle.unallocated, decimals)} ${unit}`, idle.idleAboveMonths)}</p>
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            {isMoved ? (
                <p>
                    <a href={`/app/motion?id=${id}`}>{t.toMotion}</a>
                </p>
            ) : (
                <div class="actions">
                    <Button busy={act.busy} onClick={() => void move()}>
                        {t.takeUp(rate)}
                    </Button>
                </div>
            )}
        </Notice>
    );
}
