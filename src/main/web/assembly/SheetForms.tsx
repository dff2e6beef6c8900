// Giving a sheet out, and saying who enters sheets. Where it takes two officers, it says so.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { Select } from "../ui/Choices.js";
import { Button, Field, Section } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";

interface OfRound {
    round: string;
    said: (text: string) => Promise<void>;
}

export function GiveSheet({ round, next, said }: OfRound & { next: number }) {
    const t = texts.value.paper;
    const [isOpen, setOpen] = useState(false);
    return (
        <Section title={t.give}>
            {isOpen ? (
                <Giving round={round} next={next} said={said} leave={() => setOpen(false)} />
            ) : (
                <>
                    <p class="muted">{t.giveText}</p>
                    <Button onClick={() => setOpen(true)}>{t.giveIt}</Button>
                </>
            )}
        </Section>
    );
}

interface Leaving {
    leave: () => void;
}

function Giving({ round, next, said, leave }: OfRound & Leaving & { next: number }) {
    const t = texts.value.paper;
    const [number, setNumber] = useState(String(next));
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const [isTried, setTried] = useState(false);
    const [reason, setReason] = useState("");
    const isNumber = /^[1-9]\d{0,8}$/.test(number.trim());
    const send = () => {
        setTried(true);
        return member === null || !isNumber || reason.trim() === ""
            ? null
            : surely(() =>
                  put("/api/v1/rounds/{id}/sheets/{sheet}", {
                      path: { id: round, sheet: number.trim() },
                      body: { member: member.code, reason: reason.trim() },
                  }),
              );
    };
    const done = async (_: unknown, status: number): Promise<void> => {
        await said(status === 202 ? texts.value.takesTwo : t.isGiven(number.trim()));
        leave();
    };
    return (
        <SentForm send={t.giveIt} step={send} done={done} leave={leave}>
            <Field
                label={t.serial}
                help={t.serialHelp}
                value={number}
                onInput={setNumber}
                inputMode="numeric"
                maxLength={9}
                error={isTried && !isNumber ? t.notANumber : undefined}
                required
            />
            <MemberField
                label={t.toWhom}
                kind="person"
                focus
                flaw={(one) => (one.code === session.value?.member.code ? t.notOneself : undefined)}
                choose={setMember}
            />
            <Field label={t.reason} value={reason} onInput={setReason} maxLength={500} required />
        </SentForm>
    );
}

export function NameTeller({ round, said }: OfRound) {
    const t = texts.value.paper;
    const [isOpen, setOpen] = useState(false);
    return (
        <Section title={t.tellers}>
            {isOpen ? (
                <Naming round={round} said={said} leave={() => setOpen(false)} />
            ) : (
                <>
                    <p class="muted">{t.tellersText}</p>
                    <Button onClick={() => setOpen(true)}>{t.name}</Button>
                </>
            )}
        </Section>
    );
}

function Naming({ round, said, leave }: OfRound & Leaving) {
    const t = texts.value.paper;
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const [named, setNamed] = useState<"yes" | "no">("yes");
    const [reason, setReason] = useState("");
    const send = () =>
        member === null || reason.trim() === ""
            ? null
            : surely(() =>
                  put("/api/v1/rounds/{id}/tellers/{code}", {
                      path: { id: round, code: member.code },
                      body: { named: named === "yes", reason: reason.trim() },
                  }),
              );
    const done = async (_: unknown, status: number): Promise<void> => {
        await said(status === 202 ? texts.value.takesTwo : t.named[named](member?.name ?? ""));
        leave();
    };
    return (
        <SentForm send={t.name} step={send} done={done} leave={leave}>
            <MemberField label={t.whoEnters} kind="person" focus choose={setMember} />
            <Select
                label={t.may}
                of={[
                    ["yes", t.mayEnter],
                    ["no", t.mayNot],
                ]}
                value={named}
                choose={setNamed}
            />
            <Field label={t.reason} value={reason} onInput={setReason} maxLength={500} required />
        </SentForm>
    );
}
