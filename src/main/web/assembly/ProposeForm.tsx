// Proposing: what for, how much, for whom. What is submitted others second.

import { useState } from "preact/hooks";
import { Lightbulb } from "lucide";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { currency } from "../app/network.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { AmountField } from "../payment/AmountField.js";
import { readAmount } from "../payment/amount.js";
import { Button, Field, Section } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
import type { Round } from "./rounds.js";

/** As many as the service takes. */
const PARTS_MAX = 12;

interface ProposeProps {
    round: Round;
    done: () => Promise<void>;
}

export function Propose({ round, done }: ProposeProps) {
    const t = texts.value.propose;
    const [isOpen, setOpen] = useState(false);
    return (
        <Section title={t.title} icon={Lightbulb}>
            {isOpen ? (
                <Form round={round} leave={() => setOpen(false)} done={done} />
            ) : (
                <>
                    <p>{t.lead}</p>
                    <Button icon={Lightbulb} onClick={() => setOpen(true)}>
                        {t.begin}
                    </Button>
                </>
            )}
        </Section>
    );
}

interface Part {
    amount: string;
    milestone: string;
}

function Form({ round, leave, done }: ProposeProps & { leave: () => void }) {
    const t = texts.value.propose;
    const { decimals } = currency.value;
    // Kept before it is sent, so that it is never there twice.
    const [id] = useState(() => newId());
    const [title, setTitle] = useState("");
    const [text, setText] = useState("");
    const [payee, setPayee] = useState(session.value?.member.code ?? "");
    const [interest, setInterest] = useState("");
    const [parts, setParts] = useState<Part[]>([{ amount: "", milestone: "" }]);
    const [isTried, setTried] = useState(false);
    const tranches = parts.flatMap(({ amount, milestone }) => {
        const read = readAmount(amount, decimals);
        return read === null ? [] : [{ amount: read, milestone: milestone.trim() }];
    });
    const change = (at: number, with_: Partial<Part>): void =>
        setParts(parts.map((part, i) => (i === at ? { ...part, ...with_ } : part)));
    const send = () => {
        setTried(true);
        if (tranches.length < parts.length) {
            return null;
        }
        return put("/api/v1/proposals/{id}", {
            path: { id },
            body: {
                round: round.id,
                title: title.trim(),
                text,
                payee: payee.trim(),
                interest: interest.trim(),
                tranches,
                submit: true,
            },
        });
    };
    const sent = async (): Promise<void> => {
        await done();
        leave();
    };
    return (
        <SentForm send={t.send} step={send} done={sent} leave={leave}>
            <Field
                label={t.name}
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
            <Field
                label={t.payee}
                help={t.payeeHelp}
                value={payee}
                onInput={setPayee}
                maxLength={60}
                required
            />
            <Field
                label={t.interest}
                value={interest}
                onInput={setInterest}
                maxLength={500}
                sentence
            />
            {parts.map((part, i) => (
                <div key={i}>
                    <AmountField
                        label={t.amount(i + 1, currency.value.code)}
                        value={part.amount}
                        onInput={(amount) => change(i, { amount })}
                        isTried={isTried}
                    />
                    {i > 0 && (
                        <Field
                            label={t.milestone(i + 1)}
                            value={part.milestone}
                            onInput={(milestone) => change(i, { milestone })}
                            maxLength={200}
                            sentence
                            required
                        />
                    )}
                </div>
            ))}
            {parts.length < PARTS_MAX && (
                <Button
                    look="quiet"
                    onClick={() => setParts([...parts, { amount: "", milestone: "" }])}
                >
                    {t.more}
                </Button>
            )}
            <p class="muted">{t.becomesPublic}</p>
        </SentForm>
    );
}
