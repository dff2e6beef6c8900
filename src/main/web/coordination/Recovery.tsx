// A member who has lost every way in is let in anew by two coordinators: one asks, another agrees
// and hands the invitation over.

import { useState } from "preact/hooks";
import { LifeBuoy } from "lucide";
import { get, put, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Copy } from "../ui/Copy.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Field, Notice, Refused, Section, Skeleton, Working } from "../ui/parts.js";
import { InvitationLink } from "./InvitationLink.js";

export function Recovery() {
    const t = texts.value.coordination.recovery;
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const isOneself = (one: Schemas["Member"]): string | undefined =>
        one.code === session.value?.member.code ? t.oneself : undefined;
    return (
        <Section title={t.title} icon={LifeBuoy} id="recovery">
            <p class="muted">{t.text}</p>
            <MemberField
                label={t.who}
                begin={place.value.searchParams.get("member") ?? ""}
                flaw={isOneself}
                choose={setMember}
            />
            {member !== null && <Asked key={member.code} member={member} />}
        </Section>
    );
}

function Asked({ member }: { member: Schemas["Member"] }) {
    const t = texts.value.coordination.recovery;
    const path = { code: member.code };
    const loaded = useLoaded(() => get("/api/v1/members/{code}/recovery", { path }), []);
    const [invitation, setInvitation] = useState<Schemas["Invitation"] | null>(null);
    const [news, setNews] = useState<string | null>(null);
    const asked = loaded.value;
    const isNone = loaded.problem?.status === 404;
    if (invitation !== null) {
        return (
            <InvitationLink
                invitation={invitation}
                done={() => {
                    setInvitation(null);
                    void loaded.reload();
                }}
            />
        );
    }
    if (asked === null && loaded.problem === null) {
        return <Skeleton />;
    }
    const me = session.value?.member.code;
    const canSay = isNone || (asked !== null && asked.agreedBy === null && asked.askedBy !== me);
    return (
        <>
            {news !== null && <Notice kind="good">{news}</Notice>}
            {loaded.problem !== null && !isNone && <Refused problem={loaded.problem} nothing="" />}
            {isNone && <p>{t.none(member.name)}</p>}
            {asked !== null && <State asked={asked} />}
            {canSay && (
                <SayForm
                    member={member}
                    asked={asked}
                    said={(given) => {
                        if (given !== null) {
                            setInvitation(given);
                        }
                        setNews(null);
                        void loaded.reload();
                    }}
                />
            )}
            {asked !== null && (
                <EndButton
                    label={t.cancel}
                    ask={t.cancelAsk(member.name)}
                    text={t.cancelText}
                    words={texts.value.why}
                    act={(reason) =>
                        surely(() =>
                            remove("/api/v1/members/{code}/recovery", { path, query: { reason } }),
                        )
                    }
                    done={() => {
                        setNews(t.canceled);
                        void loaded.reload();
                    }}
                />
            )}
        </>
    );
}

function State({ asked }: { asked: Schemas["Recovery"] }) {
    const t = texts.value.coordination.recovery;
    const isMine = asked.askedBy === session.value?.member.code;
    const link = `${location.origin}/app/coordination?member=${asked.member}`;
    return (
        <>
            <Notice kind="info">
                <p>{t.asked(asked.askedBy, dayAndTime(asked.askedAt), asked.reason)}</p>
                <p>{asked.agreedBy === null ? t.waits : t.agreed(asked.agreedBy)}</p>
            </Notice>
            {isMine && asked.agreedBy === null && (
                <>
                    <p>
                        {t.tell} <code class="secret">{link}</code>
                    </p>
                    <Copy text={link} />
                </>
            )}
        </>
    );
}

interface SayFormProps {
    member: Schemas["Member"];
    asked: Schemas["Recovery"] | null;
    /** With the invitation, where it was agreed with this. */
    said: (invitation: Schemas["Invitation"] | null) => void;
}

function SayForm({ member, asked, said }: SayFormProps) {
    const t = texts.value.coordination.recovery;
    const [reason, setReason] = useState("");
    const act = useAct();
    const say = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/members/{code}/recovery", {
                    path: { code: member.code },
                    body: { reason: reason.trim() },
                }),
            ),
        );
        if (answer?.ok) {
            said("invitation" in answer.value ? answer.value : null);
        }
    };
    return (
        <form onSubmit={(event) => void say(event)}>
            <p>{asked === null ? t.whatItMeans : t.whatAgreeMeans}</p>
            <Field
                label={t.reason(member.name)}
                help={t.reasonHelp}
                value={reason}
                onInput={setReason}
                maxLength={500}
                lines={2}
                sentence
                required
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <Button submit look={asked === null ? "plain" : "primary"} busy={act.busy}>
                {asked === null ? t.ask : t.agree}
            </Button>
        </form>
    );
}
