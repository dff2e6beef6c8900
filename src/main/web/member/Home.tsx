// The first page: who one is, how the account stands, what happened last.

import { QrCode, ScanLine, Send } from "lucide";
import { get } from "../api/client.js";
import { later } from "../app/later.js";
import { currency } from "../app/network.js";
import { acting, session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { EntryRow } from "../statement/EntryRow.js";
import { useLoaded } from "../ui/act.js";
import { Icon } from "../ui/icon.js";
import { Refused, Skeleton, Title } from "../ui/parts.js";
import { BalanceBar } from "./BalanceBar.js";
import { Levy } from "./Levy.js";
import { Limit } from "./Limit.js";
import { Roles } from "./Roles.js";

const LATELY = 6;

/** For few, so it comes when the rest is there, and nothing stands there until then. */
const OfficerActsNews = later(async () => (await import("../officer/News.js")).News, null);

const Waiting = later(async () => (await import("../payment/Waiting.js")).Waiting, null);

const PayAgain = later(async () => (await import("../payment/PayAgain.js")).PayAgain, null);

const SecurityNews = later(async () => (await import("../security/News.js")).News, null);

export function Home() {
    const t = texts.value.home;
    const opened = session.value;
    const account = acting.value;
    if (!opened || !account) {
        return <Skeleton />;
    }
    return (
        <>
            <Title>{t.hello(opened.member.name)}</Title>
            <SecurityNews />
            <Standing key={account.code} code={account.code} />
            <Waiting />
            <PayAgain key={`${account.code} people`} />
            <OfficerActsNews />
            <Lately key={`${account.code} lately`} code={account.code} />
            <Roles roles={opened.roles} />
        </>
    );
}

function Standing({ code }: { code: string }) {
    const t = texts.value.home;
    const { decimals, code: unit } = currency.value;
    const loaded = useLoaded(() => get("/api/v1/accounts/{code}", { path: { code } }), [code]);
    const account = loaded.value;
    if (loaded.problem) {
        return <Refused problem={loaded.problem} nothing="" />;
    }
    if (!account) {
        return <Skeleton />;
    }
    const available = money(Math.abs(account.availableBalance), decimals);
    return (
        <section class="card standing" aria-labelledby="balance">
            <h2 id="balance" class="muted">
                {t.balance}
            </h2>
            <p class="big">
                <span class="number" data-amount={account.balance}>
                    {money(account.balance, decimals)}
                </span>{" "}
                <small>{unit}</small>
            </p>
            {loaded.keptAt !== null && (
                <p class="muted">
                    {texts.value.offline.asOf(dayAndTime(new Date(loaded.keptAt).toISOString()))}
                </p>
            )}
            <BalanceBar account={account} />
            <p>
                {account.availableBalance >= 0 ? t.canSpend(available) : t.cannotSpend(available)}
                {account.reservedAmount > 0 &&
                    ` ${t.reserved(money(account.reservedAmount, decimals))}`}
            </p>
            <Levy code={code} />
            <Limit code={code} />
            <QuickActions />
        </section>
    );
}

function QuickActions() {
    const t = texts.value.home;
    return (
        <div class="quick">
            <a class="button primary" href="/app/pay">
                <Icon of={Send} />
                <span>{texts.value.pages.pay}</span>
            </a>
            <a class="button" href="/app/request">
                <Icon of={QrCode} />
                <span>{t.ask}</span>
            </a>
            <a class="button" href="/app/scan">
                <Icon of={ScanLine} />
                <span>{t.scan}</span>
            </a>
        </div>
    );
}

function Lately({ code }: { code: string }) {
    const t = texts.value.home;
    const loaded = useLoaded(
        () =>
            get("/api/v1/accounts/{code}/entries", {
                path: { code },
                query: { limit: String(LATELY) },
            }),
        [code],
    );
    if (loaded.problem) {
        return null;
    }
    if (!loaded.value) {
        return <Skeleton />;
    }
    const entries = loaded.value.items;
    return (
        <section class="card" aria-labelledby="lately">
            <h2 id="lately">{t.recent}</h2>
            {entries.length === 0 ? (
                <p class="muted">{t.nothing}</p>
            ) : (
                <ul class="rows">
                    {entries.map((entry) => (
                        <EntryRow key={entry.version} entry={entry} account={code} />
                    ))}
                </ul>
            )}
            {entries.length > 0 && (
                <p>
                    <a href="/app/statement">{t.wholeStatement}</a>
                </p>
            )}
        </section>
    );
}
