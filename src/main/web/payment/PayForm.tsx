// The form: who, how much, what for; then what it means, and the button that says it all.

import { useId, useState } from "preact/hooks";
import { FilePen, ScanLine, Send } from "lucide";
import type { Schemas } from "../api/paths.js";
import { currency, network } from "../app/network.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { sentence } from "../i18n/problems.js";
import { Icon } from "../ui/icon.js";
import { Initials } from "../ui/Initials.js";
import { Button, Field } from "../ui/parts.js";
import { exampleAmount, money, readAmount, typed } from "./amount.js";
import { Meaning, isAboutPayee, isUnreachable, useForesight } from "./foresight.js";
import { askedBy } from "./links.js";
import type { Draft } from "./orders.js";
import type { Person } from "./people.js";
import { PeopleList, usePeople } from "./PeopleList.js";
import { keepUnsent } from "./unsent.js";

interface PayFormProps {
    account: Schemas["Account"];
    /** Above this amount others have to agree. */
    waitsAbove: number;
    busy: boolean;
    pay: (draft: Draft) => void;
    /** It was kept and not sent, since there is no network. */
    kept: () => void;
}

export function PayForm({ account, waitsAbove, busy, pay, kept }: PayFormProps) {
    const t = texts.value.pay;
    const { decimals, code: unit } = currency.value;
    const [asked] = useState(() => askedBy(place.value.searchParams));
    const [code, setCode] = useState(asked.to);
    const [text, setText] = useState(asked.amount === null ? "" : typed(asked.amount, decimals));
    const [description, setDescription] = useState(asked.note);
    const [chosen, setChosen] = useState<Person | null>(null);
    const [wasTried, setTried] = useState(false);
    const means = useId();

    const wanted = code.trim();
    const amount = readAmount(text, decimals);
    const seen = useForesight(account.code, wanted, amount);
    const isOut = isUnreachable(seen);
    const refusal = isOut ? null : seen.problem;
    const people = usePeople(account.code, wanted);
    // Who is still typing a name has not written a code that is wrong.
    const isTyping = people.busy || people.people.length > 0;
    const isFlaw = refusal !== null && isAboutPayee(refusal);
    const flaw = isFlaw && (seen.payee !== null || !isTyping) ? sentence(refusal) : undefined;
    const payee = seen.payee ?? (chosen?.code === wanted ? chosen : null);
    const isReady = isOut ? wanted !== "" && Boolean(amount) : seen.fee !== null;
    const sum = amount ? `${money(amount, decimals)} ${unit}` : "";
    const wrong = amountFlaw(text, amount, wasTried) ?? (isFlaw ? undefined : said(refusal));
    const fields = { description, account, waits: amount !== null && amount > waitsAbove };

    const submit = (event: Event): void => {
        event.preventDefault();
        setTried(true);
        const at = network.value;
        const member = session.value?.member.code ?? "";
        if (!isReady || busy || !amount) {
            return;
        }
        if (isOut) {
            const { code: from } = account;
            const name = payee?.name ?? null;
            keepUnsent({ member, account: from, payee: wanted, name, amount, description });
            kept();
        } else if (seen.payee !== null && seen.fee !== null && at !== null) {
            const maximumFee = seen.fee;
            pay({ ...fields, member, payee: seen.payee, amount, maximumFee, network: at });
        }
    };
    return (
        <form class="card" onSubmit={submit} noValidate>
            <Field
                label={t.payee}
                help={t.payeeHelp}
                value={code}
                onInput={setCode}
                maxLength={40}
                error={flaw}
                required
            />
            {payee === null ? (
                <>
                    <PeopleList
                        found={people}
                        choose={(person) => {
                            setChosen(person);
                            setCode(person.code);
                        }}
                    />
                    <a class="button" href="/app/scan">
                        <Icon of={ScanLine} />
                        <span>{t.scan.open}</span>
                    </a>
                </>
            ) : (
                <p class="payee" role="status">
                    <Initials of={payee.name} />
                    <strong>{payee.name}</strong>
                </p>
            )}
            <Field
                label={`${t.amount} (${unit})`}
                value={text}
                onInput={setText}
                inputMode={decimals === 0 ? "numeric" : "decimal"}
                maxLength={20}
                look="amount"
                focus={payee !== null && text === ""}
                error={wrong}
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
                {isOut ? <p>{t.unsent.why}</p> : <Meaning seen={seen} />}
            </div>
            <Button submit look="primary" icon={isOut ? FilePen : Send} busy={busy} off={!isReady}>
                {busy
                    ? t.paying
                    : isOut
                      ? t.unsent.keep
                      : payee !== null && amount
                        ? t.pay(sum, payee.name)
                        : texts.value.pages.pay}
            </Button>
        </form>
    );
}

function said(refusal: Parameters<typeof sentence>[0] | null): string | undefined {
    return refusal === null ? undefined : sentence(refusal);
}

function amountFlaw(text: string, amount: number | null, wasTried: boolean): string | undefined {
    const t = texts.value.pay;
    if (text.trim() !== "" && amount === null) {
        return t.amountWrong(exampleAmount(currency.value.decimals));
    }
    return wasTried && !amount ? t.amountZero : undefined;
}
