// The assembly: what is decided now, what comes, and what was decided before.

import { CircleCheckBig, Vote } from "lucide";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Icon } from "../ui/icon.js";
import { Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { IdleFund } from "./IdleFund.js";
import { Moving } from "./Moving.js";
import { type Motion, stage } from "./motions.js";
import { type Round, inUnits, step } from "./rounds.js";
import { type Votable, decided } from "./waiting.js";

/** In these states nothing is decided any more. */
const PAST_ROUNDS = ["closed", "noQuorum", "cancelled"];
const PAST_MOTIONS = ["accepted", "rejected", "noQuorum", "executed", "failed", "withdrawn"];

export function Assembly() {
    const t = texts.value.assembly;
    const loaded = useLoaded(decided, []);
    const whole = loaded.value;
    // What stands above as decided now stands nowhere else.
    const isNow = ({ id }: { id: string }): boolean =>
        whole !== null && whole.now.some((one) => one.id === id);
    const isPast = (round: Round): boolean => PAST_ROUNDS.includes(round.state);
    const isOver = (motion: Motion): boolean => PAST_MOTIONS.includes(motion.state);
    return (
        <>
            <Title>{texts.value.pages.assembly}</Title>
            <p>
                {t.lead} <a href="/app/help#votes">{t.whoSees}</a>
            </p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {whole === null && !loaded.problem && <Skeleton />}
            {whole !== null && (
                <>
                    <Now of={whole.now} />
                    <IdleFund />
                    <Motions
                        title={texts.value.motion.title}
                        of={whole.motions.filter((one) => !isOver(one) && !isNow(one))}
                        empty={
                            whole.motions.length === 0 ? texts.value.motion.nothing : t.noMotionNow
                        }
                    />
                    <Moving />
                    <Rounds
                        title={t.rounds}
                        of={whole.rounds.filter((one) => !isPast(one) && !isNow(one))}
                        empty={whole.rounds.length === 0 ? t.nothing : t.noRoundNow}
                    />
                    <Past
                        rounds={whole.rounds.filter(isPast)}
                        motions={whole.motions.filter(isOver)}
                    />
                </>
            )}
        </>
    );
}

/** What one can vote on now: first what one has not voted on. */
function Now({ of }: { of: Votable[] }) {
    const t = texts.value.assembly;
    const sorted = of.toSorted((a, b) => Number(a.voted) - Number(b.voted));
    return (
        <Section title={t.now} icon={Vote} id="now">
            {of.length === 0 ? (
                <p>{t.nothingNow}</p>
            ) : (
                <ul class="rows">
                    {sorted.map((one) => (
                        <li key={one.id}>
                            <span>
                                <strong dir="auto">
                                    <a href={`/app/${one.kind}?id=${one.id}`}>{one.title}</a>
                                </strong>
                                <small>{t.until(dayAndTime(one.closesAt))}</small>
                                {one.amount !== null && <small>{inUnits(one.amount)}</small>}
                            </span>
                            {one.voted ? (
                                <span class="proved">
                                    <Icon of={CircleCheckBig} size={20} /> {t.hasVoted}
                                </span>
                            ) : (
                                <a
                                    class="button primary"
                                    href={`/app/${one.kind}?id=${one.id}`}
                                    aria-label={`${t.vote}: ${one.title}`}
                                >
                                    {t.vote}
                                </a>
                            )}
                        </li>
                    ))}
                </ul>
            )}
        </Section>
    );
}

interface ListProps<T> {
    title: string;
    of: T[];
    empty: string;
}

function Motions({ title, of, empty }: ListProps<Motion>) {
    return (
        <>
            <h2>{title}</h2>
            {of.length === 0 && <p class="card muted">{empty}</p>}
            {of.length > 0 && (
                <div class="card">
                    <ul class="rows">
                        {of.map((motion) => (
                            <MotionRow key={motion.id} motion={motion} />
                        ))}
                    </ul>
                </div>
            )}
        </>
    );
}

function Rounds({ title, of, empty }: ListProps<Round>) {
    return (
        <>
            <h2>{title}</h2>
            {of.length === 0 && <p class="card muted">{empty}</p>}
            {of.length > 0 && (
                <div class="card">
                    <ul class="rows">
                        {of.map((round) => (
                            <RoundRow key={round.id} round={round} />
                        ))}
                    </ul>
                </div>
            )}
        </>
    );
}

/** What is over, with how it came out. */
function Past({ rounds, motions }: { rounds: Round[]; motions: Motion[] }) {
    const t = texts.value.assembly;
    if (rounds.length + motions.length === 0) {
        return null;
    }
    return (
        <>
            <h2>{t.past}</h2>
            <div class="card">
                <ul class="rows">
                    {rounds.map((round) => (
                        <RoundRow key={round.id} round={round} />
                    ))}
                    {motions.map((motion) => (
                        <MotionRow key={motion.id} motion={motion} />
                    ))}
                </ul>
            </div>
            <p>
                <a href="/app/fund">{t.toFund}</a>
            </p>
        </>
    );
}

function MotionRow({ motion }: { motion: Motion }) {
    const { count } = motion;
    return (
        <li>
            <span>
                <strong dir="auto">
                    <a href={`/app/motion?id=${motion.id}`}>{motion.title}</a>
                </strong>
                <small>{stage(motion)}</small>
                {count !== null && (
                    <small>{texts.value.motion.counted(count.yes, count.no, count.abstain)}</small>
                )}
            </span>
        </li>
    );
}

function RoundRow({ round }: { round: Round }) {
    return (
        <li>
            <span>
                <strong dir="auto">
                    <a href={`/app/round?id=${round.id}`}>{round.title}</a>
                </strong>
                <small>{step(round)}</small>
            </span>
            <span class="number">{inUnits(round.amount)}</span>
        </li>
    );
}
