// What officers decide in a round beside its steps: whether a proposal comes on the ballot, what is
// said to an objection, whether a milestone is reached.

import { useState } from "preact/hooks";
import { type Answer, post } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Field, Notice, Refused, Section, Working } from "../ui/parts.js";
import type { Proposal } from "./rounds.js";

interface ReasonedProps {
    label: string;
    /** What each button says, and what it sends with the reason. */
    ways: { text: string; look?: "primary"; send: (reason: string) => Promise<Answer<unknown>> }[];
    done: (status: number) => void;
}

/** A reason, and a button for each way to decide. */
function Reasoned({ label, ways, done }: ReasonedProps) {
    const t = texts.value.running;
    const [reason, setReason] = useState("");
    const [isTried, setTried] = useState(false);
    const act = useAct();
    const isBare = reason.trim() === "";
    const decide = async (send: (reason: string) => Promise<Answer<unknown>>): Promise<void> => {
        setTried(true);
        const answer = isBare ? null : await act.run(() => surely(() => send(reason.trim())));
        if (answer?.ok) {
            done(answer.status);
        }
    };
    return (
        <>
            <Field
                label={label}
                help={texts.value.why.help}
                value={reason}
                onInput={setReason}
                maxLength={500}
                error={isTried && isBare ? t.reasonMissing : undefined}
                sentence
                required
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <div class="actions">
                {ways.map((way) => (
                    <Button
                        key={way.text}
                        {...(way.look && { look: way.look })}
                        busy={act.busy}
                        onClick={() => void decide(way.send)}
                    >
                        {way.text}
                    </Button>
                ))}
            </div>
        </>
    );
}

function isCoordinator(): boolean {
    return session.value?.roles.includes("coordinator") === true;
}

interface DecideProps {
    proposal: Proposal;
    changed: () => Promise<void>;
}

/** Whether a proposal comes on the ballot; nothing for who may not say so, or not any more. */
export function DecideProposal({ proposal, changed }: DecideProps) {
    const t = texts.value.running.proposal;
    const [news, setNews] = useState<string | null>(null);
    const me = session.value?.member.code;
    const isOpen = ["submitted", "seconded", "admitted"].includes(proposal.state);
    if (!isCoordinator() || (!isOpen && news === null)) {
        return null;
    }
    const isOwn = proposal.author === me || proposal.payee === me;
    const send = (admit: boolean) => (reason: string) =>
        post("/api/v1/proposals/{id}/decision", {
            path: { id: proposal.id },
            body: { admit, reason },
        });
    const ways = [
        ...(proposal.state === "seconded"
            ? [{ text: t.admit, look: "primary" as const, send: send(true) }]
            : []),
        { text: t.reject, send: send(false) },
    ];
    return (
        <Section title={t.title} id="decide">
            {news !== null && <Notice kind="good">{news}</Notice>}
            {isOpen && isOwn && <p>{t.own}</p>}
            {isOpen && !isOwn && (
                <>
                    <p class="muted">{proposal.state === "submitted" ? t.notSeconded : t.text}</p>
                    <Reasoned
                        label={t.reason}
                        ways={ways}
                        done={(status) => {
                            setNews(status === 202 ? texts.value.takesTwo : t.done);
                            void changed();
                        }}
                    />
                </>
            )}
        </Section>
    );
}

interface OfRound {
    round: string;
    changed: () => Promise<void>;
}

/** An answer to an objection, for officers. */
export function AnswerObjection({ round, objection, changed }: OfRound & { objection: string }) {
    const t = texts.value.running.objection;
    const [isOpen, setOpen] = useState(false);
    const [news, setNews] = useState<string | null>(null);
    const roles = session.value?.roles ?? [];
    const isOfficer = (["coordinator", "treasurer", "auditor"] as const).some((role) =>
        roles.includes(role),
    );
    if (!isOfficer) {
        return null;
    }
    const send = (upheld: boolean) => (reason: string) =>
        post("/api/v1/rounds/{id}/objections/{objection}/answer", {
            path: { id: round, objection },
            body: { upheld, reason },
        });
    if (news !== null) {
        return <Notice kind="good">{news}</Notice>;
    }
    return !isOpen ? (
        <Button onClick={() => setOpen(true)}>{t.answer}</Button>
    ) : (
        <div class="opened">
            <p class="muted">{t.text}</p>
            <Reasoned
                label={t.reason}
                ways={[
                    { text: t.reject, look: "primary", send: send(false) },
                    { text: t.uphold, send: send(true) },
                ]}
                done={(status) => {
                    setNews(status === 202 ? texts.value.takesTwo : t.done);
                    void changed();
                }}
            />
        </div>
    );
}

interface ReleaseProps extends OfRound {
    payout: string;
    milestone: string;
}

/** That a milestone is reached, so that its part is paid: coordinators attest it, by two. */
export function Release({ round, payout, milestone, changed }: ReleaseProps) {
    const t = texts.value.running.milestone;
    const [news, setNews] = useState<string | null>(null);
    return !isCoordinator() ? null : (
        <>
            {news !== null && <Notice kind="good">{news}</Notice>}
            <EndButton
                look="primary"
                label={t.label}
                what={milestone}
                ask={t.ask}
                text={t.text(milestone)}
                words={texts.value.why}
                act={(reason) =>
                    surely(() =>
                        post("/api/v1/rounds/{id}/payouts/{payout}/release", {
                            path: { id: round, payout },
                            body: { reason },
                        }),
                    )
                }
                done={(status) => {
                    setNews(status === 202 ? texts.value.takesTwo : t.done);
                    void changed();
                }}
            />
        </>
    );
}
