// A few words that a member adds to a round: an objection to its result, a report on what was paid.

import { useState } from "preact/hooks";
import { type Answer, put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { texts } from "../i18n/index.js";
import { Button, Field } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";

interface SaysProps {
    /** What the button says that opens the form. */
    open: string;
    label: string;
    help: string;
    lengthMax: number;
    send: (text: string) => Promise<Answer<unknown>>;
    done: () => Promise<void>;
}

function Says({ open, label, help, lengthMax, send, done }: SaysProps) {
    const [isOpen, setOpen] = useState(false);
    const [text, setText] = useState("");
    if (!isOpen) {
        return <Button onClick={() => setOpen(true)}>{open}</Button>;
    }
    const sent = async (): Promise<void> => {
        await done();
        setOpen(false);
    };
    return (
        <SentForm
            send={texts.value.propose.say}
            step={() => send(text.trim())}
            done={sent}
            leave={() => setOpen(false)}
        >
            <Field
                label={label}
                help={help}
                value={text}
                onInput={setText}
                maxLength={lengthMax}
                lines={4}
                sentence
                required
                focus
            />
        </SentForm>
    );
}

interface OfRound {
    round: string;
    done: () => Promise<void>;
}

export function Objects({ round, done }: OfRound) {
    const t = texts.value.propose;
    // Kept before it is sent, so that it is never there twice.
    const [id] = useState(() => newId());
    return (
        <Says
            open={t.object}
            label={t.objection}
            help={t.objectionHelp}
            lengthMax={500}
            send={(reason) =>
                put("/api/v1/rounds/{id}/objections/{objection}", {
                    path: { id: round, objection: id },
                    body: { reason },
                })
            }
            done={done}
        />
    );
}

export function Reports({ round, payout, done }: OfRound & { payout: string }) {
    const t = texts.value.propose;
    return (
        <Says
            open={t.report}
            label={t.reportLabel}
            help={t.reportHelp}
            lengthMax={10_000}
            send={(text) =>
                put("/api/v1/rounds/{id}/payouts/{payout}/report", {
                    path: { id: round, payout },
                    body: { text },
                })
            }
            done={done}
        />
    );
}
