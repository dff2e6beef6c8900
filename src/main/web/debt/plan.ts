// A debt in instalments, one a month.

interface Instalment {
    dueOn: string;
    amount: number;
}

/** As many at most. */
export const MOST = 60;

/**
 * Equal parts, of which the first are one more where it does not come out even.
 *
 * @param debt in minor units, at least `count`
 * @param first such as 2026-11-29; in shorter months it is their last day
 */
export function monthly(debt: number, count: number, first: string): Instalment[] {
    const year = Number(first.slice(0, 4));
    const month = Number(first.slice(5, 7));
    const date = Number(first.slice(8, 10));
    const part = Math.floor(debt / count);
    return Array.from({ length: count }, (_, i) => {
        const last = new Date(Date.UTC(year, month + i, 0)).getUTCDate();
        const due = new Date(Date.UTC(year, month - 1 + i, Math.min(date, last)));
        return {
            dueOn: due.toISOString().slice(0, 10),
            amount: part + (i < debt % count ? 1 : 0),
        };
    });
}
