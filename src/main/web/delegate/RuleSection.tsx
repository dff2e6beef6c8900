// How many of an account's persons have to agree before it pays much.

import { useState } from "preact/hooks";
import { CircleCheckBig } from "lucide";
import { put, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { day, texts } from "../i18n/index.js";
import { money, typed } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { EndButton } from "../ui/Dialog.js";
import { OpenedForm } from "../ui/OpenedForm.js";
import { Button, Field, Notice, Refused, Section, Working } from "../ui/parts.js";
import { readBound } from "./DelegateForm.js";
import type { Manager } from "./Delegates.js";

/** How many have to agree at least and at most, as the contract has it. */
const FEWEST = 2;
const MOST = 9;

interface RuleProps {
    account: string;
    rule: Schemas["ApprovalRule"] | null;
    /** How many act for the account, its owner among them. */
    persons: number;
    by: Manager | null;
    news: string | null;
    changed: (news: string) => void;
}

export function RuleSection(props: RuleProps) {
    const t = texts.value.delegates.rule;
    const { account, rule, persons, by } = props;
    const { decimals, code: unit } = currency.value;
    const [isOpen, setOpen] = useState(false);
    const done = (news: string): void => {
        setOpen(false);
        props.changed(news);
    };
    return (
        <Section title={t.title} icon={CircleCheckBig} id="rule">
            {props.news !== null && <Notice kind="good">{props.news}</Notice>}
            {rule === null ? (
                <p>{t.none}</p>
            ) : (
                <p>
                    <strong>
                        {t.stands(`${money(rule.above, decimals)} ${unit}`, rule.approvals)}
                    </strong>{" "}
                    <span class="muted">
                        {texts.value.delegates.by(rule.decision, day(rule.since))}
                    </span>
                </p>
            )}
            {rule !== null && rule.approvals > persons && (
                <Notice kind="info">{t.tooMany(persons)}</Notice>
            )}
            {by !== null && !isOpen && (
                <div class="actions">
                    <Button onClick={() => setOpen(true)}>
                        {rule === null ? t.make : by.isOwner ? t.change : t.stricter}
                    </Button>
                    {rule !== null && by.isOwner && (
                        <EndButton
                            label={t.end}
                            ask={t.endAsk}
                            text={t.endText}
                            words={decisionWords()}
                            act={(decision) =>
                                surely(() =>
                                    remove("/api/v1/accounts/{code}/approval-rule", {
                                        path: { code: account },
                                        query: { decision },
                                    }),
                                )
                            }
                            done={(status) => done(status === 202 ? texts.value.takesTwo : t.ended)}
                        />
                    )}
                </div>
            )}
            {by !== null && isOpen && (
                <RuleForm
                    {...props}
                    isOwner={by.isOwner}
                    done={done}
                    leave={() => setOpen(false)}
                />
            )}
        </Section>
    );
}

function decisionWords() {
    const t = texts.value.delegates;
    return { label: t.decision, help: t.decisionHelp };
}

interface RuleFormProps extends RuleProps {
    isOwner: boolean;
    done: (news: string) => void;
    leave: () => void;
}

function RuleForm({ account, rule, persons, isOwner, done, leave }: RuleFormProps) {
    const t = texts.value.delegates.rule;
    const { decimals, code: unit } = currency.value;
    // A delegate only makes it stricter: from a smaller amount on, by more persons.
    const least = isOwner || rule === null ? FEWEST : rule.approvals;
    const [above, setAbove] = useState(rule === null ? "" : typed(rule.above, decimals));
    const [approvals, setApprovals] = useState(rule?.approvals ?? FEWEST);
    const [decision, setDecision] = useState("");
    const [wasTried, setTried] = useState(false);
    const act = useAct();
    const [amount, flaw] = readBound(above, null);
    const stricter = !isOwner && rule !== null && amount !== null && amount > rule.above;
    const amountFlaw =
        amount === null
            ? (flaw ?? (wasTried ? t.aboveMissing : undefined))
            : stricter
              ? t.notLooser(money(rule.above, decimals))
              : undefined;
    const set = async (): Promise<void> => {
        setTried(true);
        if (amount === null || amountFlaw !== undefined) {
            return;
        }
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/accounts/{code}/approval-rule", {
                    path: { code: account },
                    body: { above: amount, approvals, decision: decision.trim() },
                }),
            ),
        );
        if (answer?.ok) {
            done(answer.status === 202 ? texts.value.takesTwo : t.set);
        }
    };
    const counts = Array.from({ length: MOST - least + 1 }, (_, i) => String(least + i));
    return (
        <OpenedForm submit={set}>
            <Field
                label={t.above(unit)}
                help={t.aboveHelp}
                value={above}
                onInput={setAbove}
                inputMode="decimal"
                maxLength={20}
                error={amountFlaw}
                focus
                required
            />
            <Select
                label={t.approvals}
                help={approvals > persons ? t.tooMany(persons) : t.approvalsHelp}
                of={counts.map((count) => [count, count])}
                value={String(approvals)}
                choose={(count) => setApprovals(Number(count))}
            />
            <Field
                {...decisionWords()}
                value={decision}
                onInput={setDecision}
                maxLength={500}
                sentence
                required
            />
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <div class="actions">
                <Button submit look="primary" busy={act.busy}>
                    {texts.value.save}
                </Button>
                <Button onClick={leave}>{texts.value.cancel}</Button>
            </div>
        </OpenedForm>
    );
}
