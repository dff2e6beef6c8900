// A statement to take away: for a table, for a program, for bookkeeping, and as evidence.

import { useState } from "preact/hooks";
import { FileDown } from "lucide";
import { type Answer, download, get } from "../api/client.js";
import { allPages } from "../assembly/rounds.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { daysFromNow } from "../ui/days.js";
import { saveFile } from "../ui/file.js";
import { Button, Field, Refused, Working } from "../ui/parts.js";

const MOST = "500";

/** So far back at first. */
const DAYS = 90;

const nobodyWaits = (): void => undefined;

export function Export({ code }: { code: string }) {
    const t = texts.value.statement;
    const act = useAct();
    const [from, setFrom] = useState(() => daysFromNow(-DAYS));
    const [to, setTo] = useState(() => daysFromNow(0));
    const take = async (name: string, load: () => Promise<Answer<Blob>>): Promise<void> => {
        const answer = await act.run(load);
        if (answer?.ok) {
            saveFile(answer.value, name);
        }
    };
    const path = { code };
    const csv = () =>
        download("/api/v1/accounts/{code}/entries", { path }, nobodyWaits, "text/csv");
    const signed = () =>
        download(
            "/api/v1/accounts/{code}/reports/{report}",
            { path: { code, report: "statement" } },
            nobodyWaits,
            "text/plain",
        );
    const camt = () =>
        download(
            "/api/v1/accounts/{code}/statement.camt053",
            { path, query: { from, to: dayAfter(to) } },
            nobodyWaits,
            "application/xml",
        );
    return (
        <details class="card">
            <summary>{t.takeAway}</summary>
            <p>{t.takeAwayText}</p>
            <div class="actions">
                <Button
                    look="quiet"
                    icon={FileDown}
                    busy={act.busy}
                    onClick={() => void take(`${code}.csv`, csv)}
                >
                    {t.csv}
                </Button>
                <Button
                    look="quiet"
                    icon={FileDown}
                    busy={act.busy}
                    onClick={() => void take(`${code}.json`, () => json(code))}
                >
                    {t.json}
                </Button>
                <Button
                    look="quiet"
                    icon={FileDown}
                    busy={act.busy}
                    onClick={() => void take(`${code}-statement.txt`, signed)}
                >
                    {t.evidence}
                </Button>
            </div>
            <p>{t.camtText}</p>
            <div class="pair">
                <Field label={t.from} type="date" value={from} max={to} onInput={setFrom} />
                <Field label={t.to} type="date" value={to} min={from} onInput={setTo} />
            </div>
            <Button
                look="quiet"
                icon={FileDown}
                busy={act.busy}
                onClick={() => void take(`${code}-${from}-${to}.xml`, camt)}
            >
                {t.camt}
            </Button>
            <Refused problem={act.problem} nothing={t.notTaken} />
            <Working busy={act.busy} />
        </details>
    );
}

/** All lines as the service has them, the newest first. */
async function json(code: string): Promise<Answer<Blob>> {
    const answer = await allPages((after) =>
        get("/api/v1/accounts/{code}/entries", {
            path: { code },
            query: { limit: MOST, after },
        }),
    );
    const text = answer.ok ? JSON.stringify({ account: code, entries: answer.value }, null, 2) : "";
    return answer.ok
        ? { ...answer, value: new Blob([text], { type: "application/json" }) }
        : answer;
}

/** The service counts to the day before, by days in UTC; today is the last it knows. */
function dayAfter(day: string): string {
    const next = new Date(`${day}T12:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const tomorrow = new Date();
    tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
    return dayOfUtc(next < tomorrow ? next : tomorrow);
}

function dayOfUtc(at: Date): string {
    return at.toISOString().slice(0, 10);
}
