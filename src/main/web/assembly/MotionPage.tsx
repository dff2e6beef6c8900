// A motion: what it says and would do, the reader's vote, and how it came out.

import { Gavel } from "lucide";
import { useState } from "preact/hooks";
import { surely } from "../app/confirm.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { percent, policyName } from "../officer/figures.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Copy } from "../ui/Copy.js";
import { Button, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { MotionResult, majority } from "./MotionResult.js";
import { Opening } from "./OwnBallot.js";
import { Simulated } from "./Simulated.js";
import { VoteForm } from "./VoteForm.js";
import {
    type Motion,
    type OwnVote,
    type WholeMotion,
    differences,
    loadMotion,
    secondMotion,
    withdrawMotion,
    stage,
} from "./motions.js";
import { inUnits } from "./rounds.js";

/** Until when its author can take it back. */
const BEFORE_VOTE = new Set<Motion["state"]>(["draft", "submitted", "announced"]);

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function MotionPage() {
    const id = place.value.searchParams.get("id") ?? "";
    return ID.test(id) ? <MotionOf key={id} id={id} /> : <NoMotion />;
}

function NoMotion() {
    return (
        <>
            <Title>{texts.value.pages.motion}</Title>
            <Notice kind="bad">{texts.value.motion.noMotion}</Notice>
            <ToAll />
        </>
    );
}

function ToAll() {
    return (
        <p>
            <a href="/app/assembly">{texts.value.motion.toAll}</a>
        </p>
    );
}

function MotionOf({ id }: { id: string }) {
    const loaded = useLoaded(() => loadMotion(id), []);
    const whole = loaded.value;
    if (loaded.problem?.status === 404) {
        return <NoMotion />;
    }
    return (
        <>
            <Title>
                <span dir="auto">{whole?.motion.title ?? texts.value.pages.motion}</span>
            </Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {whole === null && !loaded.problem && <Skeleton />}
            {whole !== null && <Shown whole={whole} changed={loaded.reload} />}
            <ToAll />
        </>
    );
}

interface Changing {
    changed: () => Promise<void>;
}

function Shown({ whole, changed }: Changing & { whole: WholeMotion }) {
    const { motion } = whole;
    const [own, setOwn] = useState<OwnVote | null>(whole.own);
    return (
        <>
            <About motion={motion} />
            {motion.decision.key === "levy" && <Simulated motion={motion} />}
            {motion.count !== null && <MotionResult motion={motion} count={motion.count} />}
            {motion.state === "submitted" && motion.author !== session.value?.member.code && (
                <Second motion={motion} changed={changed} />
            )}
            {motion.author === session.value?.member.code && BEFORE_VOTE.has(motion.state) && (
                <Withdraw motion={motion} changed={changed} />
            )}
            {motion.state === "voting" && <VoteForm motion={motion} own={own} voted={setOwn} />}
            {own !== null && <Own vote={own} />}
        </>
    );
}

function About({ motion }: { motion: Motion }) {
    const t = texts.value.motion;
    const { rule } = motion;
    const facts: [string, string][] = [
        [t.author, motion.author],
        [t.assembly, motion.assembly],
        [t.seconds, t.secondsOf(motion.seconds, rule.seconds)],
        [t.quorum, t.quorumOf(rule.quorum)],
        [t.majority, majority(rule.majority)],
    ];
    if (motion.opensAt !== null && motion.closesAt !== null) {
        const times = t.fromTo(dayAndTime(motion.opensAt), dayAndTime(motion.closesAt));
        facts.push([t.voting, times]);
    }
    return (
        <Section title={stage(motion)} icon={Gavel}>
            {motion.text !== "" && (
                <p class="lines" dir="auto">
                    {motion.text}
                </p>
            )}
            <h3>{t.wouldDo}</h3>
            <Decision motion={motion} />
            <Parts motion={motion} />
            <dl class="facts">
                {facts.map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd dir="auto">{value}</dd>
                    </div>
                ))}
            </dl>
        </Section>
    );
}

function Parts({ motion }: { motion: Motion }) {
    const t = texts.value.motion;
    if (motion.parts.length === 0) {
        return null;
    }
    return (
        <>
            {motion.parts.map(({ account, part }) => (
                <p key={account} class="muted">
                    {t.parts[part](account)}
                </p>
            ))}
            <p class="muted">{t.conflicts[motion.conflicts]}</p>
        </>
    );
}

function Decision({ motion }: { motion: Motion }) {
    const t = texts.value.motion.decisions;
    const { decision } = motion;
    const member = decision.member ?? "";
    switch (motion.kind) {
        case "text":
            return <p>{t.text}</p>;
        case "policy":
            return (
                <>
                    <p>{t.policy(policyName(decision.key ?? ""), decision.version ?? 0)}</p>
                    <ul>
                        {differences(decision.valueBefore, decision.value).map(
                            ([name, before, after]) => (
                                <li key={name}>
                                    {name}: {t.fromTo(before, after)}
                                </li>
                            ),
                        )}
                    </ul>
                </>
            );
        case "mandate": {
            const role = texts.value.home.role[decision.role ?? ""] ?? "";
            return (
                <p>
                    {decision.give === true
                        ? t.give(
                              member,
                              role,
                              decision.endsAt === null ? null : dayAndTime(decision.endsAt),
                          )
                        : t.end(member, role)}
                </p>
            );
        }
        case "limit":
            return <p>{t.limit(member, inUnits(decision.creditLimit ?? 0))}</p>;
        case "exclusion":
            return <p>{t.exclusion(member)}</p>;
        case "amendment":
            return (
                <p>
                    {t.amendment}{" "}
                    <a href={`/app/proposal?id=${decision.amendment?.proposal ?? ""}`}>
                        {t.toProposal}
                    </a>
                </p>
            );
        case "writeOff":
            return <WriteOff motion={motion} />;
        case "admission":
            return <Newcomer motion={motion} />;
    }
}

function Withdraw({ motion, changed }: Changing & { motion: Motion }) {
    const act = useAct();
    const withdraw = async (): Promise<void> => {
        const answer = await act.run(() => surely(() => withdrawMotion(motion.id)));
        if (answer?.ok) {
            await changed();
        }
    };
    return (
        <>
            <div>
                <Button look="quiet" busy={act.busy} onClick={() => void withdraw()}>
                    {texts.value.move.withdraw}
                </Button>
            </div>
            <Refused problem={act.problem} />
        </>
    );
}

function WriteOff({ motion }: { motion: Motion }) {
    const t = texts.value.motion.decisions;
    const { member, writeOff } = motion.decision;
    if (writeOff === null) {
        return null;
    }
    const { amount, useExpansion, capPpm } = writeOff;
    return (
        <>
            <p>{t.writeOff(member ?? "", inUnits(amount))}</p>
            <p>{t.firstOf(useExpansion)}</p>
            <p>{motion.debtPlan === null ? t.noPlan : t.plan(t.planStates[motion.debtPlan])}</p>
            <p>{capPpm === null ? t.membersBearNothing : t.membersBear(percent(capPpm))}</p>
        </>
    );
}

function Newcomer({ motion }: { motion: Motion }) {
    const t = texts.value.motion.decisions;
    const { newcomer } = motion.decision;
    if (newcomer === null) {
        return <p>{t.newcomerErased}</p>;
    }
    return (
        <>
            <p dir="auto">{t.admission(newcomer.name, newcomer.code, newcomer.community)}</p>
            {newcomer.contact !== null && <p dir="auto">{t.contact(newcomer.contact)}</p>}
        </>
    );
}

function Second({ motion, changed }: Changing & { motion: Motion }) {
    const t = texts.value.motion;
    const act = useAct();
    const second = async (): Promise<void> => {
        const answer = await act.run(() => surely(() => secondMotion(motion.id)));
        if (answer?.ok) {
            await changed();
        }
    };
    return (
        <Section title={t.second}>
            <p>{t.secondText(motion.rule.seconds)}</p>
            <div>
                <Button look="primary" busy={act.busy} onClick={() => void second()}>
                    {t.secondIt}
                </Button>
            </div>
            <Refused problem={act.problem} />
        </Section>
    );
}

function Own({ vote }: { vote: OwnVote }) {
    const t = texts.value.motion;
    const a = texts.value.assembly;
    return (
        <Section title={a.yours}>
            <p>{t.youVoted(dayAndTime(vote.castAt), t.votes[vote.vote])}</p>
            <Opening index={vote.log?.index} salt={vote.salt} />
            <div>
                <Copy key={vote.seq} text={JSON.stringify(vote)} />
            </div>
        </Section>
    );
}
