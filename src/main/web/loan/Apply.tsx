// Applies for a loan: how much, what for, and how it comes back.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { exampleAmount, readAmount } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { Check, Choices, Select } from "../ui/Choices.js";
import { daysFromNow } from "../ui/days.js";
import { Button, Field, Refused, Section, Working } from "../ui/parts.js";

type Kind = Schemas["LoanSchedule"]["kind"];

const MONTH_DAYS = 30;
const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

function nameOf(month: number): string {
    return new Intl.DateTimeFormat(document.documentElement.lang, { month: "long" }).format(
        new Date(2026, month - 1, 15),
    );
}

export function Apply({ done }: { done: () => void }) {
    const t = texts.value.loan;
    const { decimals, code: unit } = currency.value;
    const [id] = useState(newId);
    const [text, setText] = useState("");
    const [purpose, setPurpose] = useState("");
    const [kind, setKind] = useState<Kind>("dates");
    const [first, setFirst] = useState(daysFromNow(MONTH_DAYS));
    const [count, setCount] = useState("10");
    const [months, setMonths] = useState<string[]>([]);
    const [collect, setCollect] = useState(false);
    const [named, setNamed] = useState(false);
    const [wasTried, setTried] = useState(false);
    const act = useAct();
    const read = readAmount(text, decimals);
    const instalments = /^[0-9]{1,3}$/.test(count.trim()) ? Number(count.trim()) : 0;
    const amountFlaw =
        read === null || read < 1
            ? texts.value.pay.amountWrong(exampleAmount(decimals))
            : undefined;
    const countFlaw = instalments < 1 || instalments > 120 ? t.countWrong : undefined;
    const apply = async (): Promise<void> => {
        setTried(true);
        if (read === null || amountFlaw !== undefined || countFlaw !== undefined) {
            return;
        }
        const harvests = kind === "harvest" ? months.map(Number) : [];
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/loans/{id}", {
                    path: { id },
                    body: {
                        amount: read,
                        purpose: purpose.trim(),
                        schedule: { kind, first, instalments, months: harvests },
                        collect,
                        named,
                    },
                }),
            ),
        );
        if (answer?.ok) {
            done();
        }
    };
    return (
        <Section title={t.apply}>
            <p class="muted">{t.applyText}</p>
            <form
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    void apply();
                }}
            >
                <Field
                    label={t.amount(unit)}
                    value={text}
                    onInput={setText}
                    inputMode="decimal"
                    maxLength={20}
                    error={wasTried ? amountFlaw : undefined}
                />
                <Field
                    label={t.purpose}
                    help={t.purposeHelp}
                    value={purpose}
                    onInput={setPurpose}
                    maxLength={500}
                    sentence
                    required
                />
                <Select
                    label={t.schedule}
                    of={[
                        ["dates", t.schedules.dates],
                        ["harvest", t.schedules.harvest],
                        ["receipts", t.schedules.receipts],
                    ]}
                    value={kind}
                    choose={setKind}
                />
                {kind === "harvest" && (
                    <Choices
                        legend={t.months}
                        of={MONTHS.map((month): [string, string] => [String(month), nameOf(month)])}
                        chosen={months}
                        choose={setMonths}
                    />
                )}
                <Field label={t.first} type="date" value={first} onInput={setFirst} />
                <Field
                    label={t.count}
                    value={count}
                    onInput={setCount}
                    inputMode="numeric"
                    maxLength={3}
                    error={wasTried ? countFlaw : undefined}
                />
                <Check label={t.collect} checked={collect} check={setCollect} />
                <Check label={t.named} checked={named} check={setNamed} />
                <Refused problem={act.problem} />
                <Working busy={act.busy} />
                <Button submit look="primary" busy={act.busy}>
                    {t.apply}
                </Button>
            </form>
        </Section>
    );
}
