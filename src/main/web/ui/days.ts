// Days as fields for them have them, "2027-03-01", and the moments that the service wants.

const DAY_MS = 86_400_000;

/** The reader's day of a moment. */
export function dayOf(time: string | number): string {
    const at = new Date(time);
    const month = String(at.getMonth() + 1).padStart(2, "0");
    return `${at.getFullYear()}-${month}-${String(at.getDate()).padStart(2, "0")}`;
}

/** The last second of a day where the reader is; null if it is no day. */
export function endOf(day: string): string | null {
    const at = new Date(`${day}T23:59:59`);
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The day so many days from now. */
export function daysFromNow(count: number): string {
    return dayOf(Date.now() + count * DAY_MS);
}
