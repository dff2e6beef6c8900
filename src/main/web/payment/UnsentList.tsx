// Payments that were prepared without a network: plainly not sent, until one tap sends them.

import { useState } from "preact/hooks";
import { Send } from "lucide";
import { currency, network } from "../app/network.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { sentence } from "../i18n/problems.js";
import { Button, Notice } from "../ui/parts.js";
import { money } from "./amount.js";
import { Meaning, isUnreachable, useForesight } from "./foresight.js";
import type { Draft } from "./orders.js";
import { type Unsent, dropUnsent, unsent } from "./unsent.js";

interface UnsentListProps {
    member: string;
    account: Draft["account"];
    waitsAbove: number;
    busy: boolean;
    pay: (draft: Draft) => void;
}

export function UnsentList({ member, account, ...rest }: UnsentListProps) {
    const [, setDropped] = useState(0);
    const drop = (id: string): void => {
        dropUnsent(id);
        setDropped((count) => count + 1);
    };
    return (
        <>
            {unsent(member, account.code).map((item) => (
                <Item key={item.id} item={item} account={account} drop={drop} {...rest} />
            ))}
        </>
    );
}

interface ItemProps extends Omit<UnsentListProps, "member"> {
    item: Unsent;
    drop: (id: string) => void;
}

function Item({ item, account, waitsAbove, busy, pay, drop }: ItemProps) {
    const t = texts.value.pay;
    const { decimals, code: unit } = currency.value;
    const seen = useForesight(account.code, item.payee, item.amount);
    const name = seen.payee?.name ?? item.name ?? item.payee;
    const sum = `${money(item.amount, decimals)} ${unit}`;
    const send = (): void => {
        if (seen.payee !== null && seen.fee !== null && network.value !== null) {
            pay({
                id: item.id,
                member: item.member,
                account,
                payee: seen.payee,
                amount: item.amount,
                maximumFee: seen.fee,
                description: item.description,
                waits: item.amount > waitsAbove,
                network: network.value,
            });
        }
    };
    return (
        <section class="card unsent" aria-label={t.unsent.of(sum, name)}>
            <p>
                <span class="chip">{t.unsent.mark}</span>
            </p>
            <h2>{t.unsent.of(sum, name)}</h2>
            {item.description !== "" && <p>{item.description}</p>}
            <p class="muted">{t.unsent.since(dayAndTime(new Date(item.at).toISOString()))}</p>
            <div aria-live="polite">
                <Meaning seen={seen} />
                {isUnreachable(seen) && <p>{t.unsent.wait}</p>}
            </div>
            {seen.problem !== null && !isUnreachable(seen) && (
                <Notice kind="bad">
                    {sentence(seen.problem)} {t.nothingSent}
                </Notice>
            )}
            <div class="actions">
                <Button
                    look="primary"
                    icon={Send}
                    busy={busy}
                    off={seen.fee === null}
                    onClick={send}
                >
                    {t.pay(sum, name)}
                </Button>
                <Button onClick={() => drop(item.id)}>{t.unsent.drop}</Button>
            </div>
        </section>
    );
}
