// The page to sign in on.

import { network } from "../app/network.js";
import { goInstead, isOurs, place } from "../app/router.js";
import { type Session, hasEnded, signedIn } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { Notice, Title } from "../ui/parts.js";
import { canUsePasskeys } from "./passkey.js";
import { PasskeyButton, PasswordForm } from "./ways.js";

function arrive(session: Session): void {
    signedIn(session);
    // Back to where the member wanted to be: only ever a page of the wallet.
    const wanted = new URL(place.value.searchParams.get("next") ?? "/app", location.origin);
    goInstead(isOurs(wanted) ? wanted.pathname + wanted.search : "/app");
}

export function SignIn() {
    const t = texts.value.access;
    return (
        <>
            <Title>{t.welcome(network.value?.name ?? "Mutirão")}</Title>
            {hasEnded.value && <Notice kind="info">{t.ended}</Notice>}
            <section class="card" aria-label={t.withPasskey}>
                <PasskeyButton text={t.withPasskey} done={arrive} />
                <p class="muted">{t.passkeyWhat}</p>
            </section>
            <details class="card" open={!canUsePasskeys}>
                <summary>{t.otherWays}</summary>
                <PasswordForm done={arrive} />
            </details>
            <details class="card">
                <summary>{t.lost}</summary>
                <p>{t.lostText}</p>
            </details>
        </>
    );
}
