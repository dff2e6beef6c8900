import { defineConfig } from "vite";

/** What the first page shows as soon as it stands. */
const HOME = new RegExp(
    [
        "payment/(Waiting|PayAgain|people|orders|unsent)",
        "assembly/(Badge|waiting|motions|rounds)",
        "officer/(News|acts|figures)",
        "security/(News|program)",
    ]
        .map((one) => `web/${one}\\.tsx?$`)
        .join("|")
        .replaceAll("/", "[\\\\/]"),
);

const PAGES = {
    // The service worker is a file of its own, whose name stays.
    input: ["index.html", "offline/worker.ts"],
    output: {
        entryFileNames: ({ name }: { name: string }) =>
            name === "worker" ? "worker.js" : "assets/[name]-[hash].js",
        // Each file is one more way to the service and back: what nearly every page needs comes in
        // a few.
        codeSplitting: {
            groups: [
                { name: "home", test: HOME },
                { name: "icons", test: /node_modules[\\/]lucide/ },
                { name: "base", test: /node_modules[\\/]@?preact|web[\\/](api|app|ui)[\\/]/ },
            ],
        },
    },
};

// The service serves what this builds under /app/. For development, `npm run dev` beside a running
// service on port 8080 shows each change at once, on http://localhost:5173/app/.
export default defineConfig(({ isSsrBuild }) => ({
    base: "/app/",
    build: {
        // What build.mjs runs by itself names its own input.
        rolldownOptions: isSsrBuild === true ? {} : PAGES,
        target: ["chrome137", "firefox129", "safari17"],
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
    },
    server: {
        proxy: {
            "/api": "http://localhost:8080",
            "/oauth/token": "http://localhost:8080",
        },
    },
}));
