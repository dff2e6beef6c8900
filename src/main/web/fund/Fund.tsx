// The collective fund: what is there, where it came from, by which decision it went, and what came
// of that.

import { CalendarRange, Landmark, PiggyBank } from "lucide";
import { type Answer, all, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { IdleFund } from "../assembly/IdleFund.js";
import { type Round, allPages, inUnits, rounds, step } from "../assembly/rounds.js";
import { currency } from "../app/network.js";
import { longMonth, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { FlowChart } from "./FlowChart.js";
import { HistoryChart } from "./HistoryChart.js";
import { type Month, before, flows, total } from "./months.js";
import { Projects } from "./Projects.js";
import { Purses } from "./Purses.js";

const MOST = "500";

/** A round in these states has taken nothing out of the fund. */
const BEFORE = ["draft", "cancelled"];

interface Whole {
    purses: Schemas["Fund"][];
    months: Month[];
    rounds: Round[];
    projects: Schemas["Project"][];
}

async function load(): Promise<Answer<Whole>> {
    const answer = await all(
        get("/api/v1/funds"),
        get("/api/v1/funds/months"),
        rounds(),
        allPages((after) => get("/api/v1/projects", { query: { limit: MOST, after } })),
    );
    if (!answer.ok) {
        return answer;
    }
    const [purses, months, held, projects] = answer.value;
    const value = { purses: purses.items, months: months.items, rounds: held, projects };
    return { ...answer, value };
}

/** In a table the currency stands in no cell. */
function bare(amount: number): string {
    return money(amount, currency.value.decimals);
}

export function Fund() {
    const t = texts.value.fund;
    const loaded = useLoaded(load, []);
    const whole = loaded.value;
    return (
        <>
            <Title>{texts.value.pages.fund}</Title>
            <p>
                {t.lead} <a href="/app/help#fund">{t.how}</a>
            </p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {!whole && !loaded.problem && <Skeleton />}
            {whole && (
                <>
                    <IdleFund />
                    <Purses purses={whole.purses} />
                    <Flows months={whole.months} />
                    <History months={whole.months} />
                    <Decisions rounds={whole.rounds} />
                    <Projects projects={whole.projects} rounds={whole.rounds} />
                </>
            )}
        </>
    );
}

function Flows({ months }: { months: Month[] }) {
    const t = texts.value.fund;
    const { came, went } = flows(months);
    const first = months[0];
    return (
        <Section title={t.inAndOut} icon={PiggyBank}>
            {first === undefined || came.length + went.length === 0 ? (
                <p>{t.nothingYet}</p>
            ) : (
                <>
                    <p>
                        {t.since(longMonth(first.month), inUnits(before(months)))}{" "}
                        {t.flowsText(inUnits(total(came)), inUnits(total(went)))}
                    </p>
                    <FlowChart came={came} went={went} />
                    <details>
                        <summary>{t.asTable}</summary>
                        <div class="scrolls" tabIndex={0} role="group" aria-label={t.asTable}>
                            <table>
                                <thead>
                                    <tr>
                                        <th scope="col">{t.what}</th>
                                        <th scope="col">{t.came}</th>
                                        <th scope="col">{t.went}</th>
                                    </tr>
                                </thead>
                                <tbody>
                                    {came.map(({ name, amount }) => (
                                        <tr key={name}>
                                            <th scope="row">{name}</th>
                                            <td>{bare(amount)}</td>
                                            <td />
                                        </tr>
                                    ))}
                                    {went.map(({ name, amount }) => (
                                        <tr key={name}>
                                            <th scope="row">{name}</th>
                                            <td />
                                            <td>{bare(amount)}</td>
                                        </tr>
                                    ))}
                                </tbody>
                            </table>
                        </div>
                    </details>
                </>
            )}
        </Section>
    );
}

function History({ months }: { months: Month[] }) {
    const t = texts.value.fund;
    const [first, last] = [months[0], months.at(-1)];
    if (first === undefined || last === undefined) {
        return null;
    }
    const text = t.historyText(
        longMonth(first.month),
        inUnits(first.balance),
        longMonth(last.month),
        inUnits(last.balance),
    );
    return (
        <Section title={t.history} icon={CalendarRange}>
            <p>{text}</p>
            <HistoryChart months={months} text={text} />
            <details>
                <summary>{t.asTable}</summary>
                <div class="scrolls" tabIndex={0} role="group" aria-label={t.asTable}>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t.month}</th>
                                <th scope="col">{t.came}</th>
                                <th scope="col">{t.went}</th>
                                <th scope="col">{t.held}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {months.map((one) => {
                                const { came, went } = flows([one]);
                                return (
                                    <tr key={one.month}>
                                        <th scope="row">
                                            <a href={`/month/${one.month}`}>
                                                {longMonth(one.month)}
                                            </a>
                                        </th>
                                        <td>{bare(total(came))}</td>
                                        <td>{bare(total(went))}</td>
                                        <td>{bare(one.balance)}</td>
                                    </tr>
                                );
                            })}
                        </tbody>
                    </table>
                </div>
            </details>
        </Section>
    );
}

/** The assembly's rounds: each has set an amount aside. */
function Decisions({ rounds }: { rounds: Round[] }) {
    const t = texts.value.fund;
    const those = rounds.filter((round) => !BEFORE.includes(round.state));
    return (
        <Section title={t.decisions} icon={Landmark}>
            {those.length === 0 ? (
                <p>
                    {t.noDecision} <a href="/app/assembly">{t.toAssembly}</a>
                </p>
            ) : (
                <ul class="rows">
                    {those.map((round) => (
                        <li key={round.id}>
                            <span>
                                <strong dir="auto">
                                    <a href={`/app/round?id=${round.id}`}>{round.title}</a>
                                </strong>
                                <small dir="auto">{t.by(round.decision)}</small>
                                <small>{step(round)}</small>
                            </span>
                            <span class="number">{inUnits(round.amount)}</span>
                        </li>
                    ))}
                </ul>
            )}
        </Section>
    );
}
