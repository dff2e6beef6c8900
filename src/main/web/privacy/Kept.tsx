// What is kept of the account for which the reader acts, or will be: that she leaves and still has
// a year, that nothing was heard of her, and what was taken and comes back when she asks.

import { Archive } from "lucide";
import { type Answer, get, post, put, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { acting } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Refused, Section, Skeleton } from "../ui/parts.js";

type Kept = Schemas["Notice"];

export function Kept() {
    const account = acting.value;
    return account === null ? <Skeleton /> : <Of key={account.code} code={account.code} />;
}

function Of({ code }: { code: string }) {
    const t = texts.value.privacy.kept;
    const path = { code };
    const loaded = useLoaded(() => get("/api/v1/accounts/{code}/dormancy", { path }), [code]);
    const act = useAct();
    if (loaded.value === null) {
        return loaded.problem ? <Refused problem={loaded.problem} nothing="" /> : <Skeleton />;
    }
    const { items } = loaded.value;
    const open = items.find((one) => one.state === "told");
    const isExcluded = items.some((one) => one.cause === "excluded");
    const run = async (step: () => Promise<Answer<unknown>>): Promise<void> => {
        const answer = await act.run(() => surely(step));
        if (answer?.ok) {
            await loaded.reload();
        }
    };
    return (
        <Section title={t.title} icon={Archive} id="kept">
            <p>{t.lead}</p>
            <ul class="bullets">
                {items.map((one) => (
                    <li key={one.id}>
                        {said(one)}{" "}
                        {one.state === "taken" && one.cause !== "excluded" && (
                            <Button
                                busy={act.busy}
                                onClick={() =>
                                    void run(() =>
                                        post("/api/v1/accounts/{code}/dormancy/{id}/reclaim", {
                                            path: { code, id: one.id },
                                            body: {},
                                        }),
                                    )
                                }
                            >
                                {t.reclaim}
                            </Button>
                        )}
                    </li>
                ))}
            </ul>
            <Refused problem={act.problem} />
            {isExcluded ? null : open === undefined ? (
                <Button
                    busy={act.busy}
                    onClick={() => void run(() => put("/api/v1/accounts/{code}/leaving", { path }))}
                >
                    {t.leave}
                </Button>
            ) : (
                <Button
                    look="primary"
                    busy={act.busy}
                    onClick={() =>
                        void run(() => remove("/api/v1/accounts/{code}/dormancy", { path }))
                    }
                >
                    {t.stay}
                </Button>
            )}
        </Section>
    );
}

function said(one: Kept): string {
    const t = texts.value.privacy.kept;
    const { decimals, code: unit } = currency.value;
    const amount = `${money(one.amount ?? 0, decimals)} ${unit}`;
    const because = t.causes[one.cause](day(one.toldAt));
    switch (one.state) {
        case "told":
            return `${because} ${t.due(day(one.dueAt))}`;
        case "stayed":
            return `${because} ${t.stayed}`;
        case "taken":
            return `${because} ${t.taken(amount, day(one.takenAt ?? one.dueAt))}${
                one.cause === "excluded" ? ` ${t.forGood}` : ""
            }`;
        case "returned":
            return `${because} ${t.returned(amount, day(one.overAt ?? one.dueAt))}`;
    }
}
