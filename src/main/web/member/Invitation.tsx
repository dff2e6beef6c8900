// Somebody was invited: she chooses how she will sign in.

import { useState } from "preact/hooks";
import { Fingerprint } from "lucide";
import { post } from "../api/client.js";
import { network } from "../app/network.js";
import { goInstead } from "../app/router.js";
import { signedIn } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Field, Notice, Refused, Title } from "../ui/parts.js";
import { canUsePasskeys, deviceName, makePasskey } from "./passkey.js";

// The code is behind "#", which browsers send to nobody. It is taken out of the address at once, so
// that it does not stay in the history.
function takeCode(): string {
    const code = decodeURIComponent(location.hash.slice(1));
    if (code !== "") {
        history.replaceState(null, "", location.pathname);
    }
    return code;
}

export function Invitation() {
    const t = texts.value.access;
    const [code, setCode] = useState(takeCode);
    const [wasGiven] = useState(code !== "");
    const { browser, system } = deviceName();
    const [name, setName] = useState(texts.value.news.program.on(browser, system));
    const [password, setPassword] = useState("");
    const byPasskey = useAct();
    const byPassword = useAct();

    const usePasskey = async (event: Event): Promise<void> => {
        event.preventDefault();
        const invitation = code.trim();
        const answer = await byPasskey.run(async () => {
            const options = await post("/api/v1/invitations/passkey/options", {
                body: { invitation },
            });
            if (!options.ok) {
                return options;
            }
            const made = await makePasskey(options.value.publicKey);
            return made.ok
                ? post("/api/v1/invitations", {
                      body: { invitation, credential: made.value, name, cookie: true },
                  })
                : made;
        });
        if (answer?.ok) {
            signedIn(answer.value);
            goInstead("/app");
        }
    };
    const usePassword = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await byPassword.run(() =>
            post("/api/v1/invitations", {
                body: { invitation: code.trim(), password, cookie: true },
            }),
        );
        if (answer?.ok) {
            signedIn(answer.value);
            goInstead("/app");
        }
    };
    const codeField = !wasGiven && (
        <Field label={t.invitation.code} value={code} onInput={setCode} required />
    );
    return (
        <>
            <Title>{t.welcome(network.value?.name ?? "Mutirão")}</Title>
            <p>{t.invitation.lead}</p>
            {!wasGiven && <section class="card">{codeField}</section>}
            <section class="card" aria-label={t.invitation.make}>
                {canUsePasskeys ? (
                    <form onSubmit={(event) => void usePasskey(event)}>
                        <p class="muted">{t.passkeyWhat}</p>
                        <Field
                            label={t.invitation.name}
                            help={t.invitation.nameHelp}
                            value={name}
                            onInput={setName}
                            maxLength={60}
                            required
                        />
                        <Refused problem={byPasskey.problem} />
                        <Button submit look="primary" icon={Fingerprint} busy={byPasskey.busy}>
                            {t.invitation.make}
                        </Button>
                    </form>
                ) : (
                    <Notice kind="info">{t.noPasskeys}</Notice>
                )}
            </section>
            <details class="card" open={!canUsePasskeys}>
                <summary>{t.invitation.instead}</summary>
                <form onSubmit={(event) => void usePassword(event)}>
                    <Field
                        label={t.invitation.newPassword}
                        help={t.invitation.newPasswordHelp}
                        type="password"
                        value={password}
                        onInput={setPassword}
                        autocomplete="new-password"
                        required
                    />
                    <Refused problem={byPassword.problem} />
                    <Button submit busy={byPassword.busy}>
                        {t.invitation.set}
                    </Button>
                </form>
            </details>
        </>
    );
}
