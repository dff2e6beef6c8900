// A proposal as somebody else would have it: words, the amount of each part, and why.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { AmountField } from "../payment/AmountField.js";
import { readAmount, typed } from "../payment/amount.js";
import { Field } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
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
    const tranches = amounts.map((amount, i) => ({
        amount: readAmount(amount, decimals),
        milestone: proposal.tranches[i]?.milestone ?? "",
    }));
    const send = () => {
        const known = tranches.flatMap(({ amount, milestone }) =>
            amount === null ? [] : [{ amount, milestone }],
        );
        if (known.length < tranches.length) {
            return null;
        }
        return put("/api/v1/proposals/{id}/amendments/{amendment}", {
            path: { id: proposal.id, amendment: id },
            body: {
                version: proposal.version,
                title: title.trim(),
                text,
                tranches: known,
                reason: reason.trim(),
            },
        });
    };
    return (
        <SentForm title={t.amend} send={t.send} step={send} done={() => done()} leave={leave}>
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
                <AmountField
                    key={i}
                    label={t.part(i + 1)}
                    value={amount}
                    onInput={(value) => setAmounts(amounts.map((a, n) => (n === i ? value : a)))}
                    isTried
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
        </SentForm>
    );
}
