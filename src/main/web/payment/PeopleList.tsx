// People to choose from: who was paid often and lately, and who has the name that is looked for.

import { useEffect, useState } from "preact/hooks";
import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Initials } from "../ui/Initials.js";
import { type Person, everybody, matching, recentPeople } from "./people.js";

/** As many are shown of those whose name is looked for. */
const FOUND_MAX = 6;

interface Found {
    people: Person[];
    /** Whether they are those whose name or code has what is looked for. */
    isSearch: boolean;
    /** Whether there may be more in a moment. */
    busy: boolean;
}

/** @param text what is looked for; empty: nothing yet */
export function usePeople(account: string, text: string): Found {
    const recent = useLoaded(() => recentPeople(account), [account]);
    const [all, setAll] = useState<Person[] | null>(null);
    const [busy, setBusy] = useState(false);
    const isSearch = text !== "";
    useEffect(() => {
        // Only who looks for a name needs all of them.
        if (isSearch && all === null && !busy) {
            setBusy(true);
            void everybody().then((answer) => {
                setAll(answer.ok ? answer.value : null);
                setBusy(false);
            });
        }
    }, [isSearch]);
    const known = recent.value ?? [];
    const people = isSearch
        ? matching(all ?? known, text, FOUND_MAX).filter((one) => one.code !== account)
        : known;
    return { people, isSearch, busy };
}

export function PeopleList({ found, choose }: { found: Found; choose: (one: Person) => void }) {
    const t = texts.value.pay.people;
    const { people, isSearch } = found;
    if (people.length === 0) {
        return null;
    }
    return (
        <div role="group" aria-label={isSearch ? t.found : t.recent}>
            <p class="muted" aria-hidden="true">
                {isSearch ? t.found : t.recent}
            </p>
            <ul class="people">
                {people.map((one) => (
                    <li key={one.code}>
                        <button type="button" class="person" onClick={() => choose(one)}>
                            <Initials of={one.name} />
                            <span>
                                <strong>{one.name}</strong>
                                <small>{one.code}</small>
                            </span>
                        </button>
                    </li>
                ))}
            </ul>
        </div>
    );
}
