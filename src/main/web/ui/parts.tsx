// The pieces that all pages are made of.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
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
            <h2 id={heading} tabIndex={-1}>
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
    help?: string | undefined;
    error?: string | undefined;
    type?: "text" | "password" | "date" | "tel" | "email";
    autocomplete?: string;
    inputMode?: "numeric" | "decimal" | "text";
    /** The first and the last day that can be chosen. */
    min?: string | undefined;
    max?: string | undefined;
    /** Names to choose from while one types: the id of a datalist. */
    list?: string;
    maxLength?: number;
    name?: string;
    required?: boolean;
    /** Whether the reader is to fill it in next. */
    focus?: boolean;
    /** Large, for the one figure that matters. */
    look?: "amount";
    /** Whether people write sentences in it, and not codes. */
    sentence?: boolean;
    /** So many lines high, for a longer text; it is one line all the same. */
    lines?: number;
    /** Whether the text may go on on a new line after all. */
    paragraphs?: boolean;
}

/** A text to fill in, with its label, its help and what is wrong with it. */
export function Field(props: FieldProps) {
    const id = useId();
    const described = [props.help && `${id}h`, props.error && `${id}e`].filter(Boolean).join(" ");
    const common = {
        id,
        name: props.name ?? id,
        value: props.value,
        autocomplete: props.autocomplete ?? "off",
        autocapitalize: props.sentence ? ("sentences" as const) : ("none" as const),
        spellcheck: props.sentence === true,
        maxLength: props.maxLength,
        required: props.required,
        "aria-invalid": props.error ? (true as const) : undefined,
        "aria-describedby": described || undefined,
    };
    return (
        <div class={props.look === undefined ? "field" : `field ${props.look}`}>
            <label for={id}>{props.label}</label>
            {props.lines === undefined ? (
                <input
                    {...common}
                    {...(props.list !== undefined && { list: props.list })}
                    type={(props.type ?? "text") as "text"}
                    min={props.min}
                    max={props.max}
                    inputMode={props.inputMode}
                    ref={(input) => {
                        if (input && props.focus && !input.dataset["met"]) {
                            input.dataset["met"] = "yes";
                            input.focus();
                        }
                    }}
                    onInput={(event) => props.onInput(event.currentTarget.value)}
                />
            ) : (
                <textarea
                    {...common}
                    rows={props.lines}
                    onInput={(event) =>
                        props.onInput(
                            props.paragraphs === true
                                ? event.currentTarget.value
                                : event.currentTarget.value.replace(/\s*\n/g, " "),
                        )
                    }
                />
            )}
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
export function Refused({
    problem,
    nothing,
}: {
    problem: Problem | null;
    nothing?: string | undefined;
}) {
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

/** How long one waits without being told that it goes on. */
const PATIENCE_MS = 2000;

/** Says that it goes on when something takes longer than two seconds. */
export function Working({ busy, text }: { busy: boolean; text?: string }) {
    const [isLong, setLong] = useState(false);
    useEffect(() => {
        setLong(false);
        const timer = busy ? setTimeout(() => setLong(true), PATIENCE_MS) : undefined;
        return () => clearTimeout(timer);
    }, [busy]);
    return (
        <p class="working" role="status">
            {isLong && (text ?? texts.value.working)}
        </p>
    );
}

/** Where something will be: nothing to see for a moment, then that it is coming. */
export function Skeleton() {
    return (
        <div class="card skeleton" aria-busy="true">
            <span class="visually-hidden">{texts.value.loading}</span>
            <Working busy />
        </div>
    );
}
