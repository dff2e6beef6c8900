// How much, what for, and of whom: of one member, or of whoever scans the code.

import { useState } from "preact/hooks";
import { HandCoins } from "lucide";
import { type Answer, get, put } from "../api/client.js";
import { newId } from "../api/ids.js";
import { currency } from "../app/network.js";
import { go } from "../app/router.js";
import { acting } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { AmountField } from "../payment/AmountField.js";
import { readAmount } from "../payment/amount.js";
import { useAct } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { Button, Field, Refused, Title } from "../ui/parts.js";

type Whom = "anybody" | "member";

export function AskForm() {
    const t = texts.value.request;
    const account = acting.value?.code ?? "";
    const { decimals, code: unit } = currency.value;
    const [text, setText] = useState("");
    const [note, setNote] = useState("");
    const [whom, setWhom] = useState<Whom>("anybody");
    const [payer, setPayer] = useState<string | null>(null);
    const [isTried, setTried] = useState(false);
    // The same one when it is sent again.
    const [id] = useState(newId);
    const act = useAct();
    const amount = readAmount(text, decimals);

    const ask = async (event: Event): Promise<void> => {
        event.preventDefault();
        setTried(true);
        if (!amount || (whom === "member" && payer === null)) {
            return;
        }
        const answer = await act.run(() => placeOf(amount));
        if (answer?.ok) {
            go(answer.value);
        }
    };
    const placeOf = async (minor: number): Promise<Answer<string>> => {
        const description = note.trim();
        if (whom === "member") {
            const stored = await put("/api/v1/payment-requests/{id}", {
                path: { id },
                body: {
                    payer: payer ?? "",
                    payee: account,
                    amount: minor,
                    ...(description !== "" && { description }),
                },
            });
            return stored.ok ? { ...stored, value: `/app/request?id=${id}` } : stored;
        }
        // Whatever comes in after this is what was waited for.
        const last = await get("/api/v1/accounts/{code}/entries", {
            path: { code: account },
            query: { limit: "1" },
        });
        if (!last.ok) {
            return last;
        }
        const query = new URLSearchParams({ to: account, a: String(minor) });
        if (description !== "") {
            query.set("m", description);
        }
        query.set("since", String(last.value.items[0]?.version ?? 0));
        return { ...last, value: `/app/request?${query}` };
    };
    return (
        <>
            <Title>{texts.value.pages.request}</Title>
            <form class="card" onSubmit={(event) => void ask(event)} noValidate>
                <AmountField
                    label={`${texts.value.pay.amount} (${unit})`}
                    value={text}
                    onInput={setText}
                    isTried={isTried}
                    look="amount"
                />
                <Field
                    label={texts.value.pay.description}
                    value={note}
                    onInput={setNote}
                    maxLength={200}
                    sentence
                />
                <Select
                    label={t.whom}
                    of={[
                        ["anybody", t.anybody],
                        ["member", t.member],
                    ]}
                    value={whom}
                    choose={setWhom}
                    help={whom === "anybody" ? t.anybodyHelp : t.memberHelp}
                />
                {whom === "member" && (
                    <MemberField
                        label={t.payer}
                        choose={(member) => setPayer(member?.code ?? null)}
                    />
                )}
                <Refused problem={act.problem} nothing={t.nothingAsked} />
                <Button submit look="primary" icon={HandCoins} busy={act.busy}>
                    {t.ask}
                </Button>
            </form>
            <p>
                <a href="/app/requests">{texts.value.pages.requests}</a>
            </p>
        </>
    );
}
