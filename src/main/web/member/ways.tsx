// The ways of signing in, for the page that is for it and for confirming that it is she.

import { useState } from "preact/hooks";
import { Fingerprint } from "lucide";
import { post } from "../api/client.js";
import type { Session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Field, Notice, Refused } from "../ui/parts.js";
import { canUsePasskeys, showPasskey } from "./passkey.js";

type Done = (session: Session) => void;

export function PasskeyButton({ text, done }: { text: string; done: Done }) {
    const t = texts.value.access;
    const act = useAct();
    const signIn = async (): Promise<void> => {
        const answer = await act.run(async () => {
            const options = await post("/api/v1/sessions/passkey/options");
            if (!options.ok) {
                return options;
            }
            const shown = await showPasskey(options.value.publicKey);
            return shown.ok
                ? post("/api/v1/sessions/passkey", {
                      body: { credential: shown.value, cookie: true },
                  })
                : shown;
        });
        if (answer?.ok) {
            done(answer.value);
        }
    };
    if (!canUsePasskeys) {
        return <Notice kind="info">{t.noPasskeys}</Notice>;
    }
    return (
        <>
            <Button look="primary" icon={Fingerprint} busy={act.busy} onClick={() => void signIn()}>
                {text}
            </Button>
            <Refused problem={act.problem} nothing="" />
        </>
    );
}

/** What is asked for beside the code. */
type Step = "password" | "recovery" | "totp" | "second-recovery" | "own-password";

/** Code and password, and what the account asks for besides; or code and recovery code. */
export function PasswordForm({ code: known, done }: { code?: string; done: Done }) {
    const t = texts.value.access;
    const act = useAct();
    const [step, setStep] = useState<Step>("password");
    const [code, setCode] = useState(known ?? "");
    const [password, setPassword] = useState("");
    const [second, setSecond] = useState("");
    const to = (next: Step): void => {
        act.clear();
        setSecond("");
        setStep(next);
    };
    const submit = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() =>
            post("/api/v1/sessions", { body: order(step, code.trim(), password, second) }),
        );
        if (answer?.ok) {
            done(answer.value);
        } else if (answer?.problem.name === "second-factor-needed") {
            to("totp");
        } else if (answer?.problem.name === "password-must-change" && step === "password") {
            to("own-password");
        }
    };
    const isSecond = step !== "password" && step !== "recovery";
    return (
        <form onSubmit={(event) => void submit(event)}>
            {isSecond ? <h3>{t.secondStep}</h3> : null}
            {known !== undefined && (
                // So that whoever keeps her passwords knows whose it is.
                <input type="hidden" name="username" autocomplete="username" value={known} />
            )}
            {!isSecond && known === undefined && (
                <Field
                    label={t.code}
                    help={t.codeHelp}
                    value={code}
                    onInput={setCode}
                    autocomplete="username"
                    name="username"
                    required
                />
            )}
            {step === "password" && (
                <Field
                    label={t.password}
                    type="password"
                    value={password}
                    onInput={setPassword}
                    autocomplete="current-password"
                    name="password"
                    required
                />
            )}
            {step === "totp" && (
                <Field
                    key="totp"
                    label={t.totp}
                    help={t.totpHelp}
                    value={second}
                    onInput={setSecond}
                    autocomplete="one-time-code"
                    inputMode="numeric"
                    maxLength={7}
                    focus
                    required
                />
            )}
            {step === "own-password" && (
                <>
                    <p>{t.ownPassword}</p>
                    <Field
                        key="own-password"
                        label={t.invitation.newPassword}
                        help={t.invitation.newPasswordHelp}
                        type="password"
                        value={second}
                        onInput={setSecond}
                        autocomplete="new-password"
                        focus
                        required
                    />
                </>
            )}
            {(step === "recovery" || step === "second-recovery") && (
                <Field
                    key="recovery"
                    label={t.recoveryCode}
                    help={t.recoveryHelp}
                    value={second}
                    onInput={setSecond}
                    focus={isSecond}
                    required
                />
            )}
            <Refused problem={act.problem} nothing="" />
            <Button submit look={known === undefined ? "primary" : "plain"} busy={act.busy}>
                {known === undefined ? t.signIn : t.confirm}
            </Button>
            {step === "password" && (
                <Button look="link" onClick={() => to("recovery")}>
                    {t.noPassword}
                </Button>
            )}
            {step === "recovery" && (
                <Button look="link" onClick={() => to("password")}>
                    {t.withPassword}
                </Button>
            )}
            {step === "totp" && (
                <Button look="link" onClick={() => to("second-recovery")}>
                    {t.useRecovery}
                </Button>
            )}
            {step === "second-recovery" && (
                <Button look="link" onClick={() => to("totp")}>
                    {t.useTotp}
                </Button>
            )}
        </form>
    );
}

function order(step: Step, code: string, password: string, second: string) {
    switch (step) {
        case "password":
            return { code, password, cookie: true as const };
        case "recovery":
            return { code, recoveryCode: second.trim(), cookie: true as const };
        case "totp":
            return { code, password, totp: second.replace(/\s/g, ""), cookie: true as const };
        case "second-recovery":
            return { code, password, recoveryCode: second.trim(), cookie: true as const };
        case "own-password":
            return { code, password, newPassword: second, cookie: true as const };
    }
}
