// An order was sent and not answered. The service is asked for it by its id, until it is known.

import { CircleHelp, CircleX } from "lucide";
import { currency } from "../app/network.js";
import { offline } from "../offline/connection.js";
import { texts } from "../i18n/index.js";
import { sentence } from "../i18n/problems.js";
import { Icon } from "../ui/icon.js";
import { Button, Notice, Title, Working } from "../ui/parts.js";
import { money } from "./amount.js";
import type { Sent } from "./orders.js";
import type { Paying } from "./paying.js";

export function Unanswered({ order, paying }: { order: Sent; paying: Paying }) {
    const t = texts.value.pay.unknown;
    const { decimals, code } = currency.value;
    const amount = `${money(order.amount, decimals)} ${code}`;
    const { problem, isMissing, busy } = paying;
    return (
        <section class="card outcome">
            <span class="sign wait">
                <Icon of={isMissing ? CircleX : CircleHelp} size={44} />
            </span>
            <Title>{isMissing ? t.missingTitle : t.title}</Title>
            <p>{(isMissing ? t.missing : t.text)(amount, order.payee)}</p>
            {problem && <Notice kind="bad">{sentence(problem)}</Notice>}
            <div class="actions">
                {isMissing ? (
                    <Button look="primary" busy={busy} onClick={paying.sendAgain}>
                        {t.send}
                    </Button>
                ) : (
                    <Button look="primary" busy={busy} off={offline.value} onClick={paying.ask}>
                        {t.ask}
                    </Button>
                )}
                <Button off={busy || offline.value} onClick={paying.giveUp}>
                    {t.drop}
                </Button>
            </div>
            <Working busy={busy} />
            <p class="muted">{offline.value ? t.whenBack : t.dropText}</p>
        </section>
    );
}
