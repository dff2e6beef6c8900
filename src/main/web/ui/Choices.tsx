// Choosing among a few: boxes to tick, and one of a list.

import { useId } from "preact/hooks";

interface ChoicesProps {
    legend: string;
    of: [string, string][];
    chosen: string[];
    choose: (values: string[]) => void;
}

export function Choices({ legend, of, chosen, choose }: ChoicesProps) {
    const toggle = (value: string): void =>
        choose(chosen.includes(value) ? chosen.filter((c) => c !== value) : [...chosen, value]);
    return (
        <fieldset class="choices">
            <legend>{legend}</legend>
            {of.map(([value, text]) => (
                <label key={value}>
                    <input
                        type="checkbox"
                        checked={chosen.includes(value)}
                        onChange={() => toggle(value)}
                    />
                    <span>{text}</span>
                </label>
            ))}
        </fieldset>
    );
}

interface CheckProps {
    label: string;
    checked: boolean;
    check: (checked: boolean) => void;
}

/** One box to tick. */
export function Check({ label, checked, check }: CheckProps) {
    return (
        <div class="choices">
            <label>
                <input
                    type="checkbox"
                    checked={checked}
                    onChange={(event) => check(event.currentTarget.checked)}
                />
                <span>{label}</span>
            </label>
        </div>
    );
}

interface SelectProps<T extends string> {
    label: string;
    of: [T, string][];
    value: T;
    choose: (value: T) => void;
    help?: string | undefined;
}

/** One of a list. */
export function Select<T extends string>({ label, of, value, choose, help }: SelectProps<T>) {
    const id = useId();
    return (
        <div class="field">
            <label for={id}>{label}</label>
            <select
                id={id}
                value={value}
                aria-describedby={help === undefined ? undefined : `${id}h`}
                onChange={(event) => choose(event.currentTarget.value as T)}
            >
                {of.map(([name, text]) => (
                    <option key={name} value={name}>
                        {text}
                    </option>
                ))}
            </select>
            {help !== undefined && <small id={`${id}h`}>{help}</small>}
        </div>
    );
}
