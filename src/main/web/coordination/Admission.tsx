// Admits somebody new, and makes her invitation in the same breath. Sent again after a break, it
// goes on where it was: who is admitted already, with the same content, is admitted once.

import { useState } from "preact/hooks";
import { UserPlus } from "lucide";
import { type Answer, post, put, refusal } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency, network } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { exampleAmount, money, readAmount } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Refused, Section, Working } from "../ui/parts.js";
import { InvitationLink, isInvitation } from "./InvitationLink.js";

type Kind = Schemas["MemberKind"];

const KINDS: Kind[] = ["person", "venture", "association"];

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

export function Admission() {
    const t = texts.value.coordination.admission;
    const [isOpen, setOpen] = useState(false);
    const [invitation, setInvitation] = useState<Schemas["Invitation"] | null>(null);
    return (
        <Section title={t.title} icon={UserPlus} id="admit">
            <p class="muted">{t.text}</p>
            {invitation !== null && (
                <InvitationLink invitation={invitation} done={() => setInvitation(null)} />
            )}
            {invitation === null && !isOpen && (
                <Button look="primary" onClick={() => setOpen(true)}>
                    {t.begin}
                </Button>
            )}
            {isOpen && (
                <Form
                    done={(made) => {
                        setOpen(false);
                        setInvitation(made);
                    }}
                    leave={() => setOpen(false)}
                />
            )}
        </Section>
    );
}

interface FormProps {
    done: (invitation: Schemas["Invitation"]) => void;
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
    admitted: () => void,
): Promise<Answer<Schemas["Invitation"]>> {
    const path = { code };
    const member = await put("/api/v1/members/{code}", { path, body: order });
    if (!member.ok) {
        return member;
    }
    if (member.status === 202) {
        return refusal("takes-two");
    }
    admitted();
    const body = { reason: order.decision };
    const invited = await post("/api/v1/members/{code}/invitation", { path, body });
    if (!invited.ok) {
        return invited;
    }
    const { status, value } = invited;
    return isInvitation(value) ? { ok: true, status, value } : refusal("takes-two");
}

function Form({ done, leave }: FormProps) {
    const t = texts.value.coordination.admission;
    const decided = texts.value.coordination.mandates;
    const { decimals, code: unit } = currency.value;
    const communities = network.value?.communities ?? [];
    const standard = network.value?.policies.limits.value as Schemas["LimitsPolicy"] | undefined;
    const [name, setName] = useState("");
    const [code, setCode] = useState("");
    const [kind, setKind] = useState<Kind>("person");
    const [community, setCommunity] = useState(communities[0]?.code ?? "");
    const [credit, setCredit] = useState("");
    const [most, setMost] = useState("");
    const [decision, setDecision] = useState("");
    const [isAdmitted, setAdmitted] = useState(false);
    const act = useAct();
    const creditLimit = limit(credit);
    const maximumBalance = limit(most);
    const codeFlaw = code === "" || CODE.test(code.trim()) ? undefined : t.codeWrong;
    const standardOf = (amount: number | undefined): string | undefined =>
        amount === undefined ? undefined : t.standard(`${money(amount, decimals)} ${unit}`);
    const submit = async (): Promise<void> => {
        if (codeFlaw !== undefined || creditLimit.flaw || maximumBalance.flaw) {
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
            surely(() => admit(code.trim(), order, () => setAdmitted(true))),
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
            <Refused problem={act.problem} nothing={isAdmitted ? t.notInvited : undefined} />
            <Working busy={act.busy} />
            <div class="actions">
                <Button submit look="primary" busy={act.busy}>
                    {t.admit}
                </Button>
                <Button onClick={leave}>{texts.value.cancel}</Button>
            </div>
        </OpenedForm>
    );
}
