// What others would change of a proposal: its author takes it or not.

import { useState } from "preact/hooks";
import { PencilLine } from "lucide";
import { get, post, put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { surely } from "../app/confirm.js";
import { go } from "../app/router.js";
import { session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Section, Working } from "../ui/parts.js";
import { AmendmentForm } from "./AmendmentForm.js";
import { Differs } from "./Differs.js";
import { Because } from "./Thread.js";
import type { Amendment, Dossier } from "./proposals.js";

interface AmendmentsProps {
    whole: Dossier;
    changed: () => Promise<void>;
}

/** Where words and costs can still be changed. */
const OPEN = new Set(["submitted", "seconded"]);

export function Amendments({ whole, changed }: AmendmentsProps) {
    const t = texts.value.deliberation;
    const { proposal, amendments } = whole;
    const [isOpen, setOpen] = useState(false);
    const [news, setNews] = useState<string | null>(null);
    const mayAmend = OPEN.has(proposal.state) && session.value?.member.code !== proposal.author;
    if (amendments.length === 0 && !mayAmend) {
        return null;
    }
    return (
        <Section title={t.amendments} icon={PencilLine}>
            {amendments.length === 0 && <p class="muted">{t.noAmendments}</p>}
            <ul class="proposals">
                {amendments.map((one) => (
                    <Wish
                        key={one.id}
                        amendment={one}
                        whole={whole}
                        changed={async (said) => {
                            setNews(said);
                            await changed();
                        }}
                    />
                ))}
            </ul>
            {news !== null && <Notice kind="good">{news}</Notice>}
            {isOpen && (
                <AmendmentForm
                    proposal={proposal}
                    leave={() => setOpen(false)}
                    done={async () => {
                        setNews(t.amended);
                        await changed();
                        setOpen(false);
                    }}
                />
            )}
            {mayAmend && !isOpen && <Button onClick={() => setOpen(true)}>{t.amend}</Button>}
        </Section>
    );
}

interface WishProps {
    amendment: Amendment;
    whole: Dossier;
    changed: (news: string | null) => Promise<void>;
}

function Wish({ amendment, whole, changed }: WishProps) {
    const t = texts.value.deliberation;
    const { proposal } = whole;
    const isOpen = amendment.state === "open";
    const isOutdated = isOpen && amendment.version !== proposal.version;
    return (
        <li>
            <small>{t.by(amendment.author, dayAndTime(amendment.madeAt))}</small>
            <p>
                <span dir="auto">{amendment.reason}</span>{" "}
                <span class="chip">{t.states[amendment.state]}</span>
            </p>
            {isOutdated && <p class="muted">{t.outdated}</p>}
            {amendment.answer !== null && <p dir="auto">{amendment.answer}</p>}
            <What amendment={amendment} />
            {amendment.state === "declined" && OPEN.has(proposal.state) && (
                <ToAssembly amendment={amendment} />
            )}
            {isOpen && OPEN.has(proposal.state) && (
                <Answer
                    amendment={amendment}
                    author={proposal.author}
                    mayTake={!isOutdated}
                    changed={changed}
                />
            )}
        </li>
    );
}

/** What it would change, asked for when somebody wants to see it. */
function What({ amendment }: { amendment: Amendment }) {
    const [isOpen, setOpen] = useState(false);
    return (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary dir="auto">{amendment.title}</summary>
            {isOpen && <Shown amendment={amendment} />}
        </details>
    );
}

function Shown({ amendment }: { amendment: Amendment }) {
    const loaded = useLoaded(
        () =>
            get("/api/v1/proposals/{id}/amendments/{amendment}", {
                path: { id: amendment.proposal, amendment: amendment.id },
            }),
        [],
    );
    return (
        <>
            {loaded.value === null && loaded.problem === null && <Working busy />}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value !== null && <Differs difference={loaded.value.difference} />}
        </>
    );
}

interface AnswerProps {
    amendment: Amendment;
    author: string;
    mayTake: boolean;
    changed: (news: string | null) => Promise<void>;
}

function Answer({ amendment, author, mayTake, changed }: AnswerProps) {
    const t = texts.value.deliberation;
    const act = useAct();
    const [isDeclining, setDeclining] = useState(false);
    const path = { id: amendment.proposal, amendment: amendment.id };
    const me = session.value?.member.code;
    const run = async (what: "accept" | "withdraw", news: string | null): Promise<void> => {
        const answer = await act.run<unknown>(() =>
            what === "accept"
                ? post("/api/v1/proposals/{id}/amendments/{amendment}/accept", { path })
                : post("/api/v1/proposals/{id}/amendments/{amendment}/withdraw", { path }),
        );
        if (answer?.ok) {
            await changed(news);
        }
    };
    if (isDeclining) {
        return (
            <Because
                label={t.decline}
                leave={() => setDeclining(false)}
                send={(reason) =>
                    post("/api/v1/proposals/{id}/amendments/{amendment}/decline", {
                        path,
                        body: { reason },
                    })
                }
                done={() => changed(null)}
            />
        );
    }
    return (
        <>
            <div class="actions">
                {me === author && mayTake && (
                    <Button
                        look="primary"
                        busy={act.busy}
                        onClick={() => void run("accept", t.taken)}
                    >
                        {t.take}
                    </Button>
                )}
                {me === author && <Button onClick={() => setDeclining(true)}>{t.decline}</Button>}
                {me === amendment.author && (
                    <Button look="quiet" busy={act.busy} onClick={() => void run("withdraw", null)}>
                        {t.withdraw}
                    </Button>
                )}
            </div>
            <Refused problem={act.problem} />
        </>
    );
}

/** What its author declined, all can decide about. */
function ToAssembly({ amendment }: { amendment: Amendment }) {
    const t = texts.value.deliberation;
    const act = useAct();
    // Kept before it is sent, so that it is never there twice.
    const [id] = useState(() => newId());
    const move = async (): Promise<void> => {
        const all = await act.run(() => get("/api/v1/assemblies"));
        const assembly = all?.ok ? all.value.items.find((one) => one.decidesAll)?.code : undefined;
        if (assembly === undefined) {
            return;
        }
        const decision = {
            kind: "amendment",
            amendment: { proposal: amendment.proposal, amendment: amendment.id },
        } as const;
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/motions/{id}", {
                    path: { id },
                    body: {
                        assembly,
                        title: amendment.title,
                        text: t.moved,
                        submit: true,
                        decision,
                    },
                }),
            ),
        );
        if (answer?.ok) {
            go(`/app/motion?id=${id}`);
        }
    };
    return (
        <>
            <div>
                <Button busy={act.busy} onClick={() => void move()}>
                    {t.move}
                </Button>
            </div>
            <p class="muted">{t.moveInTime}</p>
            <Refused problem={act.problem} />
        </>
    );
}
