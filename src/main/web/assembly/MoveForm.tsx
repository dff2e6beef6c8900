// Moving a motion: what it is about, what it says, what it would do.

import { useState } from "preact/hooks";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency, network } from "../app/network.js";
import { go } from "../app/router.js";
import { ROLES } from "../coordination/Mandates.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { PERCENT_DECIMALS, policyName } from "../officer/figures.js";
import { AmountField } from "../payment/AmountField.js";
import { readAmount } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { daysFromNow, endOf } from "../ui/days.js";
import { Field, Refused, Working } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
import { PolicyFields } from "./PolicyFields.js";
import { type Key, KEYS, begin } from "./policies.js";

type Order = Schemas["DecisionOrder"];
/** An amendment is moved where it was declined. */
type Kind = Exclude<Order["kind"], "amendment">;

/** What an assembly of a part of the network decides. */
const WORDS: Kind[] = ["text"];
const ALL: Kind[] = ["text", "policy", "mandate", "limit", "admission", "exclusion", "writeOff"];

interface MoveFormProps {
    assemblies: Schemas["Assembly"][];
    leave: () => void;
}

export function MoveForm({ assemblies, leave }: MoveFormProps) {
    const t = texts.value.move;
    // Kept before it is sent, so that it is never there twice.
    const [id] = useState(() => newId());
    const [assembly, setAssembly] = useState(assemblies[0]?.code ?? "");
    const [kind, setKind] = useState<Kind>("text");
    const [title, setTitle] = useState("");
    const [text, setText] = useState("");
    const [decision, setDecision] = useState<Order | null>({ kind: "text" });
    const [isTried, setTried] = useState(false);
    const kinds = assemblies.find((one) => one.code === assembly)?.decidesAll ? ALL : WORDS;
    const choose = (to: Kind): void => {
        setKind(to);
        setTried(false);
        setDecision(to === "text" ? { kind: "text" } : null);
    };
    const send = () => {
        setTried(true);
        const body = { assembly, title: title.trim(), text, submit: true };
        return decision === null
            ? null
            : surely(() =>
                  put("/api/v1/motions/{id}", { path: { id }, body: { ...body, decision } }),
              );
    };
    return (
        <SentForm send={t.send} step={send} done={() => go(`/app/motion?id=${id}`)} leave={leave}>
            <Select
                label={t.assembly}
                of={assemblies.map((one) => [one.code, one.name])}
                value={assembly}
                choose={(code) => {
                    setAssembly(code);
                    choose("text");
                }}
            />
            <Select
                label={t.kind}
                of={kinds.map((one) => [one, t.kinds[one]])}
                value={kind}
                choose={choose}
                help={kinds === WORDS ? t.wordsOnly : undefined}
            />
            <Field
                label={t.title}
                value={title}
                onInput={setTitle}
                maxLength={100}
                sentence
                required
            />
            <Field
                label={t.text}
                value={text}
                onInput={setText}
                maxLength={10000}
                lines={6}
                paragraphs
                sentence
            />
            <What key={kind} kind={kind} isTried={isTried} decide={setDecision} />
            {isTried && decision === null && <p class="error">{t.missing}</p>}
            <p class="muted">{t.becomesPublic}</p>
        </SentForm>
    );
}

interface WhatProps {
    isTried: boolean;
    /** Null: something is missing still. */
    decide: (order: Order | null) => void;
}

function What({ kind, ...props }: WhatProps & { kind: Kind }) {
    switch (kind) {
        case "text":
            return null;
        case "policy":
            return <OfPolicy {...props} />;
        case "mandate":
            return <OfMandate {...props} />;
        case "limit":
            return <OfLimit {...props} />;
        case "admission":
            return <OfAdmission {...props} />;
        case "exclusion":
            return <OfExclusion {...props} />;
        case "writeOff":
            return <OfWriteOff {...props} />;
    }
}

function OfPolicy(props: WhatProps) {
    const [key, setKey] = useState<Key>("contribution");
    return (
        <>
            <Select
                label={texts.value.move.policy}
                of={KEYS.map((one) => [one, policyName(one)])}
                value={key}
                choose={(to) => {
                    setKey(to);
                    props.decide(null);
                }}
            />
            <Value key={key} policy={key} {...props} />
        </>
    );
}

function Value({ policy, decide }: WhatProps & { policy: Key }) {
    const loaded = useLoaded(() => begin(policy), []);
    const begun = loaded.value;
    return (
        <>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {begun === null && !loaded.problem && <Working busy />}
            {begun !== null && (
                <PolicyFields
                    value={begun.value}
                    change={(value) =>
                        decide(
                            value === null
                                ? null
                                : { kind: "policy", key: policy, version: begun.version, value },
                        )
                    }
                />
            )}
        </>
    );
}

function OfMandate({ decide }: WhatProps) {
    const t = texts.value.move;
    const [member, setMember] = useState<string | null>(null);
    const [role, setRole] = useState<Schemas["OfficerRole"]>("coordinator");
    const [what, setWhat] = useState<"give" | "end">("give");
    const [until, setUntil] = useState(daysFromNow(365));
    const say = (
        of: string | null,
        one: Schemas["OfficerRole"],
        how: "give" | "end",
        day: string,
    ): void => {
        const endsAt = endOf(day);
        const order = { kind: "mandate", role: one, give: how === "give" } as const;
        decide(
            of === null || (how === "give" && endsAt === null)
                ? null
                : { ...order, member: of, ...(how === "give" && endsAt !== null && { endsAt }) },
        );
    };
    return (
        <>
            <Select
                label={t.what}
                of={[
                    ["give", t.give],
                    ["end", t.end],
                ]}
                value={what}
                choose={(to) => {
                    setWhat(to);
                    say(member, role, to, until);
                }}
            />
            <MemberField
                label={t.member}
                choose={(one) => {
                    setMember(one?.code ?? null);
                    say(one?.code ?? null, role, what, until);
                }}
            />
            <Select
                label={t.role}
                of={ROLES.map((one) => [one, texts.value.home.role[one] ?? one])}
                value={role}
                choose={(to) => {
                    setRole(to);
                    say(member, to, what, until);
                }}
            />
            {what === "give" && (
                <Field
                    label={t.until}
                    type="date"
                    value={until}
                    onInput={(to) => {
                        setUntil(to);
                        say(member, role, what, to);
                    }}
                    required
                />
            )}
        </>
    );
}

function OfLimit({ decide, isTried }: WhatProps) {
    const t = texts.value.move;
    const { code, decimals } = currency.value;
    const [member, setMember] = useState<string | null>(null);
    const [amount, setAmount] = useState("");
    const say = (of: string | null, typed: string): void => {
        const creditLimit = readAmount(typed, decimals);
        decide(
            of === null || creditLimit === null ? null : { kind: "limit", member: of, creditLimit },
        );
    };
    return (
        <>
            <MemberField
                label={t.member}
                choose={(one) => {
                    setMember(one?.code ?? null);
                    say(one?.code ?? null, amount);
                }}
            />
            <AmountField
                label={`${t.limit} (${code})`}
                value={amount}
                onInput={(to) => {
                    setAmount(to);
                    say(member, to);
                }}
                isTried={isTried}
            />
        </>
    );
}

function OfExclusion({ decide }: WhatProps) {
    return (
        <MemberField
            label={texts.value.move.member}
            help={texts.value.move.exclusionHelp}
            choose={(one) => decide(one === null ? null : { kind: "exclusion", member: one.code })}
        />
    );
}

function OfAdmission({ decide }: WhatProps) {
    const t = texts.value.move;
    const communities = network.value?.communities ?? [];
    const [who, setWho] = useState({
        name: "",
        code: "",
        contact: "",
        community: communities[0]?.code ?? "",
    });
    const say = (more: Partial<typeof who>): void => {
        const next = { ...who, ...more };
        setWho(next);
        const newcomer = {
            name: next.name.trim(),
            code: next.code.trim(),
            contact: next.contact.trim(),
            community: next.community,
        };
        decide(
            Object.values(newcomer).some((one) => one === "")
                ? null
                : { kind: "admission", newcomer },
        );
    };
    return (
        <>
            <Field
                label={t.newcomerName}
                value={who.name}
                onInput={(name) => say({ name })}
                maxLength={100}
                required
            />
            <Field
                label={t.newcomerCode}
                help={t.newcomerCodeHelp}
                value={who.code}
                onInput={(code) => say({ code })}
                maxLength={30}
                required
            />
            <Field
                label={t.newcomerContact}
                help={t.newcomerContactHelp}
                value={who.contact}
                onInput={(contact) => say({ contact })}
                maxLength={200}
                required
            />
            {communities.length > 1 && (
                <Select
                    label={t.newcomerCommunity}
                    of={communities.map((one) => [one.code, one.name])}
                    value={who.community}
                    choose={(community) => say({ community })}
                />
            )}
            <p class="muted">{t.newcomerErased}</p>
        </>
    );
}

function OfWriteOff({ decide, isTried }: WhatProps) {
    const t = texts.value.move;
    const { code, decimals } = currency.value;
    const [what, setWhat] = useState({
        member: null as string | null,
        amount: "",
        expansion: "no" as "yes" | "no",
        cap: "",
    });
    const say = (more: Partial<typeof what>): void => {
        const next = { ...what, ...more };
        setWhat(next);
        const amount = readAmount(next.amount, decimals);
        const isFree = next.cap.trim() === "";
        const capPpm = isFree ? null : readAmount(next.cap, PERCENT_DECIMALS);
        const { member } = next;
        decide(
            member === null || amount === null || (!isFree && capPpm === null)
                ? null
                : {
                      kind: "writeOff",
                      member,
                      writeOff: { amount, useExpansion: next.expansion === "yes", capPpm },
                  },
        );
    };
    return (
        <>
            <MemberField
                label={t.member}
                help={t.writeOffHelp}
                choose={(one) => say({ member: one?.code ?? null })}
            />
            <AmountField
                label={`${t.writeOffMost} (${code})`}
                value={what.amount}
                onInput={(amount) => say({ amount })}
                isTried={isTried}
            />
            <Select
                label={t.useExpansion}
                of={[
                    ["no", texts.value.officer.no],
                    ["yes", texts.value.officer.yes],
                ]}
                value={what.expansion}
                choose={(expansion) => say({ expansion })}
            />
            <Field
                label={t.cap}
                help={t.capHelp}
                value={what.cap}
                onInput={(cap) => say({ cap })}
                inputMode="decimal"
                maxLength={9}
            />
        </>
    );
}
