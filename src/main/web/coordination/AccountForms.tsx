// What a coordinator changes of a member's account: limits, what is set aside, whether it is
// closed, whether it is exempt from the levy. What takes two officers waits for the second.

import { useState } from "preact/hooks";
import { type Answer, patch, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { AmountField } from "../payment/AmountField.js";
import { readAmount, typed } from "../payment/amount.js";
import { daysFromNow, endOf } from "../ui/days.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Field } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";

interface ChangesProps {
    account: Schemas["Account"];
    said: (news: string) => void;
}

type Open = "limits" | "levy" | null;

export function Changes({ account, said }: ChangesProps) {
    const t = texts.value.members.change;
    const [open, setOpen] = useState<Open>(null);
    const leave = (): void => setOpen(null);
    const done = (_: unknown, status: number): void => {
        setOpen(null);
        said(status === 202 ? texts.value.takesTwo : t.done);
    };
    if (open === "limits") {
        return <LimitsForm account={account} done={done} leave={leave} />;
    }
    if (open === "levy") {
        return <LevyForm account={account} done={done} leave={leave} />;
    }
    const change = (closed: boolean) => (reason: string) =>
        surely(() => changeAccount(account.code, { closed, reason }));
    return (
        <div class="actions">
            <Button onClick={() => setOpen("limits")}>{t.limits}</Button>
            <Button onClick={() => setOpen("levy")}>{t.levy}</Button>
            <EndButton
                label={account.closed ? t.open : t.close}
                what={account.code}
                ask={account.closed ? t.openAsk(account.code) : t.closeAsk(account.code)}
                text={account.closed ? t.openText : t.closeText}
                words={texts.value.why}
                act={change(!account.closed)}
                done={(status) => done(null, status)}
            />
        </div>
    );
}

function changeAccount(
    code: string,
    body: Schemas["AccountChange"],
): Promise<Answer<Schemas["Account"] | undefined>> {
    return patch("/api/v1/accounts/{code}", { path: { code }, body }) as Promise<
        Answer<Schemas["Account"] | undefined>
    >;
}

interface FormProps {
    account: Schemas["Account"];
    done: (value: unknown, status: number) => void;
    leave: () => void;
}

function LimitsForm({ account, done, leave }: FormProps) {
    const t = texts.value.members.change;
    const { decimals, code: unit } = currency.value;
    const [below, setBelow] = useState(typed(account.creditLimit, decimals));
    const [above, setAbove] = useState(typed(account.maximumBalance, decimals));
    const [aside, setAside] = useState(typed(account.reservedAmount, decimals));
    const [reason, setReason] = useState("");
    const [isTried, setTried] = useState(false);
    const send = () => {
        setTried(true);
        const creditLimit = readAmount(below, decimals);
        const maximumBalance = readAmount(above, decimals);
        const reservedAmount = readAmount(aside, decimals);
        if (creditLimit === null || maximumBalance === null || reservedAmount === null) {
            return null;
        }
        // Only what is otherwise now: an act of two is about that and nothing else.
        const body = {
            ...(creditLimit !== account.creditLimit && { creditLimit }),
            ...(maximumBalance !== account.maximumBalance && { maximumBalance }),
            ...(reservedAmount !== account.reservedAmount && { reservedAmount }),
        };
        return Object.keys(body).length === 0 || reason.trim() === ""
            ? null
            : surely(() => changeAccount(account.code, { ...body, reason: reason.trim() }));
    };
    const fields: [string, string, (to: string) => void][] = [
        [t.below(unit), below, setBelow],
        [t.above(unit), above, setAbove],
        [t.aside(unit), aside, setAside],
    ];
    return (
        <SentForm title={t.limits} send={t.send} step={send} done={done} leave={leave}>
            <p class="muted">{t.limitsText}</p>
            {fields.map(([label, value, set]) => (
                <AmountField
                    key={label}
                    label={label}
                    value={value}
                    onInput={set}
                    isTried={isTried}
                />
            ))}
            <Field
                label={texts.value.why.label}
                help={texts.value.why.help}
                value={reason}
                onInput={setReason}
                maxLength={500}
                sentence
                required
            />
        </SentForm>
    );
}

const A_YEAR = 365;

function LevyForm({ account, done, leave }: FormProps) {
    const t = texts.value.members.change;
    const [until, setUntil] = useState(daysFromNow(A_YEAR));
    const [reason, setReason] = useState("");
    const send = () =>
        reason.trim() === ""
            ? null
            : surely(() =>
                  put("/api/v1/accounts/{code}/levy-exemption", {
                      path: { code: account.code },
                      body: { until: endOf(until), reason: reason.trim() },
                  }),
              );
    return (
        <SentForm title={t.levy} send={t.send} step={send} done={done} leave={leave}>
            <p class="muted">{t.levyText}</p>
            <Field
                label={t.until}
                help={t.untilHelp}
                type="date"
                value={until}
                onInput={setUntil}
                min={daysFromNow(0)}
            />
            <Field
                label={texts.value.why.label}
                help={texts.value.why.help}
                value={reason}
                onInput={setReason}
                maxLength={500}
                sentence
                required
            />
        </SentForm>
    );
}
