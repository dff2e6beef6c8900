// Asking to be paid, by a code that is scanned or a link; and one request as it stands.

import { place } from "../app/router.js";
import { askedBy } from "../payment/links.js";
import { AskForm } from "./AskForm.js";
import { OpenRequest } from "./OpenRequest.js";
import { OneRequest } from "./OneRequest.js";

/** What the address names: a request that the service keeps, one for everybody, or none yet. */
export function Request() {
    const query = place.value.searchParams;
    const id = query.get("id");
    const { to, amount, note } = askedBy(query);
    if (id !== null) {
        return <OneRequest key={id} id={id} />;
    }
    return to !== "" && amount !== null ? (
        <OpenRequest
            key={query.toString()}
            asked={{ to, amount, note }}
            since={Number(query.get("since") ?? 0)}
        />
    ) : (
        <AskForm />
    );
}
