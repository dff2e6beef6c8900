// States a venture's surplus: what the ledger has stands there already, and is not to be edited.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { day, texts } from "../i18n/index.js";
import { money, readAmount } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Refused, Working } from "../ui/parts.js";

/** What is declared beside the ledger, in the order of the form. */
const AMOUNTS = ["outsideSales", "outsidePurchases", "remuneration", "depreciation"] as const;
const COUNTS = ["hoursWorked", "workers", "jobsCreated"] as const;
const PAYS = ["lowestHourlyPay", "highestHourlyPay"] as const;

type Name =
    | (typeof AMOUNTS)[number]
    | (typeof COUNTS)[number]
    | (typeof PAYS)[number]
    | "lossForward"
    | "salesAdjustment"
    | "reason";

interface StatementFormProps {
    form: Schemas["SurplusForm"];
    done: (news: string) => void;
    leave: () => void;
}

/** SHA-256 of a file, in hexadecimal. It does not leave the browser. */
async function digest(file: File): Promise<string> {
    const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function count(text: string): number | null {
    return text.trim() === "" ? 0 : /^\s*\d{1,8}\s*$/.test(text) ? Number(text) : null;
}

export function StatementForm({ form, done, leave }: StatementFormProps) {
    const t = texts.value.surplus;
    const { decimals, code: unit } = currency.value;
    const [id] = useState(newId);
    const [values, setValues] = useState<Partial<Record<Name, string>>>({});
    const [evidence, setEvidence] = useState<string | null>(null);
    const [wasTried, setTried] = useState(false);
    const act = useAct();
    const text = (name: Name): string => values[name] ?? "";
    const amount = (name: Name): number | null =>
        text(name).trim() === "" ? 0 : readAmount(text(name), decimals);
    // Below zero as one writes it: what is to be taken off the ledger's sales.
    const adjustment = (): number | null => {
        const off = /^\s*[-\u2212]/.test(text("salesAdjustment"));
        const plain = text("salesAdjustment").replace(/^\s*[-\u2212]/, "");
        const read = plain.trim() === "" ? 0 : readAmount(plain, decimals);
        return read === null ? null : off ? -read : read;
    };
    const figure = (name: Name): number | null =>
        name === "salesAdjustment"
            ? adjustment()
            : (COUNTS as readonly string[]).includes(name)
              ? count(text(name))
              : amount(name);
    const flaw = (name: Name): string | undefined =>
        figure(name) === null && (wasTried || text(name).trim() !== "") ? t.noFigure : undefined;
    const field = (name: Name, label: string) => (
        <Field
            key={name}
            label={label}
            value={text(name)}
            onInput={(value) => setValues({ ...values, [name]: value })}
            inputMode={name === "salesAdjustment" ? "text" : "decimal"}
            maxLength={20}
            error={flaw(name)}
        />
    );
    const names: Name[] = [...AMOUNTS, ...COUNTS, ...PAYS, "lossForward", "salesAdjustment"];
    const file = async (): Promise<void> => {
        setTried(true);
        if (names.some((name) => figure(name) === null)) {
            return;
        }
        const of = (name: Name): number => figure(name) ?? 0;
        const reason = text("reason").trim();
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/surplus-statements/{id}", {
                    path: { id },
                    body: {
                        account: form.account,
                        period: form.period,
                        salesAdjustment: of("salesAdjustment"),
                        outsideSales: of("outsideSales"),
                        outsidePurchases: of("outsidePurchases"),
                        remuneration: of("remuneration"),
                        depreciation: of("depreciation"),
                        ...(form.lossForward === null && { lossForward: of("lossForward") }),
                        ...(evidence !== null && { evidence }),
                        ...(reason !== "" && { reason }),
                        labour: {
                            hoursWorked: of("hoursWorked"),
                            workers: of("workers"),
                            lowestHourlyPay: of("lowestHourlyPay"),
                            highestHourlyPay: of("highestHourlyPay"),
                            jobsCreated: of("jobsCreated"),
                        },
                    },
                }),
            ),
        );
        if (answer?.ok) {
            done(t.filed);
        }
    };
    const shown = (minor: number): string => `${money(minor, decimals)} ${unit}`;
    return (
        <OpenedForm title={t.file(form.period)} submit={file}>
            <p>{t.over(day(form.startsAt), day(form.endsAt))}</p>
            <ul>
                <li>
                    {t.sales}: {shown(form.ledger.sales)}
                </li>
                <li>
                    {t.purchases}: {shown(form.ledger.purchases)}
                </li>
                <li>
                    {t.wages}: {shown(form.ledger.wages)}
                </li>
                {form.lossForward !== null && (
                    <li>
                        {t.lossForward}: {shown(form.lossForward)}
                    </li>
                )}
            </ul>
            <p class="muted">{t.byLedger}</p>
            {AMOUNTS.map((name) => field(name, `${t[name]} (${unit})`))}
            {form.lossForward === null && field("lossForward", `${t.lossForward} (${unit})`)}
            {field("salesAdjustment", `${t.salesAdjustment} (${unit})`)}
            {text("salesAdjustment").trim() !== "" && (
                <Field
                    label={texts.value.why.label}
                    help={texts.value.why.help}
                    value={text("reason")}
                    onInput={(value) => setValues({ ...values, reason: value })}
                    maxLength={500}
                    sentence
                    required
                />
            )}
            {COUNTS.map((name) => field(name, t[name]))}
            {PAYS.map((name) => field(name, `${t[name]} (${unit})`))}
            <div class="field">
                <label for="evidence">{t.evidence}</label>
                <input
                    id="evidence"
                    type="file"
                    aria-describedby="evidence-help"
                    onChange={(event) => {
                        const [chosen] = event.currentTarget.files ?? [];
                        setEvidence(null);
                        if (chosen !== undefined) {
                            void digest(chosen).then(setEvidence);
                        }
                    }}
                />
                <small id="evidence-help">{t.evidenceHelp}</small>
            </div>
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <div class="actions">
                <Button submit look="primary" busy={act.busy}>
                    {t.fileNow}
                </Button>
                <Button onClick={leave}>{texts.value.cancel}</Button>
            </div>
        </OpenedForm>
    );
}
