// Builds the wallet: npm's packages, the types of the contract, the type check, the bundle. Each
// step is left out when nothing that it reads has changed. Maven runs this: node build.mjs TARGET.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// What has a default may be left out of what is sent.
const TYPES = ["--empty-objects-unknown", "--default-non-nullable=false"];
const NODE_MIN = [20, 19];

const here = dirname(fileURLToPath(import.meta.url));
const contract = resolve(here, "../../../api-spec/openapi.yaml");
const problems = resolve(here, "../../../api-spec/problems.yaml");
const vectors = resolve(here, "../../test/resources/vectors/audit");
const target = resolve(process.argv[2] ?? join(here, "../../../target/wallet"));
const site = join(target, "site");
const modules = join(here, "node_modules");

function requireNode() {
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1])) {
        const wanted = NODE_MIN.join(".");
        throw new Error(`it is built with Node ${wanted} or newer, this is ${process.version}`);
    }
}

// Every file below a directory, without what npm and editors put there.
function files(directory) {
    return readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.name !== "node_modules")
        .flatMap((entry) => {
            const path = join(directory, entry.name);
            return entry.isDirectory() ? files(path) : [path];
        })
        .sort();
}

function digest(paths) {
    const hash = createHash("sha256").update(process.versions.node);
    for (const path of paths) {
        hash.update(`\0${relative(here, path)}\0`).update(readFileSync(path));
    }
    return hash.digest("hex");
}

// Does `step` unless it was done for the same inputs, and its result is still there.
async function whenChanged(name, result, inputs, step) {
    const stamp = join(target, `${name}.stamp`);
    const now = digest(inputs);
    if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) {
        return;
    }
    rmSync(stamp, { force: true });
    const started = Date.now();
    await step();
    writeFileSync(stamp, now);
    console.log(`wallet: ${name}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function run(program, ...args) {
    try {
        const env = { ...process.env, NODE_ENV: "production" };
        return await promisify(execFile)(program, args, { cwd: here, env, maxBuffer: 1 << 26 });
    } catch (failure) {
        const said = `${failure.stdout ?? ""}${failure.stderr ?? ""}`;
        throw new Error(`${program} ${args.join(" ")}:\n${said}`);
    }
}

function tool(name, script, ...args) {
    return run(process.execPath, join(modules, name, script), ...args);
}

// So that the server only hands out what is there. A browser that cannot unpack gets it plain.
function pack() {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    for (const file of files(site)) {
        const content = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content, quality));
    }
}

// The contract as types, and the names of all refusals: each has to have a sentence in each
// language, or the texts are an error of types.
async function writeTypes(types) {
    await tool("openapi-typescript", "bin/cli.js", contract, "-o", types, ...TYPES);
    const names = [...readFileSync(problems, "utf8").matchAll(/^- name: (\S+)$/gm)];
    const union = names.map(([, name]) => `    | "${name}"`).join("\n");
    writeFileSync(join(target, "problems.d.ts"), `export type ProblemName =\n${union};\n`);
}

// What the service worker keeps, and what tells this version from others.
function tellWorker() {
    const worker = join(site, "worker.js");
    const kept = files(site).filter((file) => file !== worker && basename(file) !== "index.html");
    const addresses = ["/app", ...kept.map((file) => `/app/${relative(site, file)}`)];
    const version = digest(files(site)).slice(0, 16);
    const told = `const FILES=${JSON.stringify(addresses)},VERSION="${version}";\n`;
    writeFileSync(worker, told + readFileSync(worker, "utf8"));
}

async function bundle() {
    rmSync(site, { recursive: true, force: true });
    // The checks write nothing: all at once. What prettier dislikes, `npm run format` mends.
    await Promise.all([
        tool("typescript", "bin/tsc", "--noEmit"),
        tool("prettier", "bin/prettier.cjs", "--check", "**/*.{ts,tsx,mjs}"),
        tool("vite", "bin/vite.js", "build", "--outDir", site, "--emptyOutDir", "-l", "warn"),
    ]);
    tellWorker();
    pack();
}

// What checks receipts, held against the vectors that the service's own code is held against.
async function holdAgainstVectors(bundled) {
    const args = ["build", "--ssr", "proof/vectors.ts", "--outDir", dirname(bundled)];
    await tool("vite", "bin/vite.js", ...args, "--emptyOutDir", "-l", "warn");
    const { disagreements } = await import(pathToFileURL(bundled));
    const said = vectorFiles().map((file) => disagreements(JSON.parse(readFileSync(file, "utf8"))));
    const wrong = (await Promise.all(said)).flat();
    if (wrong.length > 0) {
        rmSync(bundled);
        throw new Error(`receipts are checked wrongly:\n${wrong.join("\n")}`);
    }
}

function vectorFiles() {
    const subjects = ["checkpoint", "ed25519", "merkle", "note", "policy", "tlog-proof", "witness"];
    return subjects.flatMap((subject) => files(join(vectors, subject)));
}

async function build() {
    requireNode();
    mkdirSync(target, { recursive: true });
    const lock = ["package.json", "package-lock.json", ".npmrc"].map((name) => join(here, name));
    await whenChanged("packages", join(modules, ".package-lock.json"), lock, () =>
        run("npm", "ci", "--include=dev", "--no-audit", "--no-fund", "--prefer-offline"),
    );
    const types = join(target, "contract.d.ts");
    const script = fileURLToPath(import.meta.url);
    await whenChanged("types", types, [...lock, script, contract, problems], () =>
        writeTypes(types),
    );
    await whenChanged(
        "bundle",
        join(site, "index.html"),
        [...files(here), types, join(target, "problems.d.ts")],
        bundle,
    );
    const bundled = join(target, "vectors/vectors.js");
    await whenChanged("vectors", bundled, [...files(join(here, "proof")), ...vectorFiles()], () =>
        holdAgainstVectors(bundled),
    );
}

try {
    await build();
} catch (failure) {
    console.error(`wallet: ${failure.message}`);
    process.exit(1);
}
