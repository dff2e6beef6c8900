// A form that a button opens, and what all of them have: what was refused, a button that sends it,
// one that leaves it, and that it goes on when it takes longer.

import type { ComponentChildren } from "preact";
import type { Answer } from "../api/client.js";
import { texts } from "../i18n/index.js";
import { useAct } from "./act.js";
import { OpenedForm } from "./OpenedForm.js";
import { Button, Refused, Working } from "./parts.js";

interface SentFormProps<T> {
    title?: string;
    /** What the button says that sends it. */
    send: string;
    look?: "primary" | "danger";
    /** Null: something is not filled in as it should be, and nothing was sent. */
    step: () => Promise<Answer<T>> | null;
    /** With the status of the answer: 202 means that another officer has to agree. */
    done: (value: T, status: number) => Promise<void> | void;
    leave: () => void;
    children: ComponentChildren;
}

export function SentForm<T>(props: SentFormProps<T>) {
    const act = useAct();
    const submit = async (): Promise<void> => {
        if (act.busy) {
            return;
        }
        const step = props.step();
        const answer = step === null ? null : await act.run(() => step);
        if (answer?.ok) {
            await props.done(answer.value, answer.status);
        }
    };
    return (
        <OpenedForm {...(props.title !== undefined && { title: props.title })} submit={submit}>
            {props.children}
            <Refused problem={act.problem} />
            <div class="actions">
                <Button submit look={props.look ?? "primary"} busy={act.busy}>
                    {props.send}
                </Button>
                <Button onClick={props.leave}>{texts.value.cancel}</Button>
            </div>
            <Working busy={act.busy} />
        </OpenedForm>
    );
}
