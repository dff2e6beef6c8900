// What waits on the first page: requests to be answered, payments that were prepared and not sent,
// and one that was sent and not answered.

import type { ComponentChildren } from "preact";
import { get } from "../api/client.js";
import { acting, session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Notice } from "../ui/parts.js";
import { unanswered } from "./orders.js";
import { unsent } from "./unsent.js";

/** More than that are not counted. */
const COUNTED = "50";

export function Waiting() {
    const t = texts.value.request;
    const member = session.value?.member.code ?? "";
    const account = acting.value?.code ?? member;
    const loaded = useLoaded(
        () =>
            get("/api/v1/payment-requests", {
                query: { account, role: "payer", state: "pending", limit: COUNTED },
            }),
        [account],
    );
    const asked = loaded.value?.items ?? [];
    const [only] = asked;
    const prepared = unsent(member, account).length;
    return (
        <>
            {unanswered(member, account) !== null && <Line to="/app/pay">{t.unanswered}</Line>}
            {prepared > 0 && <Line to="/app/pay">{t.unsent(prepared)}</Line>}
            {only !== undefined && (
                <Line to={asked.length === 1 ? `/app/request?id=${only.id}` : "/app/requests"}>
                    {t.card(asked.length)}
                </Line>
            )}
        </>
    );
}

function Line({ to, children }: { to: string; children: ComponentChildren }) {
    return (
        <Notice kind="info">
            <p>
                {children} <a href={to}>{texts.value.request.see}</a>
            </p>
        </Notice>
    );
}
