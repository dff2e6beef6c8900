// What members say of a proposal, the oldest first, and a place to say something.

import { useState } from "preact/hooks";
import { MessagesSquare } from "lucide";
import { type Answer, post, put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Field, Notice, Refused, Section } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
import type { Comment, Dossier } from "./proposals.js";

interface ThreadProps {
    whole: Dossier;
    changed: () => Promise<void>;
}

export function Thread({ whole, changed }: ThreadProps) {
    const t = texts.value.deliberation;
    const [isOpen, setOpen] = useState(false);
    const [answered, setAnswered] = useState<Comment | null>(null);
    const [isSent, setSent] = useState(false);
    const open = (to: Comment | null): void => {
        setAnswered(to);
        setSent(false);
        setOpen(true);
    };
    return (
        <Section title={t.talk} icon={MessagesSquare}>
            {whole.comments.length === 0 && <p class="muted">{t.nothingSaid}</p>}
            <ul class="proposals">
                {whole.comments.map((one) => (
                    <Said
                        key={one.id}
                        comment={one}
                        whole={whole}
                        reply={() => open(one)}
                        changed={changed}
                    />
                ))}
            </ul>
            {isSent && <Notice kind="good">{t.sent}</Notice>}
            {isOpen ? (
                <Say
                    key={answered?.id ?? ""}
                    proposal={whole.proposal.id}
                    answered={answered}
                    leave={() => setOpen(false)}
                    done={async () => {
                        await changed();
                        setOpen(false);
                        setSent(true);
                    }}
                />
            ) : (
                whole.proposal.state !== "draft" && (
                    <Button onClick={() => open(null)}>{t.say}</Button>
                )
            )}
        </Section>
    );
}

interface SaidProps extends ThreadProps {
    comment: Comment;
    reply: () => void;
}

function Said({ comment, whole, reply, changed }: SaidProps) {
    const t = texts.value.deliberation;
    const act = useAct();
    const [isHiding, setHiding] = useState(false);
    const me = session.value;
    const path = { id: whole.proposal.id, comment: comment.id };
    const answered = whole.comments.find((one) => one.id === comment.answers);
    const mayHide = me?.roles.includes("coordinator") === true && me.member.code !== comment.author;
    const withdraw = async (): Promise<void> => {
        const answer = await act.run(() =>
            post("/api/v1/proposals/{id}/comments/{comment}/withdraw", { path }),
        );
        if (answer?.ok) {
            await changed();
        }
    };
    return (
        <li>
            <small>
                <strong>{comment.author}</strong>, {dayAndTime(comment.madeAt)}
                {comment.version !== whole.proposal.version && ` · ${t.ofVersion(comment.version)}`}
                {answered !== undefined && ` · ${t.answers(answered.author)}`}
            </small>
            {comment.state === "hidden" && (
                <p class="muted">{t.hidden(comment.hiddenBy ?? "", comment.reason ?? "")}</p>
            )}
            {comment.state === "withdrawn" && <p class="muted">{t.withdrawn}</p>}
            {comment.text !== null && (
                <p class="lines" dir="auto">
                    {comment.text}
                </p>
            )}
            {comment.state === "shown" && !isHiding && (
                <div class="actions">
                    <Button look="quiet" onClick={reply}>
                        {t.reply} <span class="visually-hidden">{comment.author}</span>
                    </Button>
                    {me?.member.code === comment.author && (
                        <Button look="quiet" busy={act.busy} onClick={() => void withdraw()}>
                            {t.withdraw}
                        </Button>
                    )}
                    {mayHide && (
                        <Button look="quiet" onClick={() => setHiding(true)}>
                            {t.hide} <span class="visually-hidden">{comment.author}</span>
                        </Button>
                    )}
                </div>
            )}
            <Refused problem={act.problem} />
            {isHiding && (
                <Because
                    label={t.hide}
                    leave={() => setHiding(false)}
                    send={(reason) =>
                        post("/api/v1/proposals/{id}/comments/{comment}/hide", {
                            path,
                            body: { reason },
                        })
                    }
                    done={changed}
                />
            )}
        </li>
    );
}

interface SayProps {
    proposal: string;
    answered: Comment | null;
    leave: () => void;
    done: () => Promise<void>;
}

function Say({ proposal, answered, leave, done }: SayProps) {
    const t = texts.value.deliberation;
    // Kept before it is sent, so that it is never there twice.
    const [id] = useState(() => newId());
    const [text, setText] = useState("");
    const send = () =>
        put("/api/v1/proposals/{id}/comments/{comment}", {
            path: { id: proposal, comment: id },
            body: { text: text.trim(), ...(answered !== null && { answers: answered.id }) },
        });
    return (
        <SentForm send={t.send} step={send} done={() => done()} leave={leave}>
            <Field
                label={answered === null ? t.say : t.replyTo(answered.author)}
                value={text}
                onInput={setText}
                help={t.sayHelp}
                maxLength={2000}
                lines={4}
                paragraphs
                sentence
                required
                focus
            />
        </SentForm>
    );
}

interface BecauseProps {
    label: string;
    leave: () => void;
    send: (reason: string) => Promise<Answer<unknown>>;
    done: () => Promise<void>;
}

/** Asks for what reason, before something is hidden or declined. */
export function Because({ label, leave, send, done }: BecauseProps) {
    const t = texts.value.deliberation;
    const [reason, setReason] = useState("");
    const sent = async (): Promise<void> => {
        await done();
        leave();
    };
    return (
        <SentForm
            send={label}
            look="danger"
            step={() => send(reason.trim())}
            done={sent}
            leave={leave}
        >
            <Field
                label={t.reason}
                value={reason}
                onInput={setReason}
                maxLength={500}
                sentence
                required
            />
        </SentForm>
    );
}
