// A long list, a page of it at a time.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { texts } from "../i18n/index.js";
import { Button } from "./parts.js";

interface PagesProps<T> {
    items: T[];
    /** So many at once. */
    size: number;
    row: (item: T) => ComponentChildren;
}

export function Pages<T>({ items, size, row }: PagesProps<T>) {
    const t = texts.value.paging;
    const [page, setPage] = useState(0);
    const last = Math.max(0, Math.ceil(items.length / size) - 1);
    const at = Math.min(page, last);
    const from = at * size;
    const shown = items.slice(from, from + size);
    return (
        <>
            <ul class="rows">{shown.map(row)}</ul>
            {last > 0 && (
                <div class="actions">
                    <Button look="quiet" off={at === 0} onClick={() => setPage(at - 1)}>
                        {t.before}
                    </Button>
                    <span role="status">
                        {t.where(from + 1, from + shown.length, items.length)}
                    </span>
                    <Button look="quiet" off={at === last} onClick={() => setPage(at + 1)}>
                        {t.after}
                    </Button>
                </div>
            )}
        </>
    );
}
