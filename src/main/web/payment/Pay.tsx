// Paying from the account that the member acts for, signed on this device.

import { useState } from "preact/hooks";
import { type Answer, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { network } from "../app/network.js";
import { goInstead } from "../app/router.js";
import { acting, session } from "../app/session.js";
import { type DeviceKey, type Signer, deviceKey } from "../device/keys.js";
import { KeyMaker } from "../device/KeyMaker.js";
import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Notice, Refused, Skeleton, Title } from "../ui/parts.js";
import { PayForm } from "./PayForm.js";
import { Result, hasResult, usePaying } from "./paying.js";
import { UnsentList } from "./UnsentList.js";

export interface Ready {
    account: Schemas["Account"];
    key: DeviceKey | null;
    /** Above this amount others have to agree; infinite if there is no rule. */
    waitsAbove: number;
}

/** What is needed to pay from an account on this device. */
export async function ready(signer: Signer): Promise<Answer<Ready>> {
    const path = { code: signer.account };
    const [account, rule, key] = await Promise.all([
        get("/api/v1/accounts/{code}", { path }),
        // An account without a rule has none to show.
        get("/api/v1/accounts/{code}/approval-rule", { path }),
        deviceKey(signer),
    ]);
    if (!account.ok) {
        return account;
    }
    const policy = network.value?.policies.authorisation.value ?? {};
    const officers = "twoOfficersFrom" in policy ? policy.twoOfficersFrom : null;
    const waitsAbove = Math.min(
        rule.ok ? rule.value.above : Infinity,
        typeof officers === "number" ? officers - 1 : Infinity,
    );
    return { ...account, value: { account: account.value, key, waitsAbove } };
}

export function Pay() {
    const member = session.value?.member.code ?? "";
    const account = acting.value?.code ?? member;
    // Another account is another page: nothing that was filled in for the one goes to the other.
    return <PayFrom key={account} signer={{ member, account }} />;
}

function PayFrom({ signer }: { signer: Signer }) {
    const t = texts.value;
    const loaded = useLoaded(() => ready(signer), []);
    const paying = usePaying(signer, loaded.reload);
    const [wasKept, setKept] = useState(false);
    const [round, setRound] = useState(0);
    if (hasResult(paying)) {
        return <Result paying={paying} again={() => void loaded.reload()} />;
    }
    const at = loaded.value;
    const { key = null, account, waitsAbove = 0 } = at ?? {};
    return (
        <>
            <Title>{t.pages.pay}</Title>
            {paying.problem && <Refused problem={paying.problem} nothing={t.pay.nothingSent} />}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {at === null && !loaded.problem && <Skeleton />}
            {at !== null && key === null && (
                <KeyMaker signer={signer} done={() => void loaded.reload()} />
            )}
            {account !== undefined && account.leavingSince !== null && !account.closed && (
                <Notice kind="info">{t.pay.accountLeaving}</Notice>
            )}
            {account?.closed && <Notice kind="info">{t.pay.accountClosed}</Notice>}
            {wasKept && <Notice kind="info">{t.pay.unsent.kept}</Notice>}
            {account !== undefined && key !== null && (
                <>
                    <UnsentList
                        key={`unsent${round}`}
                        member={signer.member}
                        account={account}
                        waitsAbove={waitsAbove}
                        busy={paying.busy}
                        pay={(draft) => paying.pay(draft, key)}
                    />
                    <PayForm
                        key={round}
                        account={account}
                        waitsAbove={waitsAbove}
                        busy={paying.busy}
                        pay={(draft) => paying.pay(draft, key)}
                        kept={() => {
                            setKept(true);
                            setRound(round + 1);
                            goInstead("/app/pay");
                        }}
                    />
                </>
            )}
        </>
    );
}
