// That the member left just now, for the page that says good-bye.

import { signal } from "@preact/signals";

/** How many texts were erased; null: nobody has left since the wallet was opened. */
export const left = signal<number | null>(null);
