// An account as of a moment, with the postings behind its balance, each leading to the whole of it.

import { useState } from "preact/hooks";
import { BookOpen } from "lucide";
import { type Answer, all, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { goInstead, place } from "../app/router.js";
import { session } from "../app/session.js";
import { inUnits } from "../assembly/rounds.js";
import { currency } from "../app/network.js";
import { accountPage, memberPage } from "../app/places.js";
import { LimitHistory } from "../coordination/LimitHistory.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { change } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { Moment, momentOf } from "./Moment.js";

type Entry = Schemas["Entry"];

const PAGE = "50";

export function AccountPage() {
    const code = place.value.searchParams.get("code") ?? "";
    const at = momentOf();
    return <AccountOf key={`${code} ${at}`} code={code} at={at} />;
}

interface AccountProps {
    code: string;
    at: string | null;
}

interface Loaded {
    account: Schemas["Account"];
    balance: Schemas["Balance"];
    entries: Schemas["EntryList"];
}

async function load({ code, at }: AccountProps): Promise<Answer<Loaded>> {
    const path = { code };
    const then = at === null ? {} : { at };
    const parts = await all(
        get("/api/v1/accounts/{code}", { path }),
        get("/api/v1/accounts/{code}/balance", { path, query: then }),
        get("/api/v1/accounts/{code}/entries", { path, query: { limit: PAGE, ...then } }),
    );
    if (!parts.ok) {
        return parts;
    }
    const [account, balance, entries] = parts.value;
    return { ...parts, value: { account, balance, entries } };
}

function AccountOf({ code, at }: AccountProps) {
    const t = texts.value.audit;
    const loaded = useLoaded(() => load({ code, at }), []);
    const whole = loaded.value;
    return (
        <>
            <Title>{t.account(whole?.account.code ?? code)}</Title>
            {loaded.problem?.status === 404 || loaded.problem?.status === 400 ? (
                <Notice kind="bad">{t.noAccount}</Notice>
            ) : (
                loaded.problem && <Refused problem={loaded.problem} nothing="" />
            )}
            {whole === null && !loaded.problem && <Skeleton />}
            {whole !== null && (
                <>
                    <Section title={t.standing} icon={BookOpen} id="standing">
                        <p class="big">
                            <span class="number" data-amount={whole.balance.balance}>
                                {inUnits(whole.balance.balance)}
                            </span>
                        </p>
                        <p>{t.after(whole.balance.version, whole.balance.size)}</p>
                        {whole.account.owner !== null && (
                            <p>
                                <a href={memberPage(whole.account.owner)}>{t.toMember}</a>
                            </p>
                        )}
                        <Moment at={at} choose={(to) => goInstead(accountPage(code, to))} />
                    </Section>
                    <Postings code={code} at={at} first={whole.entries} />
                    {whole.account.owner !== null && (
                        <Section title={texts.value.members.limits} id="limits">
                            <LimitHistory code={code} />
                        </Section>
                    )}
                </>
            )}
            {seesPostings() && (
                <p>
                    <a href="/app/audit">{t.toAudit}</a>
                </p>
            )}
        </>
    );
}

function Postings({ code, at, first }: AccountProps & { first: Schemas["EntryList"] }) {
    const t = texts.value.audit;
    const [items, setItems] = useState(first.items);
    const [next, setNext] = useState(first.next);
    const goOn = async (after: string): Promise<void> => {
        const answer = await get("/api/v1/accounts/{code}/entries", {
            path: { code },
            query: { limit: PAGE, after, ...(at !== null && { at }) },
        });
        if (answer.ok) {
            setItems([...items, ...answer.value.items]);
            setNext(answer.value.next);
        }
    };
    return (
        <Section title={t.postings} id="postings">
            {items.length === 0 && <p>{t.noPostings}</p>}
            <ul class="rows">
                {items.map((entry) => (
                    <EntryRow key={entry.version} entry={entry} at={at} />
                ))}
            </ul>
            {next !== null && (
                <Button look="quiet" onClick={() => void goOn(next)}>
                    {t.more}
                </Button>
            )}
        </Section>
    );
}

/** Whether payments of others are hers to read as a whole. */
function seesPostings(): boolean {
    const roles = session.value?.roles ?? [];
    return roles.includes("auditor") || roles.includes("treasurer");
}

function EntryRow({ entry, at }: { entry: Entry; at: string | null }) {
    const t = texts.value.audit;
    const kind = texts.value.home.kinds[entry.kind] ?? entry.kind;
    const { decimals } = currency.value;
    return (
        <li>
            <span>
                {seesPostings() ? (
                    <a href={`/app/posting?id=${entry.payment}`}>
                        {kind}
                        <span class="visually-hidden"> {t.entry(entry.version)}</span>
                    </a>
                ) : (
                    <strong>{kind}</strong>
                )}
                <small>
                    {t.entry(entry.version)} · {t.leaf(entry.logIndex)} ·{" "}
                    {dayAndTime(entry.committedAt)}
                </small>
                {entry.otherParty !== null && (
                    <small>
                        {t.with} <a href={accountPage(entry.otherParty, at)}>{entry.otherParty}</a>
                    </small>
                )}
                {entry.description !== null && <small dir="auto">{entry.description}</small>}
            </span>
            <span>
                <span class={entry.amount > 0 ? "number plus" : "number"}>
                    {change(entry.amount, decimals)}
                </span>
                <small>{t.balanceAfter(inUnits(entry.balanceAfter))}</small>
            </span>
        </li>
    );
}
