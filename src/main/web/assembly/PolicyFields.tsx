// All that stands in a policy, to be changed.

import { useState } from "preact/hooks";
import { texts } from "../i18n/index.js";
import { label, leaves, own } from "../officer/figures.js";
import { Choices, Select } from "../ui/Choices.js";
import { Field } from "../ui/parts.js";
import { type Form, changed, formOf, read, written } from "./policies.js";

/** Where one of a few words stands. */
const OPTIONS: Record<string, string[]> = {
    bearer: ["payee", "payer", "split"],
    rule: ["none", "fixed", "turnover"],
    widest: ["officers", "members", "public"],
    standard: ["officers", "members", "public"],
    conflicts: ["shown", "abstain"],
};

const KINDS = ["payment", "gift", "wage", "award", "reversal"];

interface PolicyFieldsProps {
    value: Record<string, unknown>;
    /** Null: something is not written as it has to be. */
    change: (value: Record<string, unknown> | null) => void;
}

export function PolicyFields({ value, change }: PolicyFieldsProps) {
    // By the names that lead to it. Undefined: it is not written as it has to be.
    const [set, setSet] = useState<Map<string, unknown>>(new Map());
    const give = (names: string[], to: unknown): void => {
        const next = new Map(set).set(names.join("."), to);
        setSet(next);
        const isWhole = [...next.values()].every((one) => one !== undefined);
        change(
            isWhole
                ? ([...next].reduce<unknown>(
                      (all, [path, one]) => changed(all, path.split("."), one),
                      value,
                  ) as Record<string, unknown>)
                : null,
        );
    };
    return (
        <>
            {leaves(value, []).map(([names, now]) => (
                <Figure key={names.join(".")} names={names} now={now} give={give} />
            ))}
        </>
    );
}

interface FigureProps {
    names: string[];
    now: unknown;
    give: (names: string[], to: unknown) => void;
}

function Figure({ names, now, give }: FigureProps) {
    const t = texts.value.policy;
    const form = formOf(names, now);
    const [input, setInput] = useState(written(form, now));
    const [chosen, setChosen] = useState<string[]>(Array.isArray(now) ? now.map(String) : []);
    const name = names.at(-1) ?? "";
    const title = names.map(label).join(" › ");
    const options = OPTIONS[name];
    const type = (to: string): void => {
        setInput(to);
        give(names, read(form, to));
    };
    if (Array.isArray(now)) {
        const kinds = [...new Set([...KINDS, ...chosen])];
        return (
            <Choices
                legend={title}
                of={kinds.map((one) => [one, own(t.kinds, one) ?? one])}
                chosen={chosen}
                choose={(to) => {
                    setChosen(to);
                    give(names, to);
                }}
            />
        );
    }
    if (options !== undefined) {
        return (
            <Select
                label={title}
                of={options.map((one) => [one, own(t.values, one) ?? one])}
                value={input}
                choose={type}
            />
        );
    }
    return (
        <Field
            label={title}
            help={help(form, name)}
            value={input}
            inputMode={form === "text" ? "text" : form === "whole" ? "numeric" : "decimal"}
            onInput={type}
            error={read(form, input) === undefined ? wrong(form) : undefined}
            maxLength={40}
            required={form !== "bound"}
        />
    );
}

function help(form: Form, name: string): string | undefined {
    const t = texts.value.policy;
    switch (form) {
        case "bound":
            return t.emptyIsNone;
        case "rate":
            return t.percent;
        case "text":
            return name === "majority" ? t.majorityHelp : name === "quorum" ? t.share : undefined;
        default:
            return undefined;
    }
}

function wrong(form: Form): string | undefined {
    const t = texts.value.policy;
    switch (form) {
        case "rate":
            return t.notPercent;
        case "whole":
            return t.notWhole;
        case "text":
            return undefined;
        default:
            return texts.value.propose.notAnAmount;
    }
}
