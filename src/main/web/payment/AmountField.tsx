// An amount to fill in, as the reader writes it.

import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { Field } from "../ui/parts.js";
import { readAmount } from "./amount.js";

interface AmountFieldProps {
    label: string;
    value: string;
    onInput: (value: string) => void;
    help?: string;
    look?: "amount";
    /** Whether it is said that it is no amount: once she has tried to send it. */
    isTried: boolean;
}

export function AmountField({ isTried, ...field }: AmountFieldProps) {
    const isAmount = readAmount(field.value, currency.value.decimals) !== null;
    return (
        <Field
            {...field}
            inputMode="decimal"
            error={isTried && !isAmount ? texts.value.propose.notAnAmount : undefined}
            required
        />
    );
}
