// A round's next step, for coordinators: let members propose, freeze, give more time, give it up,
// end what is not paid. Each says what it means and what becomes public, and takes two.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Gavel } from "lucide";
import { type Answer, post } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { dayOf, endOf } from "../ui/days.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Field, Notice, Section } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
import { type Proposal, type Round, inUnits, step } from "./rounds.js";

/** Steps in which two coordinators can still give it up. */
const CAN_CANCEL = new Set<Round["state"]>([
    "draft",
    "proposing",
    "supporting",
    "review",
    "frozen",
    "balloting",
]);

interface RunningProps {
    round: Round;
    proposals: Proposal[];
    changed: () => Promise<void>;
}

export function Running({ round, proposals, changed }: RunningProps) {
    const t = texts.value.running;
    const [news, setNews] = useState<string | null>(null);
    const done = (status: number): void => {
        setNews(status === 202 ? texts.value.takesTwo : t.done);
        void changed();
    };
    const { state } = round;
    const isNow = CAN_CANCEL.has(state) || state === "result" || state === "executing";
    return !isNow ? null : (
        <Section title={t.title} icon={Gavel} id="running">
            {news !== null && <Notice kind="good">{news}</Notice>}
            <p>{next(round)}</p>
            {state === "draft" && (
                <>
                    <p>
                        <a href={`/app/plan-round?id=${round.id}`}>{t.editPlan}</a>
                    </p>
                    <Act of="open" round={round} done={done} />
                </>
            )}
            {state === "review" && (
                <Act of="freeze" round={round} done={done}>
                    <Frozen round={round} proposals={proposals} />
                </Act>
            )}
            {state === "balloting" && <Extend round={round} done={done} />}
            {state === "executing" && <Act of="end" round={round} done={done} />}
            {CAN_CANCEL.has(state) && <Act of="cancel" round={round} done={done} />}
        </Section>
    );
}

/** What comes next, and by whom. */
function next(round: Round): string {
    const t = texts.value.running.next;
    switch (round.state) {
        case "draft":
        case "review":
        case "frozen":
        case "balloting":
        case "executing":
            return t[round.state];
        case "result":
            return t.result;
        default:
            return t.proposing(step(round));
    }
}

type What = "open" | "freeze" | "cancel" | "end";

interface ActProps {
    of: What;
    round: Round;
    done: (status: number) => void;
    children?: ComponentChildren;
}

function Act({ of, round, done, children }: ActProps) {
    const t = texts.value.running[of];
    const words = {
        label: texts.value.coordination.mandates.decision,
        help: texts.value.running.decisionHelp(round.decision),
    };
    const begins = of === "open" || of === "freeze";
    return (
        <div class="actions">
            <EndButton
                {...(begins && { look: "primary" as const })}
                label={t.label}
                ask={t.ask(round.title)}
                text={t.text}
                words={words}
                act={(decision) => surely(() => send(of, round, decision))}
                done={done}
            >
                {children}
            </EndButton>
        </div>
    );
}

function send(of: What, round: Round, decision: string): Promise<Answer<unknown>> {
    const path = { id: round.id };
    const { digest } = round;
    switch (of) {
        case "open":
            return post("/api/v1/rounds/{id}/open", { path, body: { decision, digest } });
        case "freeze":
            return post("/api/v1/rounds/{id}/freeze", { path, body: { decision, digest } });
        case "cancel":
            return post("/api/v1/rounds/{id}/cancel", { path, body: { decision } });
        case "end":
            return post("/api/v1/rounds/{id}/end", { path, body: { decision } });
    }
}

/** What is fixed with a freeze, in words: nobody changes any of it afterwards. */
function Frozen({ round, proposals }: { round: Round; proposals: Proposal[] }) {
    const t = texts.value.running.frozen;
    const admitted = proposals.filter((one) => one.state === "admitted");
    const open = proposals.filter((one) => one.state === "seconded" || one.state === "submitted");
    return (
        <>
            <ul class="bullets">
                <li>{t.money(inUnits(round.amount), round.fund)}</li>
                <li>{t.ballot(admitted.length)}</li>
                <li>{t.voters}</li>
                <li>{t.rule}</li>
                <li>{t.lottery}</li>
            </ul>
            {admitted.length > 0 && (
                <ul class="rows">
                    {admitted.map((one) => (
                        <li key={one.id}>
                            <span dir="auto">{one.title}</span>
                            <span class="number">{inUnits(one.cost)}</span>
                        </li>
                    ))}
                </ul>
            )}
            {open.length > 0 && <Notice kind="info">{t.open(open.length)}</Notice>}
        </>
    );
}

const DAY_MS = 86_400_000;

function Extend({ round, done }: { round: Round; done: (status: number) => void }) {
    const t = texts.value.running.extend;
    const first = dayOf(Date.parse(round.ballotClosesAt) + DAY_MS);
    const [isOpen, setOpen] = useState(false);
    const [until, setUntil] = useState(first);
    const [decision, setDecision] = useState("");
    if (!isOpen) {
        return (
            <div class="actions">
                <Button onClick={() => setOpen(true)}>{t.label}</Button>
            </div>
        );
    }
    const step = () => {
        const ballotClosesAt = endOf(until);
        return ballotClosesAt === null || decision.trim() === ""
            ? null
            : surely(() =>
                  post("/api/v1/rounds/{id}/extend", {
                      path: { id: round.id },
                      body: { decision: decision.trim(), ballotClosesAt },
                  }),
              );
    };
    return (
        <SentForm
            title={t.label}
            send={t.send}
            step={step}
            done={(_, status) => {
                setOpen(false);
                done(status);
            }}
            leave={() => setOpen(false)}
        >
            <p class="muted">{t.text}</p>
            <Field
                label={t.until}
                type="date"
                value={until}
                onInput={setUntil}
                min={first}
                required
            />
            <Field
                label={texts.value.coordination.mandates.decision}
                value={decision}
                onInput={setDecision}
                maxLength={500}
                sentence
                required
            />
        </SentForm>
    );
}
