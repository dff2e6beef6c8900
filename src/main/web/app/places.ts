// Addresses of pages that are about somebody or something.

export function memberPage(code: string): string {
    return `/app/member?${new URLSearchParams({ code })}`;
}

/** Where she is let in anew. */
export function recoveryPage(member: string): string {
    return `/app/coordination?${new URLSearchParams({ member })}#recovery`;
}

export function venturePage(code: string): string {
    return `/app/venture?${new URLSearchParams({ code })}`;
}

/** An account with its postings, as of a moment; null: now. */
export function accountPage(code: string, at: string | null = null): string {
    return `/app/account?${new URLSearchParams({ code, ...(at !== null && { at }) })}`;
}
