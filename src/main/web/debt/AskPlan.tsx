// Asks for a plan: the whole debt, in equal parts, month by month.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { amount } from "../loan/Loans.js";
import { useAct } from "../ui/act.js";
import { daysFromNow } from "../ui/days.js";
import { Button, Field, Refused, Working } from "../ui/parts.js";
import { MOST, monthly } from "./plan.js";

const MONTH_DAYS = 30;

interface AskPlanProps {
    code: string;
    /** In minor units, more than zero. */
    owed: number;
    done: () => void;
}

export function AskPlan({ code, owed, done }: AskPlanProps) {
    const t = texts.value.debt;
    const [id, setId] = useState(newId);
    const [count, setCount] = useState("10");
    const [first, setFirst] = useState(daysFromNow(MONTH_DAYS));
    const [ways, setWays] = useState("");
    const [wasTried, setTried] = useState(false);
    const act = useAct();
    const parts = /^[0-9]{1,2}$/.test(count.trim()) ? Number(count.trim()) : 0;
    const most = Math.min(MOST, owed);
    const countFlaw = parts < 1 || parts > most ? t.countWrong(most) : undefined;
    const firstFlaw = first <= daysFromNow(0) ? t.firstWrong : undefined;
    const waysFlaw = ways.trim() === "" ? t.waysMissing : undefined;
    const ask = async (): Promise<void> => {
        setTried(true);
        if (countFlaw !== undefined || firstFlaw !== undefined || waysFlaw !== undefined) {
            return;
        }
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/accounts/{code}/debt-plans/{id}", {
                    path: { code, id },
                    body: { instalments: monthly(owed, parts, first), ways: ways.trim() },
                }),
            ),
        );
        if (answer?.ok) {
            setId(newId());
            done();
        }
    };
    return (
        <form
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                void ask();
            }}
        >
            <p>{t.askLead(code, amount(owed))}</p>
            <Field
                label={t.count}
                value={count}
                onInput={setCount}
                inputMode="numeric"
                maxLength={2}
                error={wasTried ? countFlaw : undefined}
            />
            <Field
                label={t.first}
                type="date"
                value={first}
                onInput={setFirst}
                error={wasTried ? firstFlaw : undefined}
            />
            <Field
                label={t.ways}
                help={t.waysHelp}
                value={ways}
                onInput={setWays}
                maxLength={500}
                sentence
                required
                error={wasTried ? waysFlaw : undefined}
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <Button submit look="primary" busy={act.busy}>
                {t.ask}
            </Button>
        </form>
    );
}
