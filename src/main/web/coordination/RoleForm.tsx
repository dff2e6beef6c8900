// Gives a role, by a decision and for a term.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { useAct } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { daysFromNow, endOf } from "../ui/days.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Refused, Working } from "../ui/parts.js";
import { ROLES } from "./Mandates.js";

const A_YEAR = 365;

/** The service takes four years at most; a day less, wherever the reader is. */
const LONGEST = 4 * A_YEAR - 1;

interface RoleFormProps {
    done: (news: string) => void;
    leave: () => void;
}

export function RoleForm({ done, leave }: RoleFormProps) {
    const t = texts.value.coordination.mandates;
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const [role, setRole] = useState<Schemas["OfficerRole"]>("coordinator");
    const [until, setUntil] = useState(daysFromNow(A_YEAR));
    const [decision, setDecision] = useState("");
    const act = useAct();
    const roleName = texts.value.home.role[role] ?? role;
    const give = async (): Promise<void> => {
        const endsAt = endOf(until);
        if (member === null || endsAt === null) {
            return;
        }
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/members/{code}/roles/{role}", {
                    path: { code: member.code, role },
                    body: { decision: decision.trim(), endsAt },
                }),
            ),
        );
        if (answer?.ok) {
            done(answer.status === 202 ? texts.value.takesTwo : t.given(roleName, member.name));
        }
    };
    return (
        <OpenedForm submit={give}>
            <MemberField
                label={t.who}
                focus
                flaw={(one) => (one.code === session.value?.member.code ? t.oneself : undefined)}
                choose={setMember}
            />
            <Select
                label={t.role}
                of={ROLES.map((one) => [one, texts.value.home.role[one] ?? one])}
                value={role}
                choose={setRole}
                help={t.does[role]}
            />
            <Field
                label={t.until}
                help={t.untilHelp}
                type="date"
                value={until}
                onInput={setUntil}
                min={daysFromNow(0)}
                max={daysFromNow(LONGEST)}
                required
            />
            <Field
                label={t.decision}
                help={t.decisionHelp}
                value={decision}
                onInput={setDecision}
                maxLength={500}
                sentence
                required
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <div class="actions">
                <Button submit look="primary" busy={act.busy} off={member === null}>
                    {t.giveIt}
                </Button>
                <Button onClick={leave}>{texts.value.cancel}</Button>
            </div>
        </OpenedForm>
    );
}
