// Giving a payment back that one received: as a whole, to who paid it, linked to it for ever.

import { useState } from "preact/hooks";
import { Undo2 } from "lucide";
import { put } from "../api/client.js";
import { newId } from "../api/ids.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { accounts } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { EndButton } from "../ui/Dialog.js";
import { money } from "./amount.js";

/** What can be given back at all. */
const KINDS: string[] = ["payment", "gift", "wage"];

/** Whether the reader received it, and it is still hers. */
export function canGiveBack({ state, kind, payee, reversalOf }: Schemas["Payment"]): boolean {
    return (
        state === "committed" &&
        reversalOf === null &&
        KINDS.includes(kind) &&
        accounts.value.some((account) => account.code === payee)
    );
}

interface GiveBackProps {
    payment: Schemas["Payment"];
    /** The name of who paid it. */
    name: string;
    done: () => void;
}

export function GiveBack({ payment, name, done }: GiveBackProps) {
    const t = texts.value.request.payment;
    const { decimals, code: unit } = currency.value;
    // The same one when it is sent again: it is given back once.
    const [id] = useState(newId);
    const sum = `${money(payment.amount, decimals)} ${unit}`;
    return (
        <EndButton
            look="primary"
            icon={Undo2}
            label={t.giveBack(sum, name)}
            ask={t.giveBackAsk(sum, name)}
            text={t.giveBackText}
            act={() =>
                surely(() =>
                    put("/api/v1/payments/{id}/reversal", {
                        path: { id: payment.id },
                        body: { id },
                    }),
                )
            }
            done={done}
        />
    );
}
