// Plans a round: what is decided of it, before members can propose. Nothing of it is binding before
// two coordinators let members propose; until then the plan can be changed here.

import { useState } from "preact/hooks";
import { all, get, put, type Answer } from "../api/client.js";
import { newId } from "../api/ids.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency, network } from "../app/network.js";
import { go, place } from "../app/router.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { AmountField } from "../payment/AmountField.js";
import { readAmount, typed } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { dayOf, daysFromNow, endOf } from "../ui/days.js";
import { Field, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
import { type Round, inUnits } from "./rounds.js";
import { type RuleName, RULES, ruleOf, nameOf } from "./roundRules.js";

type Fund = Schemas["Fund"];

export function PlanRound() {
    const id = place.value.searchParams.get("id");
    const isCoordinator = session.value?.roles.includes("coordinator") === true;
    return (
        <>
            <Title>{texts.value.pages.planRound}</Title>
            {isCoordinator ? (
                <Planning key={id ?? ""} id={id} />
            ) : (
                <Notice kind="info">{texts.value.plan.notYou}</Notice>
            )}
            <p>
                <a href="/app/assembly">{texts.value.assembly.toAll}</a>
            </p>
        </>
    );
}

interface Begun {
    funds: Fund[];
    round: Round | null;
}

async function begin(id: string | null): Promise<Answer<Begun>> {
    const funds = get("/api/v1/funds", { query: { limit: "500" } });
    if (id === null) {
        const answer = await funds;
        return answer.ok
            ? { ...answer, value: { funds: answer.value.items, round: null } }
            : answer;
    }
    const both = await all(funds, get("/api/v1/rounds/{id}", { path: { id } }));
    return both.ok
        ? { ...both, value: { funds: both.value[0].items, round: both.value[1] } }
        : both;
}

function Planning({ id }: { id: string | null }) {
    const t = texts.value.plan;
    const loaded = useLoaded(() => begin(id), []);
    const begun = loaded.value;
    if (begun === null) {
        return loaded.problem ? <Refused problem={loaded.problem} nothing="" /> : <Skeleton />;
    }
    return begun.round !== null && begun.round.state !== "draft" ? (
        <Notice kind="info">{t.tooLate}</Notice>
    ) : (
        <PlanForm {...begun} />
    );
}

/** Times as days from now, where a plan begins. */
const DAYS = { proposals: 14, opens: 21, closes: 35, objections: 42 };

interface Plan {
    title: string;
    decision: string;
    fund: string;
    amount: string;
    rule: RuleName;
    quorum: string;
    seconds: string;
    proxies: string;
    reports: string;
    community: string;
    proposals: string;
    opens: string;
    closes: string;
    objections: string;
}

function planOf(round: Round | null, funds: Fund[]): Plan {
    if (round === null) {
        return {
            title: "",
            decision: "",
            fund: funds.find((one) => one.code !== INCOME)?.code ?? "",
            amount: "",
            rule: "shares",
            quorum: "1/5",
            seconds: "2",
            proxies: "0",
            reports: "60",
            community: "",
            proposals: daysFromNow(DAYS.proposals),
            opens: daysFromNow(DAYS.opens),
            closes: daysFromNow(DAYS.closes),
            objections: daysFromNow(DAYS.objections),
        };
    }
    return {
        title: round.title,
        decision: round.decision,
        fund: round.fund,
        amount: typed(round.amount, currency.value.decimals),
        rule: nameOf(round.rule.id),
        quorum: `${round.quorum.part}/${round.quorum.whole}`,
        seconds: String(round.secondsNeeded),
        proxies: String(round.proxiesMax),
        reports: String(round.reportDays),
        community: round.community ?? "",
        proposals: dayOf(round.proposalsUntil),
        opens: dayOf(round.ballotOpensAt),
        closes: dayOf(round.ballotClosesAt),
        objections: dayOf(round.objectionsUntil),
    };
}

/** Null: something is not written as it has to be. */
function orderOf(plan: Plan): Schemas["RoundOrder"] | null {
    const amount = readAmount(plan.amount, currency.value.decimals);
    const [, part, whole] = /^(\d{1,6})\/(\d{1,6})$/.exec(plan.quorum.trim()) ?? [];
    const counts = [plan.seconds, plan.proxies, plan.reports].map((text) =>
        /^\d{1,4}$/.test(text.trim()) ? Number(text) : null,
    );
    const times = [plan.proposals, plan.opens, plan.closes, plan.objections].map(endOf);
    const [secondsNeeded, proxiesMax, reportDays] = counts;
    const [proposalsUntil, ballotOpensAt, ballotClosesAt, objectionsUntil] = times;
    if (
        amount === null ||
        part === undefined ||
        whole === undefined ||
        secondsNeeded == null ||
        proxiesMax == null ||
        reportDays == null ||
        proposalsUntil == null ||
        ballotOpensAt == null ||
        ballotClosesAt == null ||
        objectionsUntil == null
    ) {
        return null;
    }
    return {
        title: plan.title.trim(),
        decision: plan.decision.trim(),
        fund: plan.community === "" ? plan.fund : purseOf(plan.community),
        amount,
        rule: ruleOf(plan.rule, amount),
        quorum: { part: Number(part), whole: Number(whole) },
        secondsNeeded,
        electorate: ["person"],
        proxiesMax,
        reportDays,
        proposalsUntil,
        ballotOpensAt,
        ballotClosesAt,
        objectionsUntil,
        ...(plan.community !== "" && { community: plan.community }),
    };
}

/** A community’s own purse: the service opens it when its first round is planned. */
function purseOf(community: string): string {
    return `fund-${community.toLowerCase()}`.slice(0, 32);
}

/** What comes in lies there until it is shared out, and is in no purse yet. */
const INCOME = "fund-income";

function PlanForm({ funds, round }: Begun) {
    const t = texts.value.plan;
    // Kept before it is sent, so that it is never there twice.
    const [id] = useState(() => round?.id ?? newId());
    const [plan, setPlan] = useState(() => planOf(round, funds));
    const [isTried, setTried] = useState(false);
    const set =
        <K extends keyof Plan>(name: K) =>
        (value: Plan[K]): void =>
            setPlan({ ...plan, [name]: value });
    const order = orderOf(plan);
    const send = () => {
        setTried(true);
        return order === null
            ? null
            : surely(() => put("/api/v1/rounds/{id}", { path: { id }, body: order }));
    };
    const communities = network.value?.communities ?? [];
    return (
        <Section title={t.title} id="plan">
            <p>{t.lead}</p>
            <SentForm
                send={t.send}
                step={send}
                done={() => go(`/app/round?id=${id}`)}
                leave={() => go("/app/assembly")}
            >
                <Field
                    label={t.name}
                    value={plan.title}
                    onInput={set("title")}
                    maxLength={100}
                    sentence
                    required
                />
                <Field
                    label={texts.value.coordination.mandates.decision}
                    help={texts.value.coordination.mandates.decisionHelp}
                    value={plan.decision}
                    onInput={set("decision")}
                    maxLength={500}
                    sentence
                    required
                />
                {communities.length > 1 && (
                    <Select
                        label={texts.value.assembly.community}
                        help={t.communityHelp}
                        of={[
                            ["", t.whole],
                            ...communities
                                .slice(1)
                                .map((one): [string, string] => [one.code, one.name]),
                        ]}
                        value={plan.community}
                        choose={set("community")}
                    />
                )}
                <Money plan={plan} funds={funds} set={set} isTried={isTried} />
                <Counting plan={plan} set={set} />
                <Times plan={plan} set={set} />
                {isTried && order === null && <p class="error">{t.wrong}</p>}
                <p class="muted">{t.becomesPublic}</p>
            </SentForm>
        </Section>
    );
}

type Set = <K extends keyof Plan>(name: K) => (value: Plan[K]) => void;

interface PartProps {
    plan: Plan;
    set: Set;
}

function Money({ plan, funds, set, isTried }: PartProps & { funds: Fund[]; isTried: boolean }) {
    const t = texts.value.plan;
    const wanted = plan.community === "" ? plan.fund : purseOf(plan.community);
    const fund = funds.find((one) => one.code === wanted);
    return (
        <>
            {plan.community === "" ? (
                <Select
                    label={t.fund}
                    help={fund && t.holds(inUnits(fund.balance))}
                    of={funds
                        .filter((one) => one.code !== INCOME)
                        .map((one) => [one.code, one.name])}
                    value={plan.fund}
                    choose={set("fund")}
                />
            ) : (
                <p>{t.ownPurse(wanted, inUnits(fund?.balance ?? 0))}</p>
            )}
            <AmountField
                label={`${texts.value.assembly.amount} (${currency.value.code})`}
                value={plan.amount}
                onInput={set("amount")}
                isTried={isTried}
            />
        </>
    );
}

function Counting({ plan, set }: PartProps) {
    const t = texts.value.plan;
    const { rules } = texts.value.assembly;
    const numbers: [string, string, "seconds" | "proxies" | "reports"][] = [
        [t.seconds, t.secondsHelp, "seconds"],
        [t.proxies, t.proxiesHelp, "proxies"],
        [t.reports, t.reportsHelp, "reports"],
    ];
    return (
        <>
            <Select
                label={texts.value.assembly.counting}
                help={plan.rule === "votes" ? rules.votes : rules.shares}
                of={RULES.map((one) => [one, t.rules[one]])}
                value={plan.rule}
                choose={set("rule")}
            />
            <Field
                label={t.quorum}
                help={t.quorumHelp}
                value={plan.quorum}
                onInput={set("quorum")}
                maxLength={13}
                required
            />
            {numbers.map(([label, help, name]) => (
                <Field
                    key={name}
                    label={label}
                    help={help}
                    value={plan[name]}
                    onInput={set(name)}
                    inputMode="numeric"
                    maxLength={4}
                    required
                />
            ))}
        </>
    );
}

function Times({ plan, set }: PartProps) {
    const t = texts.value.plan;
    const days: [string, "proposals" | "opens" | "closes" | "objections", string][] = [
        [t.proposals, "proposals", daysFromNow(1)],
        [t.opens, "opens", plan.proposals],
        [t.closes, "closes", plan.opens],
        [t.objections, "objections", plan.closes],
    ];
    return (
        <>
            {days.map(([label, name, min]) => (
                <Field
                    key={name}
                    label={label}
                    type="date"
                    value={plan[name]}
                    onInput={set(name)}
                    min={min}
                    required
                />
            ))}
            <p class="muted">{t.atDayEnd}</p>
        </>
    );
}
