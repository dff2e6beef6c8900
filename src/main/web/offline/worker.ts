// The service worker: keeps the wallet's own files, so that it opens without a network. It never
// answers for the service: what is asked of it goes there, or fails.
//
// The build puts two constants before this text: the addresses of the files, and what tells this
// version from others.

declare const FILES: string[];
declare const VERSION: string;

/** What is used here of a worker's world, of which the other files' types know nothing. */
interface Lasting extends Event {
    waitUntil(what: Promise<unknown>): void;
}
interface Fetching extends Lasting {
    request: Request;
    respondWith(answer: Promise<Response>): void;
}
interface World {
    addEventListener(name: "install" | "activate", hear: (event: Lasting) => void): void;
    addEventListener(name: "fetch", hear: (event: Fetching) => void): void;
    addEventListener(name: "message", hear: (event: MessageEvent) => void): void;
    skipWaiting(): Promise<void>;
    clients: { claim(): Promise<void> };
}

const world = self as unknown as World;
const PREFIX = "wallet-";
const PAGE = "/app";

/** The caches of all versions, the newest last. */
async function versions(): Promise<string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function install(): Promise<void> {
    const cache = await caches.open(PREFIX + VERSION);
    // Files whose names change with their content are taken from what the browser has already.
    await cache.addAll(
        FILES.map(
            (file) =>
                new Request(file, { cache: file.includes("/assets/") ? "default" : "reload" }),
        ),
    );
}

/** The version before stays too: another tab may still show it, and need its files. */
async function activate(): Promise<void> {
    const others = (await versions()).filter((name) => name !== PREFIX + VERSION);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
    await world.clients.claim();
}

async function page(request: Request): Promise<Response> {
    const cache = await caches.open(PREFIX + VERSION);
    return (await cache.match(PAGE)) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
    return (await caches.match(request)) ?? fetch(request);
}

world.addEventListener("install", (event) => event.waitUntil(install()));
world.addEventListener("activate", (event) => event.waitUntil(activate()));
world.addEventListener("message", (event) => {
    if (event.data === "take-over") {
        void world.skipWaiting();
    }
});
world.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) {
        return;
    }
    if (request.mode === "navigate") {
        event.respondWith(page(request));
    } else if (pathname.startsWith("/app/")) {
        event.respondWith(file(request));
    }
});

export {};
