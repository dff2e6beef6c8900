// A proposal as somebody else would have it: words, the amount of each part, and why.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { readAmount, typed } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Refused, Working } from "../ui/parts.js";
import type { Proposal } from "./rounds.js";

interface AmendmentFormProps {
    proposal: Proposal;
    leave: () => void;
    done: () => Promise<void>;
}

export function AmendmentForm({ proposal, leave, done }: AmendmentFormProps) {
    const t = texts.value.deliberation;
    const { decimals } = currency.value;
    // Kept before it is sent, so that it is never there twice.
    const [id] = useState(() => newId());
    const [title, setTitle] = useState(proposal.title);
    const [text, setText] = useState(proposal.text);
    const [amounts, setAmounts] = useState(proposal.tranches.map((p) => typed(p.amount, decimals)));
    const [reason, setReason] = useState("");
    const act = useAct();
    const tranches = amounts.map((amount, i) => ({
        amount: readAmount(amount, decimals),
        milestone: proposal.tranches[i]?.milestone ?? "",
    }));
    const send = async (): Promise<void> => {
        const known = tranches.flatMap(({ amount, milestone }) =>
            amount === null ? [] : [{ amount, milestone }],
        );
        if (known.length < tranches.length) {
            return;
        }
        const answer = await act.run(() =>
            put("/api/v1/proposals/{id}/amendments/{amendment}", {
                path: { id: proposal.id, amendment: id },
                body: {
                    version: proposal.version,
                    title: title.trim(),
                    text,
                    tranches: known,
                    reason: reason.trim(),
                },
            }),
        );
        if (answer?.ok) {
            await done();
        }
    };
    return (
        <OpenedForm title={t.amend} submit={send}>
            <p class="muted">{t.amendHelp}</p>
            <Field
                label={t.title}
                value={title}
                onInput={setTitle}
                maxLength={100}
                sentence
                required
                focus
            />
            <Field
                label={t.text}
                value={text}
                onInput={setText}
                maxLength={10000}
                lines={8}
                paragraphs
                sentence
            />
            {amounts.map((amount, i) => (
                <Field
                    key={i}
                    label={t.part(i + 1)}
                    value={amount}
                    inputMode="decimal"
                    onInput={(value) => setAmounts(amounts.map((a, n) => (n === i ? value : a)))}
                    error={tranches[i]?.amount === null ? t.notAnAmount : undefined}
                    required
                />
            ))}
            <Field
                label={t.why}
                value={reason}
                onInput={setReason}
                maxLength={500}
                sentence
                required
            />
            <Refused problem={act.problem} />
            <div class="actions">
                <Button submit look="primary" busy={act.busy}>
                    {t.send}
                </Button>
                <Button onClick={leave}>{texts.value.cancel}</Button>
            </div>
            <Working busy={act.busy} />
        </OpenedForm>
    );
}
