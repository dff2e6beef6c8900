// For who has left.

import { network } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { Title } from "../ui/parts.js";
import { left } from "./left.js";

export function Farewell() {
    const t = texts.value.privacy.farewell;
    return (
        <>
            <Title>{texts.value.pages.farewell}</Title>
            <section class="card" aria-label={texts.value.pages.farewell}>
                {left.value === null ? (
                    <p>
                        {t.unknown} <a href="/app">{texts.value.toHome}</a>
                    </p>
                ) : (
                    <>
                        <p>{t.done(network.value?.name ?? "Mutirão", left.value)}</p>
                        <p>{t.device}</p>
                        <p>{t.thanks}</p>
                    </>
                )}
            </section>
        </>
    );
}
