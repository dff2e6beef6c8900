import { defineConfig } from "vite";

// The service serves what this builds under /app/. For development, `npm run dev` beside a running
// service on port 8080 shows each change at once, on http://localhost:5173/app/.
export default defineConfig({
    base: "/app/",
    build: {
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
});
