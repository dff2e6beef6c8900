// Where the reader is. All addresses have the same document; links within the wallet are followed
// without loading it anew.

import { signal } from "@preact/signals";

export const place = signal(new URL(location.href));

/** Whether an address is one of the wallet's own. */
export function isOurs(url: URL): boolean {
    return (
        url.origin === location.origin &&
        (url.pathname === "/app" ||
            (url.pathname.startsWith("/app/") && !url.pathname.startsWith("/app/assets/")) ||
            url.pathname === "/oauth/authorize")
    );
}

export function go(to: string): void {
    history.pushState(null, "", to);
    arrive();
}

/** Goes there, so that "back" does not lead here again. */
export function goInstead(to: string): void {
    history.replaceState(null, "", to);
    arrive();
}

function arrive(): void {
    const next = new URL(location.href);
    const moved = next.pathname !== place.value.pathname;
    place.value = next;
    if (moved) {
        scrollTo(0, 0);
    }
}

/** Puts the focus on a page's heading once it is drawn, so that a screen reader reads it. */
export function focusOnArrival(heading: HTMLElement | null): void {
    if (heading && document.activeElement?.closest("dialog") == null) {
        heading.focus({ preventScroll: true });
    }
}

function follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const withKey = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (
        !(link instanceof HTMLAnchorElement) ||
        link.target !== "" ||
        link.hasAttribute("download") ||
        event.defaultPrevented ||
        event.button !== 0 ||
        withKey
    ) {
        return;
    }
    const url = new URL(link.href);
    if (isOurs(url) && !(url.hash !== "" && url.pathname === location.pathname)) {
        event.preventDefault();
        go(link.href);
    }
}

export function startRouter(): void {
    addEventListener("popstate", arrive);
    addEventListener("hashchange", arrive);
    addEventListener("click", follow);
}
