// A venture on one page, for its delegates and for officers: how it stands, its statement of the
// period, what waits for an approval, who acts for it within which limits.

import { useEffect } from "preact/hooks";
import { CircleCheckBig, Sprout } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { memberPage, venturePage } from "../app/places.js";
import { place } from "../app/router.js";
import { accounts, actFor, acting, session } from "../app/session.js";
import { inUnits } from "../assembly/rounds.js";
import { day, dayAndTime, texts } from "../i18n/index.js";
import { BalanceBar } from "../member/BalanceBar.js";
import { Says } from "../surplus/Surplus.js";
import { useLoaded } from "../ui/act.js";
import { Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { Acting } from "./Acting.js";

/** The venture that the address asks for, or else the one for which the reader acts. */
function asked(): string | null {
    const code = place.value.searchParams.get("code");
    const own = acting.value;
    return code ?? (own?.kind === "venture" ? own.code : null);
}

export function Venture() {
    const code = asked();
    return code === null ? (
        <>
            <Title>{texts.value.pages.venture}</Title>
            <Choose />
        </>
    ) : (
        <VentureOf key={code} code={code} />
    );
}

/** Those for which she acts. */
function Choose() {
    const t = texts.value.venture;
    const own = accounts.value.filter((one) => one.kind === "venture");
    return own.length === 0 ? (
        <Notice kind="info">{t.none}</Notice>
    ) : (
        <ul class="bullets">
            {own.map((one) => (
                <li key={one.code}>
                    <a href={venturePage(one.code)} dir="auto">
                        {one.name}
                    </a>
                </li>
            ))}
        </ul>
    );
}

function VentureOf({ code }: { code: string }) {
    const t = texts.value.venture;
    const path = { code };
    const account = useLoaded(() => get("/api/v1/accounts/{code}", { path }), []);
    const member = useLoaded(() => get("/api/v1/members/{code}", { path }), []);
    const isHers = accounts.value.some((one) => one.code === code);
    const roles = session.value?.roles ?? [];
    const isOfficer = (["coordinator", "treasurer", "auditor"] as const).some((role) =>
        roles.includes(role),
    );
    useEffect(() => {
        // What the other pages say then is of this venture, too.
        if (isHers) {
            actFor(code);
        }
    }, []);
    const isVenture = member.value?.kind === "venture";
    const seesPeople = isHers || roles.includes("coordinator") || roles.includes("auditor");
    return (
        <>
            <Title>
                <span dir="auto">{member.value?.name ?? texts.value.pages.venture}</span>
            </Title>
            {account.problem && <Refused problem={account.problem} nothing="" />}
            {account.value === null && !account.problem && <Skeleton />}
            {account.value !== null && (
                <Section title={t.standing} id="standing">
                    <p class="big">
                        <span class="number" data-amount={account.value.balance}>
                            {inUnits(account.value.balance)}
                        </span>
                    </p>
                    <BalanceBar account={account.value} />
                    <p>
                        {t.limits(
                            inUnits(account.value.creditLimit),
                            inUnits(account.value.maximumBalance),
                        )}
                    </p>
                    {isOfficer && (
                        <p>
                            <a href={memberPage(code)}>{t.toMember}</a>
                        </p>
                    )}
                </Section>
            )}
            {account.value !== null && isVenture && <Period code={code} isHers={isHers} />}
            {account.value !== null && isHers && <Waiting code={code} />}
            {account.value !== null && seesPeople && <People code={code} isHers={isHers} />}
        </>
    );
}

interface OfVenture {
    code: string;
    isHers: boolean;
}

function Period({ code, isHers }: OfVenture) {
    const t = texts.value.venture;
    const s = texts.value.surplus;
    const loaded = useLoaded(() => get("/api/v1/accounts/{code}/surplus", { path: { code } }), []);
    const form = loaded.value;
    return (
        <Section title={s.title} icon={Sprout} id="surplus">
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {form !== null && (
                <>
                    <p>{s.lead(form.workers.length, form.needed)}</p>
                    {form.collectOn !== null && (
                        <p>{s.rest(inUnits(form.due - form.paid), day(form.collectOn))}</p>
                    )}
                    {form.statements.length === 0 && <p>{s.none}</p>}
                    <ul class="rows">
                        {form.statements.slice(0, 3).map((one) => (
                            <li key={one.id}>
                                <div>
                                    <Says statement={one} />
                                </div>
                            </li>
                        ))}
                    </ul>
                </>
            )}
            {isHers && (
                <p>
                    <a href="/app/surplus">{t.toSurplus}</a>
                </p>
            )}
        </Section>
    );
}

/** Payments of the venture that wait for the yes of another of its persons. */
function Waiting({ code }: { code: string }) {
    const t = texts.value.venture;
    const a = texts.value.home.approvals;
    const loaded = useLoaded(() => get("/api/v1/approvals"), []);
    const items: Schemas["WaitingPayment"][] | undefined = loaded.value?.items.filter(
        (one) => one.payer === code,
    );
    return (
        <Section title={texts.value.pages.approvals} icon={CircleCheckBig} id="approvals">
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {items?.length === 0 && <p>{t.noApprovals}</p>}
            <ul class="rows">
                {items?.map((one) => (
                    <li key={one.id}>
                        <span>
                            <strong>{a.from(one.payer, one.payee)}</strong>
                            <small>{a.until(dayAndTime(one.expiresAt))}</small>
                        </span>
                        <span class="number">{inUnits(one.amount)}</span>
                    </li>
                ))}
            </ul>
            <p>
                <a href="/app/approvals">{t.toApprovals}</a>
            </p>
        </Section>
    );
}

function People({ code, isHers }: OfVenture) {
    const t = texts.value.venture;
    return (
        <>
            <Acting code={code} />
            {isHers && (
                <p>
                    <a href="/app/delegates">{t.toDelegates}</a>
                </p>
            )}
        </>
    );
}
