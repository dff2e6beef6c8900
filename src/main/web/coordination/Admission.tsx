// Admits somebody new, and in the same breath makes her invitation, or says who acts for a venture.
// Sent again after a break, it goes on where it was: who is admitted already, with the same
// content, is admitted once.

import { useState } from "preact/hooks";
import { UserPlus } from "lucide";
import { type Answer, post, put, refusal } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency, network } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { exampleAmount, money, readAmount } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Notice, Refused, Section, Working } from "../ui/parts.js";
import { InvitationLink, isInvitation } from "./InvitationLink.js";

type Kind = Schemas["MemberKind"];

const KINDS: Kind[] = ["person", "venture", "association"];

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

export function Admission() {
    const t = texts.value.coordination.admission;
    const [isOpen, setOpen] = useState(false);
    const [made, setMade] = useState<Made | null>(null);
    const invitation = made?.invitation ?? null;
    return (
        <Section title={t.title} icon={UserPlus} id="admit">
            <p class="muted">{t.text}</p>
            {invitation !== null && (
                <InvitationLink invitation={invitation} done={() => setMade(null)} />
            )}
            {made?.delegate && (
                <Notice kind="good">{t.first(made.delegate.account, made.delegate.name)}</Notice>
            )}
            {invitation === null && !isOpen && (
                <Button look="primary" onClick={() => setOpen(true)}>
                    {t.begin}
                </Button>
            )}
            {isOpen && (
                <Form
                    done={(all) => {
                        setOpen(false);
                        setMade(all);
                    }}
                    leave={() => setOpen(false)}
                />
            )}
        </Section>
    );
}

/** What came of it: a way in for a person, or who acts for what is none. */
interface Made {
    invitation?: Schemas["Invitation"];
    delegate?: { account: string; name: string };
}

interface FormProps {
    done: (made: Made) => void;
    leave: () => void;
}

/** An amount that may be left out: as the community decided, then. */
function limit(text: string): { value?: number; flaw?: string } {
    const { decimals } = currency.value;
    if (text.trim() === "") {
        return {};
    }
    const value = readAmount(text, decimals);
    return value === null
        ? { flaw: texts.value.pay.amountWrong(exampleAmount(decimals)) }
        : { value };
}

async function admit(
    code: string,
    order: Schemas["MemberOrder"],
    delegate: Schemas["Member"] | null,
    admitted: () => void,
): Promise<Answer<Made>> {
    const path = { code };
    const member = await put("/api/v1/members/{code}", { path, body: order });
    if (!member.ok) {
        return member;
    }
    if (member.status === 202) {
        return refusal("takes-two");
    }
    admitted();
    return delegate === null ? invite(code, order.decision) : letAct(code, order, delegate);
}

async function invite(code: string, reason: string): Promise<Answer<Made>> {
    const body = { reason };
    const invited = await post("/api/v1/members/{code}/invitation", { path: { code }, body });
    if (!invited.ok) {
        return invited;
    }
    const { status, value } = invited;
    return isInvitation(value)
        ? { ok: true, status, value: { invitation: value } }
        : refusal("takes-two");
}

async function letAct(
    code: string,
    order: Schemas["MemberOrder"],
    delegate: Schemas["Member"],
): Promise<Answer<Made>> {
    const given = await put("/api/v1/accounts/{code}/delegates/{delegate}", {
        path: { code, delegate: delegate.code },
        body: { mayManage: true, decision: order.decision },
    });
    if (!given.ok) {
        return given;
    }
    const { status } = given;
    return status === 202
        ? refusal("takes-two")
        : { ok: true, status, value: { delegate: { account: order.name, name: delegate.name } } };
}

function Form({ done, leave }: FormProps) {
    const t = texts.value.coordination.admission;
    const decided = texts.value.coordination.mandates;
    const { onlyPersons } = texts.value.delegates;
    const { decimals, code: unit } = currency.value;
    const communities = network.value?.communities ?? [];
    const standard = network.value?.policies.limits.value as Schemas["LimitsPolicy"] | undefined;
    const [name, setName] = useState("");
    const [code, setCode] = useState("");
    const [kind, setKind] = useState<Kind>("person");
    const [community, setCommunity] = useState(communities[0]?.code ?? "");
    const [credit, setCredit] = useState("");
    const [most, setMost] = useState("");
    const [delegate, setDelegate] = useState<Schemas["Member"] | null>(null);
    const [decision, setDecision] = useState("");
    const [isAdmitted, setAdmitted] = useState(false);
    const act = useAct();
    const creditLimit = limit(credit);
    const maximumBalance = limit(most);
    const isPerson = kind === "person";
    const codeFlaw = code === "" || CODE.test(code.trim()) ? undefined : t.codeWrong;
    const standardOf = (amount: number | undefined): string | undefined =>
        amount === undefined ? undefined : t.standard(`${money(amount, decimals)} ${unit}`);
    const submit = async (): Promise<void> => {
        if (codeFlaw !== undefined || creditLimit.flaw || maximumBalance.flaw) {
            return;
        }
        if (!isPerson && delegate === null) {
            return;
        }
        const order: Schemas["MemberOrder"] = {
            kind,
            name: name.trim(),
            community,
            decision: decision.trim(),
            ...(creditLimit.value !== undefined && { creditLimit: creditLimit.value }),
            ...(maximumBalance.value !== undefined && { maximumBalance: maximumBalance.value }),
        };
        const answer = await act.run(() =>
            surely(() =>
                admit(code.trim(), order, isPerson ? null : delegate, () => setAdmitted(true)),
            ),
        );
        if (answer?.ok) {
            done(answer.value);
        }
    };
    return (
        <OpenedForm submit={submit}>
            <Field
                label={t.name}
                value={name}
                onInput={setName}
                maxLength={100}
                focus
                sentence
                required
            />
            <Field
                label={t.code}
                help={t.codeHelp}
                value={code}
                onInput={setCode}
                maxLength={32}
                error={codeFlaw}
                required
            />
            <Select
                label={t.kind}
                of={KINDS.map((one) => [one, t.kinds[one]])}
                value={kind}
                choose={setKind}
            />
            {!isPerson && (
                <MemberField
                    label={t.who}
                    help={t.whoHelp}
                    kind="person"
                    flaw={(one) => (one.kind === "person" ? undefined : onlyPersons)}
                    choose={setDelegate}
                />
            )}
            {communities.length > 1 && (
                <Select
                    label={t.community}
                    of={communities.map((one) => [one.code, one.name])}
                    value={community}
                    choose={setCommunity}
                />
            )}
            <Field
                label={t.creditLimit(unit)}
                help={standardOf(standard?.creditLimit)}
                value={credit}
                onInput={setCredit}
                inputMode="decimal"
                maxLength={20}
                error={creditLimit.flaw}
            />
            <Field
                label={t.maximumBalance(unit)}
                help={standardOf(standard?.maximumBalance)}
                value={most}
                onInput={setMost}
                inputMode="decimal"
                maxLength={20}
                error={maximumBalance.flaw}
            />
            <Field
                label={decided.decision}
                help={decided.decisionHelp}
                value={decision}
                onInput={setDecision}
                maxLength={500}
                sentence
                required
            />
            <Refused
                problem={act.problem}
                nothing={
                    !isAdmitted || act.problem?.name === "takes-two"
                        ? undefined
                        : isPerson
                          ? t.notInvited
                          : t.noFirst
                }
            />
            <Working busy={act.busy} />
            <div class="actions">
                <Button submit look="primary" busy={act.busy}>
                    {isPerson ? t.admit : t.admitOther}
                </Button>
                <Button onClick={leave}>{texts.value.cancel}</Button>
            </div>
        </OpenedForm>
    );
}
