// Words for one and for several, where a number stands before them.

/** "1 loan" or "3 loans": `#` is where the number stands. */
export function counted(count: number, one: string, several: string): string {
    return (count === 1 ? one : several).replace("#", String(count));
}
