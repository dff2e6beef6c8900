// The people whom one pays most, one tap away.

import { acting } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Initials } from "../ui/Initials.js";
import { recentPeople } from "./people.js";

export function PayAgain() {
    const t = texts.value;
    const account = acting.value?.code ?? "";
    const loaded = useLoaded(() => recentPeople(account), [account]);
    const people = loaded.value ?? [];
    if (people.length === 0) {
        return null;
    }
    return (
        <section aria-labelledby="pay-again">
            <h2 id="pay-again">{t.home.payAgain}</h2>
            <ul class="faces">
                {people.map(({ code, name }) => (
                    <li key={code}>
                        <a class="face" href={`/app/pay?to=${encodeURIComponent(code)}`}>
                            <Initials of={name} />
                            <span>{name}</span>
                        </a>
                    </li>
                ))}
            </ul>
        </section>
    );
}
