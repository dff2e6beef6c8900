// The pieces that all pages are made of.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { IconNode } from "lucide";
import { CircleCheck, Info, TriangleAlert } from "lucide";
import type { Problem } from "../api/client.js";
import { focusOnArrival } from "../app/router.js";
import { texts } from "../i18n/index.js";
import { isOutcomeUnknown, sentence } from "../i18n/problems.js";
import { Icon } from "./icon.js";

type Children = { children: ComponentChildren };

/** A page's heading: it has the focus when one comes to the page. */
export function Title({ children }: Children) {
    return (
        <h1 tabIndex={-1} ref={focusOnArrival}>
            {children}
        </h1>
    );
}

/** A part of a page with a heading of its own. */
export function Section(props: Children & { title: string; icon?: IconNode; id?: string }) {
    const heading = useId();
    return (
        <section class="card" aria-labelledby={heading} id={props.id}>
            <h2 id={heading}>
                {props.icon && <Icon of={props.icon} />}
                {props.title}
            </h2>
            {props.children}
        </section>
    );
}

type Look = "plain" | "primary" | "danger" | "quiet" | "link";

interface ButtonProps extends Children {
    look?: Look;
    icon?: IconNode;
    busy?: boolean;
    submit?: boolean;
    off?: boolean;
    onClick?: () => void;
}

/** A button. While it is busy or off it stays where it is, and can still be reached. */
export function Button(props: ButtonProps) {
    const inert = props.busy === true || props.off === true;
    return (
        <button
            type={props.submit ? "submit" : "button"}
            class={`button ${props.look ?? "plain"}`}
            aria-disabled={inert}
            aria-busy={props.busy === true}
            onClick={(event) => {
                if (inert) {
                    event.preventDefault();
                } else {
                    props.onClick?.();
                }
            }}
        >
            {props.icon && <Icon of={props.icon} />}
            <span>{props.children}</span>
        </button>
    );
}

interface FieldProps {
    label: string;
    value: string;
    onInput: (value: string) => void;
    help?: string;
    error?: string | undefined;
    type?: "text" | "password";
    autocomplete?: string;
    inputMode?: "numeric" | "decimal" | "text";
    maxLength?: number;
    name?: string;
    required?: boolean;
    /** Whether the reader is to fill it in next. */
    focus?: boolean;
    /** Large, for the one figure that matters. */
    look?: "amount";
    /** Whether people write sentences in it, and not codes. */
    sentence?: boolean;
}

/** A text to fill in, with its label, its help and what is wrong with it. */
export function Field(props: FieldProps) {
    const id = useId();
    const described = [props.help && `${id}h`, props.error && `${id}e`].filter(Boolean).join(" ");
    return (
        <div class={props.look === undefined ? "field" : `field ${props.look}`}>
            <label for={id}>{props.label}</label>
            <input
                id={id}
                name={props.name ?? id}
                type={(props.type ?? "text") as "text"}
                value={props.value}
                autocomplete={props.autocomplete ?? "off"}
                autocapitalize={props.sentence ? "sentences" : "none"}
                spellcheck={props.sentence === true}
                inputMode={props.inputMode}
                maxLength={props.maxLength}
                required={props.required}
                ref={(input) => {
                    if (input && props.focus && !input.dataset["met"]) {
                        input.dataset["met"] = "yes";
                        input.focus();
                    }
                }}
                aria-invalid={props.error ? true : undefined}
                aria-describedby={described || undefined}
                onInput={(event) => props.onInput(event.currentTarget.value)}
            />
            {props.help && <small id={`${id}h`}>{props.help}</small>}
            {props.error && (
                <p class="error" id={`${id}e`}>
                    {props.error}
                </p>
            )}
        </div>
    );
}

/** A message to the reader; a screen reader says it when it appears. */
export function Notice({ kind, children }: Children & { kind: "info" | "good" | "bad" }) {
    const icon = { info: Info, good: CircleCheck, bad: TriangleAlert }[kind];
    return (
        <div class={`notice ${kind}`} role={kind === "bad" ? "alert" : "status"}>
            <Icon of={icon} />
            <div>{children}</div>
        </div>
    );
}

/** A refusal, with what it means for what was asked. */
export function Refused({ problem, nothing }: { problem: Problem | null; nothing?: string }) {
    if (problem === null) {
        return null;
    }
    const t = texts.value.pay;
    const consequence = isOutcomeUnknown(problem)
        ? t.outcomeUnknown
        : (nothing ?? t.nothingChanged);
    return (
        <Notice kind="bad">
            <p>
                {sentence(problem)} {consequence}
            </p>
        </Notice>
    );
}

/** Where something will be: nothing to see for a moment, then that it is coming. */
export function Skeleton() {
    return (
        <div class="card skeleton" aria-busy="true">
            <span class="visually-hidden">{texts.value.loading}</span>
        </div>
    );
}
