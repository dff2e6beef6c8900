// What is asked, to be shown to who is to pay: a code, a link, and the amount in large figures.

import { useState } from "preact/hooks";
import { Share2 } from "lucide";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { Copy } from "../ui/Copy.js";
import { Button } from "../ui/parts.js";
import { Qr } from "../ui/Qr.js";

interface ShownProps {
    amount: number;
    note: string | null;
    link: string;
}

export function Shown({ amount, note, link }: ShownProps) {
    const t = texts.value.request;
    const { decimals, code: unit } = currency.value;
    const sum = `${money(amount, decimals)} ${unit}`;
    // A browser that cannot share, and a reader who thought better of it, lose nothing.
    const [canShare] = useState(() => "share" in navigator);
    const share = (): void => void navigator.share({ url: link }).catch(() => {});
    return (
        <>
            <p class="big number">{sum}</p>
            {note !== null && note !== "" && <p>{note}</p>}
            <Qr text={link} label={t.code(sum)} />
            <p class="secret" data-link>
                {link}
            </p>
            <div class="actions">
                <Copy text={link} />
                {canShare && (
                    <Button icon={Share2} onClick={share}>
                        {t.share}
                    </Button>
                )}
            </div>
        </>
    );
}
