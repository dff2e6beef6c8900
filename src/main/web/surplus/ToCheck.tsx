// What ventures stated of their surplus and waits for a coordinator.

import { useState } from "preact/hooks";
import { Sprout } from "lucide";
import { get, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Field, Notice, Refused, Section, Working } from "../ui/parts.js";
import { Says } from "./Surplus.js";

export function ToCheck() {
    const t = texts.value.surplus;
    const loaded = useLoaded(
        () => get("/api/v1/surplus-statements", { query: { state: "filed" } }),
        [],
    );
    const [news, setNews] = useState<string | null>(null);
    const items = loaded.value?.items ?? [];
    if (items.length === 0 && news === null) {
        return null;
    }
    return (
        <Section title={t.toCheck} icon={Sprout} id="surplus">
            {news !== null && <Notice kind="good">{news}</Notice>}
            <ul class="rows">
                {items.map((one) => (
                    <li key={one.id}>
                        <Says statement={one} />
                        <CheckIt
                            statement={one}
                            done={(text) => {
                                setNews(text);
                                void loaded.reload();
                            }}
                        />
                    </li>
                ))}
            </ul>
        </Section>
    );
}

interface CheckItProps {
    statement: Schemas["SurplusStatement"];
    done: (news: string) => void;
}

function CheckIt({ statement, done }: CheckItProps) {
    const t = texts.value.surplus;
    const act = useAct();
    const [reason, setReason] = useState("");
    const check = async (accepted: boolean): Promise<void> => {
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/surplus-statements/{id}/check", {
                    path: { id: statement.id },
                    body: { accepted, reason: reason.trim() },
                }),
            ),
        );
        if (answer?.ok) {
            done(accepted ? t.accepted : t.returned);
        }
    };
    const isBare = reason.trim() === "";
    return (
        <>
            {statement.evidence !== null && (
                <p class="muted">
                    {t.evidence}: <code>{statement.evidence}</code>
                </p>
            )}
            <Field
                label={texts.value.why.label}
                help={texts.value.why.help}
                value={reason}
                onInput={setReason}
                maxLength={500}
                sentence
                required
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <div class="actions">
                <Button
                    look="primary"
                    busy={act.busy}
                    off={isBare || statement.approved < statement.needed}
                    onClick={() => void check(true)}
                >
                    {t.accept}
                </Button>
                <Button off={isBare} busy={act.busy} onClick={() => void check(false)}>
                    {t.giveBack}
                </Button>
            </div>
        </>
    );
}
