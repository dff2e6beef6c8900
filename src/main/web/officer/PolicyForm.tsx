// Sets the next version of a policy: all its figures, from when on, by which decision. It takes two
// officers, and says what it would change before it is sent.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { differences } from "../assembly/motions.js";
import { PolicyFields } from "../assembly/PolicyFields.js";
import { startOf } from "../assembly/policies.js";
import { texts } from "../i18n/index.js";
import { daysFromNow } from "../ui/days.js";
import { Field } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";

interface PolicyFormProps {
    of: Schemas["PolicyKey"];
    latest: Schemas["PolicyVersion"] | undefined;
    done: (news: string) => void;
    leave: () => void;
}

export function PolicyForm({ of, latest, done, leave }: PolicyFormProps) {
    const t = texts.value.policies;
    const { version, value } = startOf(of, latest);
    const [wanted, setWanted] = useState<Record<string, unknown> | null>(value);
    const [decision, setDecision] = useState("");
    const [from, setFrom] = useState("");
    const [isTried, setTried] = useState(false);
    const changes = wanted === null ? [] : differences(value, wanted);
    const send = () => {
        setTried(true);
        const start = from === "" ? null : new Date(`${from}T00:00:00`);
        return wanted === null || changes.length === 0 || decision.trim() === ""
            ? null
            : surely(() =>
                  put("/api/v1/policies/{key}/{version}", {
                      path: { key: of, version: String(version) },
                      body: {
                          value: wanted,
                          decision: decision.trim(),
                          ...(start !== null && { effectiveFrom: start.toISOString() }),
                      },
                  }),
              );
    };
    return (
        <SentForm
            title={t.next(version)}
            send={t.ask}
            step={send}
            done={(_, status) => done(status === 202 ? texts.value.takesTwo : t.isSet)}
            leave={leave}
        >
            <PolicyFields value={value} change={setWanted} />
            <Field
                label={t.fromDay}
                help={t.fromHelp}
                type="date"
                value={from}
                onInput={setFrom}
                min={daysFromNow(1)}
            />
            <Field
                label={texts.value.coordination.mandates.decision}
                help={texts.value.coordination.mandates.decisionHelp}
                value={decision}
                onInput={setDecision}
                maxLength={500}
                sentence
                required
            />
            <div aria-live="polite">
                {changes.length > 0 && (
                    <>
                        <p>{t.wouldChange}</p>
                        <ul class="bullets">
                            {changes.map(([name, was, is]) => (
                                <li key={name}>
                                    <span>
                                        {name}: {texts.value.motion.decisions.fromTo(was, is)}
                                    </span>
                                </li>
                            ))}
                        </ul>
                    </>
                )}
            </div>
            {isTried && (wanted === null || changes.length === 0) && (
                <p class="error">{t.nothingChanged}</p>
            )}
            <p class="muted">{t.becomesPublic}</p>
        </SentForm>
    );
}
