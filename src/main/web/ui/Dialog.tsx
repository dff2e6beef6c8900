// A question that has to be answered first.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type IconNode, X } from "lucide";
import type { Answer } from "../api/client.js";
import { texts } from "../i18n/index.js";
import { useAct } from "./act.js";
import { Icon } from "./icon.js";
import { Button, Field, Refused, Working } from "./parts.js";

interface DialogProps {
    title: string;
    onClose: () => void;
    children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: DialogProps) {
    const dialog = useRef<HTMLDialogElement>(null);
    const heading = useId();
    useEffect(() => {
        const before = document.activeElement;
        dialog.current?.showModal();
        return () => {
            if (before instanceof HTMLElement && before.isConnected) {
                before.focus();
            }
        };
    }, []);
    return (
        <dialog
            ref={dialog}
            aria-labelledby={heading}
            onCancel={(event) => {
                event.preventDefault();
                onClose();
            }}
        >
            <div class="dialog-head">
                <h2 id={heading}>{title}</h2>
                <button
                    type="button"
                    class="round"
                    onClick={onClose}
                    aria-label={texts.value.close}
                >
                    <Icon of={X} />
                </button>
            </div>
            {children}
        </dialog>
    );
}

interface EndButtonProps {
    label: string;
    /** What it ends, for who cannot see what the button stands beside. */
    what?: string;
    ask: string;
    text: string;
    /** What it is about, where the text does not say all of it. */
    children?: ComponentChildren;
    /** Both buttons' look, where it begins something: quiet and danger, else. */
    look?: "primary";
    icon?: IconNode;
    /** What has to be said with it, if anything: the label of a field. */
    words?: { label: string; help: string };
    act: (words: string) => Promise<Answer<unknown>>;
    /** With the status of the answer: 202 means that another officer has to agree. */
    done: (status: number) => void;
}

/** A button for what cannot be undone: it asks once more, and says what it means. */
export function EndButton(props: EndButtonProps) {
    const [isAsking, setAsking] = useState(false);
    const [words, setWords] = useState("");
    const act = useAct();
    const end = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() => props.act(words.trim()));
        if (answer?.ok) {
            setAsking(false);
            props.done(answer.status);
        }
    };
    return (
        <>
            <Button
                look={props.look ?? "quiet"}
                {...(props.icon && { icon: props.icon })}
                onClick={() => {
                    act.clear();
                    setAsking(true);
                }}
            >
                {props.label}
                {props.what && <span class="visually-hidden"> {props.what}</span>}
            </Button>
            {isAsking && (
                <Dialog title={props.ask} onClose={() => setAsking(false)}>
                    <p>{props.text}</p>
                    {props.children}
                    <form onSubmit={(event) => void end(event)}>
                        {props.words && (
                            <Field
                                label={props.words.label}
                                help={props.words.help}
                                value={words}
                                onInput={setWords}
                                maxLength={500}
                                sentence
                                required
                            />
                        )}
                        <Refused problem={act.problem} />
                        <Working busy={act.busy} />
                        <div class="actions">
                            <Button submit look={props.look ?? "danger"} busy={act.busy}>
                                {props.label}
                            </Button>
                            <Button onClick={() => setAsking(false)}>{texts.value.cancel}</Button>
                        </div>
                    </form>
                </Dialog>
            )}
        </>
    );
}
