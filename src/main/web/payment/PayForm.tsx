// The form: who, how much, what for; then what it means, and the button that says it all.

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Send } from "lucide";
import { type Problem, get, post } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency, network } from "../app/network.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { problemOf, sentence } from "../i18n/problems.js";
import { Initials } from "../ui/Initials.js";
import { Button, Field } from "../ui/parts.js";
import { exampleAmount, money, readAmount, typed } from "./amount.js";
import type { Draft } from "./orders.js";

/** How long somebody has stopped typing before the service is asked. */
const PAUSE_MS = 300;

interface Foresight {
    payee: Schemas["Member"] | null;
    preview: Schemas["Preview"] | null;
    problem: Problem | null;
}

const NOTHING: Foresight = { payee: null, preview: null, problem: null };

/** Asks who the payee is and what the payment would do, a moment after the last change. */
function useForesight(payer: string, payee: string, amount: number | null): Foresight {
    const [seen, setSeen] = useState<Foresight>(NOTHING);
    const asked = useRef(0);
    useEffect(() => {
        const turn = ++asked.current;
        if (payee === "") {
            setSeen(NOTHING);
            return;
        }
        setSeen((before) => ({ ...NOTHING, payee: matches(before.payee, payee) }));
        const timer = setTimeout(() => {
            void foresee(payer, payee, amount).then((found) => {
                if (asked.current === turn) {
                    setSeen(found);
                }
            });
        }, PAUSE_MS);
        return () => clearTimeout(timer);
    }, [payer, payee, amount]);
    return seen;
}

function matches(member: Schemas["Member"] | null, code: string): Schemas["Member"] | null {
    return member?.code.toLowerCase() === code.toLowerCase() ? member : null;
}

async function foresee(payer: string, code: string, amount: number | null): Promise<Foresight> {
    const payee = await get("/api/v1/members/{code}", { path: { code } });
    if (!payee.ok) {
        const problem =
            payee.problem.name === "not-found"
                ? { ...payee.problem, name: "unknown-account", figures: { account: code } }
                : payee.problem;
        return { ...NOTHING, problem };
    }
    if (amount === null || amount === 0) {
        return { ...NOTHING, payee: payee.value };
    }
    const preview = await post("/api/v1/payments/preview", {
        body: { payer, payee: payee.value.code, amount },
    });
    return preview.ok
        ? { payee: payee.value, preview: preview.value, problem: null }
        : { ...NOTHING, payee: payee.value, problem: preview.problem };
}

interface PayFormProps {
    account: Schemas["Account"];
    /** Above this amount others have to agree. */
    waitsAbove: number;
    busy: boolean;
    pay: (draft: Draft) => void;
}

export function PayForm({ account, waitsAbove, busy, pay }: PayFormProps) {
    const t = texts.value.pay;
    const asked = place.value.searchParams;
    const { decimals, code: unit } = currency.value;
    const [payeeCode, setPayeeCode] = useState(asked.get("to") ?? "");
    const [text, setText] = useState(() => asAmount(asked.get("a"), decimals));
    const [description, setDescription] = useState(asked.get("m") ?? "");
    const [wasTried, setTried] = useState(false);
    const means = useId();

    const amount = readAmount(text, decimals);
    const { payee, preview, problem } = useForesight(account.code, payeeCode.trim(), amount);
    const refusal = problem ?? (preview?.refusal ? problemOf(preview.refusal) : null);
    const isAboutPayee = refusal !== null && PAYEE_PROBLEMS.has(refusal.name);
    const isReady = payee !== null && preview?.payerPays != null && preview.refusal === null;
    const amountError =
        text.trim() !== "" && amount === null
            ? t.amountWrong(exampleAmount(decimals))
            : wasTried && !amount
              ? t.amountZero
              : refusal !== null && !isAboutPayee
                ? sentence(refusal)
                : undefined;

    const submit = (event: Event): void => {
        event.preventDefault();
        setTried(true);
        const at = network.value;
        if (!isReady || busy || amount === null || preview?.payerPays == null || at === null) {
            return;
        }
        pay({
            member: session.value?.member.code ?? "",
            account,
            payee: { publicId: payee.publicId, name: payee.name },
            amount,
            maximumFee: preview.payerPays - amount,
            description,
            waits: amount > waitsAbove,
            network: at,
        });
    };
    return (
        <form class="card" onSubmit={submit} noValidate>
            <Field
                label={t.payee}
                help={t.payeeHelp}
                value={payeeCode}
                onInput={setPayeeCode}
                maxLength={40}
                error={isAboutPayee ? sentence(refusal) : undefined}
                required
            />
            {payee && (
                <p class="payee" role="status">
                    <Initials of={payee.name} />
                    <strong>{payee.name}</strong>
                </p>
            )}
            <Field
                label={`${t.amount} (${unit})`}
                value={text}
                onInput={setText}
                inputMode="decimal"
                maxLength={20}
                look="amount"
                error={amountError}
                required
            />
            <Field
                label={t.description}
                help={t.descriptionHelp}
                value={description}
                onInput={setDescription}
                maxLength={200}
                sentence
            />
            <div id={means} aria-live="polite">
                {preview?.payerPays != null && preview.refusal === null && payee !== null && (
                    <Meaning preview={preview} name={payee.name} />
                )}
            </div>
            <Button submit look="primary" icon={Send} busy={busy} off={!isReady}>
                {busy
                    ? t.paying
                    : payee !== null && amount
                      ? t.pay(`${money(amount, decimals)} ${unit}`, payee.name)
                      : texts.value.pages.pay}
            </Button>
        </form>
    );
}

/** Refusals that are the payee's, and not the amount's. */
const PAYEE_PROBLEMS = new Set([
    "unknown-account",
    "account-closed",
    "same-account",
    "unit-mismatch",
    "kind-not-allowed",
    "payee-limit-exceeded",
    "malformed-request",
]);

function asAmount(minor: string | null, decimals: number): string {
    return minor !== null && /^\d{1,13}$/.test(minor) ? typed(Number(minor), decimals) : "";
}

function Meaning({ preview, name }: { preview: Schemas["Preview"]; name: string }) {
    const t = texts.value.pay;
    const { decimals } = currency.value;
    const show = (amount: number | null) => money(amount ?? 0, decimals);
    return (
        <>
            <dl class="sums">
                <dt>{t.youPay}</dt>
                <dd class="number">{show(preview.payerPays)}</dd>
                <dt>{t.payeeGets(name)}</dt>
                <dd class="number">{show(preview.payeeGets)}</dd>
                <dt>{t.toTheFund}</dt>
                <dd class="number">{show(preview.contribution)}</dd>
            </dl>
            <p class="muted">
                {t.balanceAfter(show(preview.payerBalanceAfter))}{" "}
                {(preview.payerAvailableAfter ?? -1) >= 0 &&
                    t.availableAfter(show(preview.payerAvailableAfter))}
            </p>
        </>
    );
}
