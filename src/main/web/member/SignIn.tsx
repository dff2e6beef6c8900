// Signing in: with a passkey, or else with code and password and what else the account asks for.

import { useState } from "preact/hooks";
import { Fingerprint } from "lucide";
import { post } from "../api/client.js";
import { network } from "../app/network.js";
import { goInstead, isOurs, place } from "../app/router.js";
import { hasEnded, signedIn } from "../app/session.js";
import type { Session } from "../api/planned.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Field, Notice, Refused, Title } from "../ui/parts.js";

/** What a member who signs in without a passkey shows. */
type Way = "password" | "recovery";

function arrive(session: Session): void {
    signedIn(session);
    const wanted = new URL(place.value.searchParams.get("next") ?? "/app", location.origin);
    goInstead(isOurs(wanted) ? wanted.pathname + wanted.search : "/app");
}

export function PasswordForm({ done }: { done: (session: Session) => void }) {
    const t = texts.value.access;
    const act = useAct();
    const [way] = useState<Way>("password");
    const [code, setCode] = useState("");
    const [password, setPassword] = useState("");
    const submit = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() =>
            post("/api/v1/sessions", { body: { code, password, cookie: true } }),
        );
        if (answer?.ok) {
            done(answer.value);
        }
    };
    return (
        <form onSubmit={(event) => void submit(event)} data-way={way}>
            <Field
                label={t.code}
                help={t.codeHelp}
                value={code}
                onInput={setCode}
                autocomplete="username"
                required
            />
            <Field
                label={t.password}
                type="password"
                value={password}
                onInput={setPassword}
                autocomplete="current-password"
                required
            />
            <Refused problem={act.problem} nothing="" />
            <Button submit look="plain" busy={act.busy}>
                {t.signIn}
            </Button>
        </form>
    );
}

export function SignIn() {
    const t = texts.value.access;
    return (
        <>
            <Title>{t.welcome(network.value?.name ?? "Mutirão")}</Title>
            {hasEnded.value && <Notice kind="info">{t.ended}</Notice>}
            <section class="card">
                <Button look="primary" icon={Fingerprint}>
                    {t.withPasskey}
                </Button>
                <p class="muted">{t.passkeyWhat}</p>
            </section>
            <details class="card">
                <summary>{t.otherWays}</summary>
                <PasswordForm done={arrive} />
            </details>
        </>
    );
}
