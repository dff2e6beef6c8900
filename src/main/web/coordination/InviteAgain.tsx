// An invitation for who is a member already and has never signed in, or whose invitation got lost.

import { useState } from "preact/hooks";
import { MailPlus } from "lucide";
import { post } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { useAct } from "../ui/act.js";
import { Button, Field, Notice, Refused, Section, Working } from "../ui/parts.js";
import { InvitationLink, isInvitation } from "./InvitationLink.js";

export function InviteAgain() {
    const t = texts.value.coordination.again;
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const [reason, setReason] = useState("");
    const [invitation, setInvitation] = useState<Schemas["Invitation"] | null>(null);
    const [waits, setWaits] = useState(false);
    const act = useAct();
    const invite = async (event: Event): Promise<void> => {
        event.preventDefault();
        if (member === null) {
            return;
        }
        const path = { code: member.code };
        const answer = await act.run(() =>
            surely(() =>
                post("/api/v1/members/{code}/invitation", {
                    path,
                    body: { reason: reason.trim() },
                }),
            ),
        );
        if (answer?.ok) {
            setWaits(answer.status === 202);
            setInvitation(isInvitation(answer.value) ? answer.value : null);
        }
    };
    return (
        <Section title={t.title} icon={MailPlus} id="invite">
            <p class="muted">{t.text}</p>
            {invitation !== null ? (
                <InvitationLink invitation={invitation} done={() => setInvitation(null)} />
            ) : (
                <form onSubmit={(event) => void invite(event)}>
                    <MemberField label={t.who} choose={setMember} />
                    <Field
                        label={t.reason}
                        help={texts.value.why.help}
                        value={reason}
                        onInput={setReason}
                        maxLength={500}
                        sentence
                        required
                    />
                    <Refused problem={act.problem} />
                    {waits && (
                        <Notice kind="info">
                            <p>{texts.value.takesTwo}</p>
                        </Notice>
                    )}
                    <Working busy={act.busy} />
                    <Button submit busy={act.busy} off={member === null}>
                        {t.invite}
                    </Button>
                </form>
            )}
        </Section>
    );
}
