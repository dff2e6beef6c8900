// Everything about getting in and signing, on one page.

import { useState } from "preact/hooks";
import { get } from "../api/client.js";
import { acting, session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { AboutAccount } from "../member/AboutAccount.js";
import { useLoaded } from "../ui/act.js";
import { Notice, Refused, Skeleton, Title } from "../ui/parts.js";
import { ApiKeys } from "./ApiKeys.js";
import { Apps } from "./Apps.js";
import { Devices } from "./Devices.js";
import { LetInAnew } from "./LetInAnew.js";
import { Passkeys } from "./Passkeys.js";
import { Password } from "./Password.js";
import { RecoveryCodes } from "./RecoveryCodes.js";
import { Sessions } from "./Sessions.js";
import { Totp } from "./Totp.js";

export function Security() {
    const t = texts.value;
    const code = session.value?.member.code ?? "";
    const loaded = useLoaded(
        () => get("/api/v1/members/{code}/sign-in", { path: { code } }),
        [code],
    );
    const ways = loaded.value;
    /** How often keys and apps were ended with the sessions: then they are asked for anew. */
    const [endings, setEndings] = useState(0);
    const changed = (): void => void loaded.reload();
    return (
        <>
            <Title>{t.pages.security}</Title>
            <p>{t.security.lead}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {ways &&
                ways.passkeys + (ways.password ? 1 : 0) < 2 &&
                ways.recoveryCodesLeft === 0 && <Notice kind="info">{t.security.oneWay}</Notice>}
            <LetInAnew code={code} />
            <Passkeys code={code} changed={changed} />
            {ways === null && !loaded.problem && <Skeleton />}
            {ways && <Password code={code} ways={ways} changed={changed} />}
            {ways && <Totp code={code} ways={ways} changed={changed} />}
            {ways && <RecoveryCodes code={code} ways={ways} changed={changed} />}
            <Devices key={acting.value?.code} member={code} account={acting.value?.code ?? code} />
            <Sessions code={code} ended={() => setEndings(endings + 1)} />
            <ApiKeys key={`keys ${endings}`} code={code} />
            <Apps key={`apps ${endings}`} code={code} />
            <ul class="tiles">
                <AboutAccount />
            </ul>
        </>
    );
}
