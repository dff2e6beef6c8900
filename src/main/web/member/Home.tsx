// The first page: who one is, how the account stands, where to go.

import { CircleCheckBig, HandCoins, LogOut, Send, ShieldCheck, UserPlus, Vote } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { later } from "../app/later.js";
import { currency, network } from "../app/network.js";
import { acting, session, signOut } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { change, money } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Icon } from "../ui/icon.js";
import { Button, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { Tile } from "../ui/Tile.js";
import { AboutAccount } from "./AboutAccount.js";
import { BalanceBar } from "./BalanceBar.js";
import { Levy } from "./Levy.js";
import { Limit } from "./Limit.js";

const LATELY = 6;

/** For few, so it comes when the rest is there, and nothing stands there until then. */
const OfficerActsNews = later(async () => (await import("../officer/News.js")).News, null);

const SecurityNews = later(async () => (await import("../security/News.js")).News, null);

/** What the payer and the payee have a receipt of. */
const PAYMENTS: string[] = ["payment", "gift", "wage", "award"];

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
            <OfficerActsNews />
            <Ways roles={opened.roles} />
            <Lately key={`${account.code} lately`} code={account.code} />
            <AboutAccount />
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
            <BalanceBar account={account} />
            <p>
                {account.availableBalance >= 0 ? t.canSpend(available) : t.cannotSpend(available)}
                {account.reservedAmount > 0 &&
                    ` ${t.reserved(money(account.reservedAmount, decimals))}`}
            </p>
            <Levy code={code} />
            <Limit code={code} />
            <a class="button primary" href="/app/pay">
                <Icon of={Send} />
                <span>{texts.value.pages.pay}</span>
            </a>
        </section>
    );
}

function Ways({ roles }: { roles: string[] }) {
    const t = texts.value.home;
    const rule = network.value?.policies.loans.value;
    const hasLoans = rule !== undefined && "purseSharePpm" in rule && rule.maximum > 0;
    return (
        <ul class="tiles">
            {roles.includes("coordinator") && (
                <Tile
                    to="/app/coordination"
                    icon={UserPlus}
                    title={texts.value.pages.coordination}
                    text={t.coordinationCardText}
                />
            )}
            <Tile
                to="/app/approvals"
                icon={CircleCheckBig}
                title={t.approvalsCard}
                text={t.approvalsCardText}
            />
            <Tile
                to="/app/assembly"
                icon={Vote}
                title={texts.value.pages.assembly}
                text={t.assemblyCardText}
            />
            {hasLoans && (
                <Tile
                    to="/app/loans"
                    icon={HandCoins}
                    title={texts.value.pages.loans}
                    text={texts.value.loan.card}
                />
            )}
            <Tile
                to="/app/security"
                icon={ShieldCheck}
                title={t.securityCard}
                text={t.securityCardText}
            />
        </ul>
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
        </section>
    );
}

function EntryRow({ entry, account }: { entry: Schemas["Entry"]; account: string }) {
    const t = texts.value.home;
    const { decimals } = currency.value;
    const kind = t.kinds[entry.kind] ?? entry.kind;
    // The accounts of rounds and the fund are no people's.
    const isNoParty = entry.kind === "contribution" || entry.decision !== null;
    const hasReceipt = PAYMENTS.includes(entry.kind);
    const name = isNoParty ? kind : (entry.otherParty ?? t.noParty);
    // What she ordered herself, and what others paid her, needs no word.
    const orderer = entry.amount < 0 && entry.orderedBy !== account ? entry.orderedBy : null;
    return (
        <li>
            <span>
                <strong>{name}</strong>
                <small>
                    {!isNoParty && `${entry.description ?? kind} · `}
                    {day(entry.committedAt)}
                </small>
                {entry.decision !== null && (
                    <small dir="auto">
                        <a href={placeOf(entry.decision)}>{said(entry.decision)}</a>
                    </small>
                )}
                {hasReceipt && orderer !== null && <small>{t.orderedBy(orderer)}</small>}
                {hasReceipt && (
                    <small>
                        <a
                            href={`/app/receipt?payment=${entry.payment}`}
                            aria-label={texts.value.receipt.linkOf(name)}
                        >
                            {texts.value.receipt.link}
                        </a>
                    </small>
                )}
            </span>
            <span class={entry.amount > 0 ? "number plus" : "number"}>
                {change(entry.amount, decimals)}
            </span>
        </li>
    );
}

type Decision = NonNullable<Schemas["Entry"]["decision"]>;

/** Where one reads what was decided. */
function placeOf({ round, proposal }: Decision): string {
    return proposal === null ? `/app/round?id=${round}` : `/app/proposal?id=${proposal}`;
}

function said({ step, title, tranche }: Decision): string {
    return texts.value.home.decided[step](title, tranche ?? 1);
}

function Roles({ roles }: { roles: string[] }) {
    const t = texts.value.home;
    return (
        <Section title={t.roles}>
            <ul class="chips">
                {roles.map((role) => (
                    <li key={role}>{t.role[role] ?? role}</li>
                ))}
            </ul>
            <p>
                <a href="/app/mandates">{texts.value.pages.mandates}</a>
            </p>
            <Button look="quiet" icon={LogOut} onClick={() => void signOut()}>
                {t.signOut}
            </Button>
        </Section>
    );
}
