// Another program asks to act for the member: who asks, for what, for which accounts, and her yes
// or no. The service reads the program's question; what it says here comes from there alone.

import { useState } from "preact/hooks";
import { AppWindow } from "lucide";
import { post } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { place } from "../app/router.js";
import { texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Choices } from "../ui/Choices.js";
import { Icon } from "../ui/icon.js";
import { Button, Refused, Skeleton, Title } from "../ui/parts.js";

export function Consent() {
    const t = texts.value;
    const query = place.value.search.slice(1);
    const loaded = useLoaded(
        () => surely(() => post("/api/v1/oauth/authorization", { body: { query } })),
        [query],
    );
    // Where the service knows the app in spite of all, the app is to be told what was wrong.
    const back = loaded.problem?.figures["location"];
    if (loaded.value) {
        return <Question question={loaded.value} query={query} />;
    }
    return (
        <>
            <Title>{t.pages.consent}</Title>
            {loaded.problem ? <Refused problem={loaded.problem} /> : <Skeleton />}
            {typeof back === "string" && (
                <Button onClick={() => location.assign(back)}>{t.access.consent.backToApp}</Button>
            )}
        </>
    );
}

/** Who gets what she allows: a host, or a program on her device. The service knows the address. */
function receiver(query: string): string {
    const { protocol, host } = new URL(new URLSearchParams(query).get("redirect_uri") ?? "");
    return protocol === "https:" || protocol === "http:" ? host : protocol;
}

function Question({ question, query }: { question: Schemas["Authorization"]; query: string }) {
    const t = texts.value.access;
    const [accounts, setAccounts] = useState(
        question.accounts.filter((account) => account.own).map((account) => account.code),
    );
    const [isLeaving, setLeaving] = useState(false);
    const act = useAct();
    const answer = async (agreed: boolean): Promise<void> => {
        const answered = await act.run(() =>
            surely(() =>
                post("/api/v1/oauth/consents", {
                    body: { query, accounts: agreed ? accounts : [], agreed },
                }),
            ),
        );
        if (answered?.ok) {
            setLeaving(true);
            location.assign(answered.value.location);
        }
    };
    const { app } = question;
    return (
        <section class="card consent">
            <span class="sign">
                <Icon of={AppWindow} size={40} />
            </span>
            <Title>{t.consent.title(app.name)}</Title>
            <p class="muted">
                {t.consent.website}: <code>{app.website}</code>
            </p>
            <p class="muted">
                {t.consent.goesTo}: <code>{receiver(query)}</code>
            </p>
            <h2>{t.consent.allows}</h2>
            <ul class="bullets">
                {question.scopes.map((scope) => (
                    <li key={scope}>{t.scopes[scope]}</li>
                ))}
            </ul>
            <Choices
                legend={t.consent.accounts}
                of={question.accounts.map((account) => [account.code, account.name])}
                chosen={accounts}
                choose={setAccounts}
            />
            <p>
                {t.consent.never} {t.consent.later}
            </p>
            <Refused problem={act.problem} />
            {isLeaving && <p role="status">{t.consent.leaving(app.name)}</p>}
            <div class="actions">
                <Button
                    look="primary"
                    busy={act.busy || isLeaving}
                    off={accounts.length === 0}
                    onClick={() => void answer(true)}
                >
                    {t.consent.agree(app.name)}
                </Button>
                <Button busy={act.busy || isLeaving} onClick={() => void answer(false)}>
                    {t.consent.refuse}
                </Button>
            </div>
            {accounts.length === 0 && <p class="error">{t.consent.noAccount}</p>}
        </section>
    );
}
