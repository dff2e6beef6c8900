// Who acts for the account for which the member acts now, within which limits, and how many have to
// agree before it pays much.

import { useState } from "preact/hooks";
import { Users } from "lucide";
import { type Answer, get, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { acting, loadSession, session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { DelegateForm } from "./DelegateForm.js";
import { RuleSection } from "./RuleSection.js";

interface Standing {
    delegates: Schemas["Delegate"][];
    rule: Schemas["ApprovalRule"] | null;
}

/** What the reader may change: everything as its owner, or within what she herself may do. */
export type Manager = { isOwner: true } | { isOwner: false; own: Schemas["Delegate"] };

async function standing(code: string): Promise<Answer<Standing>> {
    const path = { code };
    const [delegates, rule] = await Promise.all([
        get("/api/v1/accounts/{code}/delegates", { path }),
        get("/api/v1/accounts/{code}/approval-rule", { path }),
    ]);
    if (!delegates.ok) {
        return delegates;
    }
    if (!rule.ok && rule.problem.status !== 404) {
        return rule;
    }
    return {
        ...delegates,
        value: { delegates: delegates.value.items, rule: rule.ok ? rule.value : null },
    };
}

export function Delegates() {
    const account = acting.value;
    return account === null ? <Skeleton /> : <DelegatesOf key={account.code} account={account} />;
}

function DelegatesOf({ account }: { account: Schemas["UsableAccount"] }) {
    const t = texts.value.delegates;
    const loaded = useLoaded(() => standing(account.code), []);
    const [news, setNews] = useState<{ of: "people" | "rule"; text: string } | null>(null);
    const at = loaded.value;
    const own = at?.delegates.find((one) => one.delegate === session.value?.member.code);
    const manager: Manager | null = account.own
        ? { isOwner: true }
        : own?.mayManage
          ? { isOwner: false, own }
          : null;
    const about = (of: "people" | "rule") => ({
        news: news?.of === of ? news.text : null,
        changed: (text: string): void => {
            setNews({ of, text });
            void loaded.reload();
        },
    });
    return (
        <>
            <Title>{texts.value.pages.delegates}</Title>
            <p>{account.own ? t.lead : t.leadOther(account.name)}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {at === null && !loaded.problem && <Skeleton />}
            {at && !account.own && manager === null && <Notice kind="info">{t.onlyLook}</Notice>}
            {at && (
                <People
                    account={account}
                    people={at.delegates}
                    severalAgree={at.rule !== null}
                    by={manager}
                    {...about("people")}
                />
            )}
            {at && (
                <RuleSection
                    account={account.code}
                    rule={at.rule}
                    persons={at.delegates.length + 1}
                    by={manager}
                    {...about("rule")}
                />
            )}
        </>
    );
}

interface PeopleProps {
    account: Schemas["UsableAccount"];
    people: Schemas["Delegate"][];
    severalAgree: boolean;
    by: Manager | null;
    news: string | null;
    changed: (news: string) => void;
}

function People({ account, people, severalAgree, by, news, changed }: PeopleProps) {
    const t = texts.value.delegates;
    /** Whose limits are being changed; "new": somebody is being added. */
    const [open, setOpen] = useState<Schemas["Delegate"] | "new" | null>(null);
    const given = (text: string): void => {
        setOpen(null);
        changed(text);
    };
    return (
        <Section title={t.people} icon={Users} id="people">
            {news !== null && <Notice kind="good">{news}</Notice>}
            {people.length === 0 && <p>{by === null ? t.none : t.noneYet}</p>}
            <ul class="rows">
                {people.map((one) => (
                    <li key={one.delegate}>
                        <Powers of={one} />
                        {by !== null && (
                            <Button look="quiet" onClick={() => setOpen(one)}>
                                {t.change}
                                <span class="visually-hidden"> {one.name}</span>
                            </Button>
                        )}
                        <End account={account} of={one} by={by} changed={changed} />
                    </li>
                ))}
            </ul>
            {by !== null && open === null && (by.isOwner || !severalAgree) && (
                <Button onClick={() => setOpen("new")}>{t.add}</Button>
            )}
            {by !== null && !by.isOwner && severalAgree && <p class="muted">{t.onlyOwnerAdds}</p>}
            {by !== null && open !== null && (
                <DelegateForm
                    key={open === "new" ? "" : open.delegate}
                    account={account.code}
                    present={open === "new" ? null : open}
                    by={by}
                    done={given}
                    leave={() => setOpen(null)}
                />
            )}
        </Section>
    );
}

function Powers({ of }: { of: Schemas["Delegate"] }) {
    const t = texts.value.delegates;
    const { decimals, code: unit } = currency.value;
    const show = (amount: number) => `${money(amount, decimals)} ${unit}`;
    return (
        <span>
            <strong>{of.name}</strong> <span class="muted">{of.delegate}</span>{" "}
            {of.mayManage && <span class="chip">{t.manages}</span>}
            <small>
                {of.paymentMaximum === null
                    ? t.anyPayment
                    : t.atMostPayment(show(of.paymentMaximum))}{" "}
                {of.dayMaximum === null ? t.anyDay : t.atMostDay(show(of.dayMaximum))}
            </small>
            <small>
                {of.endsAt === null ? t.noEnd : t.until(day(of.endsAt))}{" "}
                {t.by(of.decision, day(of.since))}
            </small>
        </span>
    );
}

interface EndProps {
    account: Schemas["UsableAccount"];
    of: Schemas["Delegate"];
    by: Manager | null;
    changed: (news: string) => void;
}

function End({ account, of, by, changed }: EndProps) {
    const t = texts.value.delegates;
    const isOneself = of.delegate === session.value?.member.code;
    if (by === null && !isOneself) {
        return null;
    }
    const path = { code: account.code, delegate: of.delegate };
    return (
        <EndButton
            label={isOneself ? t.stop : t.takeBack}
            what={isOneself ? account.name : of.name}
            ask={isOneself ? t.stopAsk(account.name) : t.endAsk(of.name)}
            text={t.endText}
            words={{ label: t.decision, help: t.decisionHelp }}
            act={(decision) =>
                surely(() =>
                    remove("/api/v1/accounts/{code}/delegates/{delegate}", {
                        path,
                        query: { decision },
                    }),
                )
            }
            done={() => {
                // Who stops has one account less, and goes on with her own.
                if (isOneself) {
                    void loadSession();
                } else {
                    changed(t.ended(of.name));
                }
            }}
        />
    );
}
