// Lets somebody act for an account, or changes how far.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { exampleAmount, money, readAmount, typed } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { Check } from "../ui/Choices.js";
import { dayOf, endOf } from "../ui/days.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Refused, Working } from "../ui/parts.js";
import type { Manager } from "./Delegates.js";

/** An amount as it is typed: what it is, or what is wrong with it. Empty: no bound. */
export function readBound(text: string, most: number | null): [number | null, string | undefined] {
    const t = texts.value.delegates;
    const { decimals } = currency.value;
    if (text.trim() === "") {
        return [null, most === null ? undefined : t.atMostYours(money(most, decimals))];
    }
    const amount = readAmount(text, decimals);
    if (amount === null) {
        return [null, texts.value.pay.amountWrong(exampleAmount(decimals))];
    }
    const isTooMuch = most !== null && amount > most;
    return [amount, isTooMuch ? t.atMostYours(money(most, decimals)) : undefined];
}

function asText(amount: number | null | undefined): string {
    return amount == null ? "" : typed(amount, currency.value.decimals);
}

/** When it ends: as it was, or at the end of the day, and not after the giver's own end. */
function endsAt(day: string, present: Schemas["Delegate"] | null, most: string | null) {
    if (present?.endsAt != null && dayOf(present.endsAt) === day) {
        return present.endsAt;
    }
    const end = day === "" ? null : endOf(day);
    return end !== null && most !== null && Date.parse(end) > Date.parse(most) ? most : end;
}

interface DelegateFormProps {
    account: string;
    /** Who is a delegate already and gets other limits; null: somebody new. */
    present: Schemas["Delegate"] | null;
    by: Manager;
    done: (news: string) => void;
    leave: () => void;
}

export function DelegateForm({ account, present, by, done, leave }: DelegateFormProps) {
    const t = texts.value.delegates;
    const unit = currency.value.code;
    const own = by.isOwner ? null : by.own;
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const [payment, setPayment] = useState(asText((present ?? own)?.paymentMaximum));
    const [perDay, setPerDay] = useState(asText((present ?? own)?.dayMaximum));
    const [until, setUntil] = useState(() => {
        const end = (present ?? own)?.endsAt;
        return end == null ? "" : dayOf(end);
    });
    const [mayManage, setManage] = useState(present?.mayManage ?? false);
    const [decision, setDecision] = useState("");
    const [wasTried, setTried] = useState(false);
    const act = useAct();
    const delegate = present?.delegate ?? member?.code;
    const [paymentMaximum, paymentFlaw] = readBound(payment, own?.paymentMaximum ?? null);
    const [dayMaximum, dayFlaw] = readBound(perDay, own?.dayMaximum ?? null);
    const end = endsAt(until, present, own?.endsAt ?? null);
    const endFlaw =
        end !== null && Date.parse(end) <= Date.now()
            ? t.endPast
            : own?.endsAt != null && end === null
              ? t.endMissing
              : undefined;
    const give = async (): Promise<void> => {
        setTried(true);
        if (delegate === undefined || paymentFlaw || dayFlaw || endFlaw) {
            return;
        }
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/accounts/{code}/delegates/{delegate}", {
                    path: { code: account, delegate },
                    body: {
                        mayManage,
                        decision: decision.trim(),
                        ...(paymentMaximum !== null && { paymentMaximum }),
                        ...(dayMaximum !== null && { dayMaximum }),
                        ...(end !== null && { endsAt: end }),
                    },
                }),
            ),
        );
        if (answer?.ok) {
            done("name" in answer.value ? t.given(answer.value.name) : texts.value.takesTwo);
        }
    };
    const shown = (flaw: string | undefined, text: string): string | undefined =>
        wasTried || text.trim() !== "" ? flaw : undefined;
    return (
        <OpenedForm title={present === null ? t.add : t.changeOf(present.name)} submit={give}>
            {present === null && (
                <MemberField
                    label={t.who}
                    kind="person"
                    focus
                    flaw={(one) => (one.kind === "person" ? undefined : t.onlyPersons)}
                    choose={setMember}
                />
            )}
            <Field
                label={t.paymentMaximum(unit)}
                help={own?.paymentMaximum == null ? t.emptyIsAny : undefined}
                value={payment}
                onInput={setPayment}
                inputMode="decimal"
                maxLength={20}
                error={shown(paymentFlaw, payment)}
                focus={present !== null}
            />
            <Field
                label={t.dayMaximum(unit)}
                help={own?.dayMaximum == null ? t.emptyIsAny : undefined}
                value={perDay}
                onInput={setPerDay}
                inputMode="decimal"
                maxLength={20}
                error={shown(dayFlaw, perDay)}
            />
            <Field
                label={t.untilWhen}
                help={own?.endsAt == null ? t.untilHelp : undefined}
                type="date"
                value={until}
                onInput={setUntil}
                max={own?.endsAt == null ? undefined : dayOf(own.endsAt)}
                error={shown(endFlaw, until)}
            />
            <Check label={t.mayManage} checked={mayManage} check={setManage} />
            <Field
                label={t.decision}
                help={t.decisionHelp}
                value={decision}
                onInput={setDecision}
                maxLength={500}
                sentence
                required
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <div class="actions">
                <Button submit look="primary" busy={act.busy} off={delegate === undefined}>
                    {present === null ? t.give : texts.value.save}
                </Button>
                <Button onClick={leave}>{texts.value.cancel}</Button>
            </div>
        </OpenedForm>
    );
}
