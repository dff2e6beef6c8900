// A proposal with its dossier: what it says, who has what of it, and what members make of it.

import { Lightbulb, ThumbsUp } from "lucide";
import { post } from "../api/client.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Section, Skeleton, Title, Working } from "../ui/parts.js";
import { Amendments } from "./Amendments.js";
import { DecideProposal } from "./Deciding.js";
import { Differs } from "./Differs.js";
import { Parts } from "./Proposals.js";
import { Thread } from "./Thread.js";
import { type Dossier, dossier } from "./proposals.js";
import { type Proposal, inUnits } from "./rounds.js";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function ProposalPage() {
    const id = place.value.searchParams.get("id") ?? "";
    return ID.test(id) ? <ProposalOf key={id} id={id} /> : <NoProposal />;
}

function NoProposal() {
    return (
        <>
            <Title>{texts.value.pages.proposal}</Title>
            <Notice kind="bad">{texts.value.deliberation.noProposal}</Notice>
            <p>
                <a href="/app/assembly">{texts.value.assembly.toAll}</a>
            </p>
        </>
    );
}

function ProposalOf({ id }: { id: string }) {
    const loaded = useLoaded(() => dossier(id), []);
    const whole = loaded.value;
    if (loaded.problem?.status === 404) {
        return <NoProposal />;
    }
    return (
        <>
            <Title>
                <span dir="auto">{whole?.proposal.title ?? texts.value.pages.proposal}</span>
            </Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {whole === null && !loaded.problem && <Skeleton />}
            {whole !== null && (
                <>
                    <About whole={whole} />
                    <Seconds proposal={whole.proposal} changed={loaded.reload} />
                    <DecideProposal proposal={whole.proposal} changed={loaded.reload} />
                    <Amendments whole={whole} changed={loaded.reload} />
                    <Thread whole={whole} changed={loaded.reload} />
                    <p>
                        <a href={`/app/round?id=${whole.proposal.round}`}>
                            {texts.value.deliberation.toRound}
                        </a>
                    </p>
                </>
            )}
        </>
    );
}

function About({ whole }: { whole: Dossier }) {
    const { proposal, difference } = whole;
    const t = texts.value.assembly;
    const d = texts.value.deliberation;
    return (
        <Section title={d.about} icon={Lightbulb}>
            <p>
                {t.cost(inUnits(proposal.cost), proposal.payee)}{" "}
                <span class="chip">{t.states[proposal.state]}</span>
            </p>
            <p class="lines" dir="auto">
                {proposal.text}
            </p>
            <Parts proposal={proposal} />
            <small>
                {t.by(proposal.author)} · {d.version(proposal.version)}
            </small>
            {proposal.reason !== null && (
                <>
                    <h3>{d.answer}</h3>
                    <p dir="auto">{proposal.reason}</p>
                </>
            )}
            {proposal.mergedInto !== null && (
                <p>
                    {d.mergedInto}{" "}
                    <a href={`/app/proposal?id=${proposal.mergedInto}`}>{d.toOther}</a>
                </p>
            )}
            <Conflicts proposal={proposal} />
            {difference !== null && (
                <details>
                    <summary>{d.changed}</summary>
                    <Differs difference={difference} />
                </details>
            )}
        </Section>
    );
}

interface SecondsProps {
    proposal: Proposal;
    changed: () => Promise<void>;
}

/** That others second it, and a button for it; nothing once it is decided about. */
function Seconds({ proposal, changed }: SecondsProps) {
    const t = texts.value.propose;
    const act = useAct();
    const isAsked = proposal.state === "submitted" || proposal.state === "seconded";
    const send = async (): Promise<void> => {
        const path = { id: proposal.id };
        const answer = await act.run(() => post("/api/v1/proposals/{id}/second", { path }));
        if (answer?.ok) {
            await changed();
        }
    };
    return !isAsked ? null : (
        <Section title={t.seconds}>
            <p role="status">{t.secondedBy(proposal.seconds)}</p>
            {proposal.author !== session.value?.member.code && (
                <Button icon={ThumbsUp} busy={act.busy} onClick={() => void send()}>
                    {t.second}
                </Button>
            )}
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
        </Section>
    );
}

/** Who speaks for it and has more of it than others. */
export function Conflicts({ proposal }: { proposal: Proposal }) {
    const t = texts.value.deliberation;
    if (proposal.conflicts.length === 0 && proposal.interest === "") {
        return null;
    }
    return (
        <Notice kind="info">
            {proposal.interest !== "" && (
                <p>
                    <strong>{t.interest}</strong>
                    <br />
                    <span dir="auto">{proposal.interest}</span>
                </p>
            )}
            {proposal.conflicts.length > 0 && (
                <>
                    <p>
                        <strong>{t.conflicts}</strong>
                    </p>
                    <ul class="bullets">
                        {proposal.conflicts.map((one) => (
                            <li key={`${one.account} ${one.role}`}>
                                {one.account}: {t.conflict[one.role][one.why]}
                            </li>
                        ))}
                    </ul>
                    <p>{t.everybodyVotes}</p>
                </>
            )}
        </Notice>
    );
}
