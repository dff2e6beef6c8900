// What officers see of a member: how her account stands, how far it may go and why, what she may
// do for the community, who acts for her. Coordinators change what is theirs to change.

import { useState } from "preact/hooks";
import { CircleUser, KeyRound, Landmark, Scale } from "lucide";
import { type Answer, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { accountPage, recoveryPage, venturePage } from "../app/places.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { inUnits } from "../assembly/rounds.js";
import { Acting } from "../delegate/Acting.js";
import { day, dayAndTime, texts } from "../i18n/index.js";
import { CreditWhy } from "./CreditWhy.js";
import { useLoaded } from "../ui/act.js";
import { type Fact, Facts } from "../ui/Facts.js";
import { Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { Changes } from "./AccountForms.js";
import { LimitHistory } from "./LimitHistory.js";

type Member = Schemas["Member"];
type Account = Schemas["Account"];

export function MemberPage() {
    const code = place.value.searchParams.get("code") ?? "";
    return <MemberOf key={code} code={code} />;
}

async function load(code: string): Promise<Answer<[Member, Account]>> {
    const member = await get("/api/v1/members/{code}", { path: { code } });
    if (!member.ok) {
        return member;
    }
    const account = await get("/api/v1/accounts/{code}", { path: { code: member.value.code } });
    return account.ok ? { ...account, value: [member.value, account.value] } : account;
}

function MemberOf({ code }: { code: string }) {
    const t = texts.value.members;
    const loaded = useLoaded(() => load(code), []);
    const [news, setNews] = useState<string | null>(null);
    const said = (text: string): void => {
        setNews(text);
        void loaded.reload();
    };
    const all = (
        <p>
            <a href="/app/members">{t.toAll}</a>
        </p>
    );
    if (code === "" || loaded.problem?.status === 404 || loaded.problem?.status === 400) {
        return (
            <>
                <Title>{texts.value.pages.member}</Title>
                <Notice kind="bad">{texts.value.member.unknown(code)}</Notice>
                {all}
            </>
        );
    }
    return (
        <>
            <Title>
                <span dir="auto">{loaded.value?.[0].name ?? texts.value.pages.member}</span>
            </Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value === null && !loaded.problem && <Skeleton />}
            {news !== null && <Notice kind="good">{news}</Notice>}
            {loaded.value !== null && (
                <Shown member={loaded.value[0]} account={loaded.value[1]} said={said} />
            )}
            {all}
        </>
    );
}

interface ShownProps {
    member: Member;
    account: Account;
    said: (news: string) => void;
}

function Shown({ member, account, said }: ShownProps) {
    const me = session.value;
    const roles = me?.roles ?? [];
    const isCoordinator = roles.includes("coordinator");
    const seesReasons = isCoordinator || roles.includes("treasurer");
    const isOther = me?.member.code !== member.code;
    return (
        <>
            <Standing member={member} account={account} />
            <Section title={texts.value.members.limits} icon={Scale} id="limits">
                {seesReasons && <CreditWhy code={member.code} key={`${account.creditLimit} why`} />}
                <LimitHistory code={member.code} key={account.creditLimit} />
                {isCoordinator && isOther && <Changes account={account} said={said} />}
            </Section>
            <Mandates code={member.code} />
            {(isCoordinator || roles.includes("auditor")) && (
                <>
                    <Acting code={member.code} />
                    <WaysIn member={member} isCoordinator={isCoordinator && isOther} />
                </>
            )}
        </>
    );
}

function Standing({ member, account }: { member: Member; account: Account }) {
    const t = texts.value.members;
    const facts: Fact[] = [
        [t.code, member.code],
        [t.kind, texts.value.coordination.admission.kinds[member.kind]],
        [t.community, member.community],
        [t.joined, day(member.joinedAt)],
        [t.balance, <span class="number">{inUnits(account.balance)}</span>],
        [t.available, <span class="number">{inUnits(account.availableBalance)}</span>],
        [t.below, <span class="number">{inUnits(account.creditLimit)}</span>],
        [t.above, <span class="number">{inUnits(account.maximumBalance)}</span>],
    ];
    if (account.reservedAmount > 0) {
        facts.push([t.reserved, <span class="number">{inUnits(account.reservedAmount)}</span>]);
    }
    facts.push([t.state, account.closed ? t.closed : t.open]);
    return (
        <Section title={t.standing} icon={CircleUser} id="standing">
            <Facts of={facts} />
            <p>
                <a href={accountPage(member.code)}>{t.toStatement}</a>
                {member.kind === "venture" && (
                    <>
                        {" · "}
                        <a href={venturePage(member.code)}>{t.toVenture}</a>
                    </>
                )}
            </p>
        </Section>
    );
}

function Mandates({ code }: { code: string }) {
    const t = texts.value.members;
    const loaded = useLoaded(() => get("/api/v1/mandates"), []);
    const own = loaded.value?.items.filter((one) => one.member === code);
    return (
        <Section title={t.mandates} icon={Landmark} id="mandates">
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {own?.length === 0 && <p>{t.noMandates}</p>}
            <ul class="rows">
                {own?.map((one) => (
                    <li key={one.role}>
                        <span>
                            <strong>{texts.value.home.role[one.role] ?? one.role}</strong>
                            <small dir="auto">
                                {texts.value.coordination.mandates.term(
                                    day(one.grantedAt),
                                    day(one.endsAt),
                                )}{" "}
                                {one.decision}
                            </small>
                        </span>
                    </li>
                ))}
            </ul>
            <p>
                <a href="/app/mandates">{texts.value.pages.mandates}</a>
            </p>
        </Section>
    );
}

/** By which keys she signs, and the ways back in where she has lost hers. */
function WaysIn({ member, isCoordinator }: { member: Member; isCoordinator: boolean }) {
    const t = texts.value.members;
    const path = { code: member.code };
    const keys = useLoaded(() => get("/api/v1/members/{code}/keys", { path }), []);
    const recovery = useLoaded(() => get("/api/v1/members/{code}/recovery", { path }), []);
    const items = keys.value?.items.filter((one) => one.revokedAt === null) ?? [];
    const asked = recovery.value;
    return (
        <Section title={t.waysIn} icon={KeyRound} id="ways-in">
            <p>{t.keys(items.length)}</p>
            <p>
                {asked === null
                    ? t.notLetIn
                    : texts.value.coordination.recovery.asked(
                          asked.askedBy,
                          dayAndTime(asked.askedAt),
                          asked.reason,
                      )}
            </p>
            {isCoordinator && member.kind === "person" && (
                <p>
                    <a href={recoveryPage(member.code)}>{t.letIn}</a>
                    {" · "}
                    <a href="/app/coordination#invite">{t.invite}</a>
                </p>
            )}
        </Section>
    );
}
