// The ledger as files, in all forms that there are.

import { useState } from "preact/hooks";
import { FileDown } from "lucide";
import { texts } from "../i18n/index.js";
import { dayOf } from "../ui/days.js";
import { Field, Section } from "../ui/parts.js";

const FORMATS = ["csv", "jsonl", "hledger", "ledger", "beancount"] as const;
const CLOSINGS = ["closing-hledger", "closing-ledger", "closing-beancount"] as const;

/** All facts of the history: without a period. */
const WHOLE = "jsonl";

export function Downloads() {
    const t = texts.value.audit.downloads;
    const [from, setFrom] = useState("");
    const [to, setTo] = useState("");
    const query = (format: string): string => {
        const asked = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
        return format === WHOLE || asked.size === 0 ? "" : `?${asked}`;
    };
    const today = dayOf(Date.now());
    return (
        <Section title={t.title} icon={FileDown} id="downloads">
            <p class="muted">{t.text}</p>
            <Field label={t.from} type="date" value={from} onInput={setFrom} max={today} />
            <Field
                label={t.to}
                help={t.toHelp}
                type="date"
                value={to}
                onInput={setTo}
                max={today}
            />
            <ul class="bullets">
                {FORMATS.map((format) => (
                    <li key={format}>
                        <a href={`/api/v1/exports/${format}${query(format)}`} download>
                            {t.formats[format]}
                        </a>
                    </li>
                ))}
                {CLOSINGS.map((report) => (
                    <li key={report}>
                        <a href={`/api/v1/reports/signed/${report}`} download={`${report}.json`}>
                            {t.closings[report]}
                        </a>
                    </li>
                ))}
            </ul>
            <p class="muted">{t.pack}</p>
        </Section>
    );
}
