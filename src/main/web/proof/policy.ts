// Whom one believes (C2SP tlog-policy): the keys of logs and witnesses, and how many witnesses have
// to have seen a checkpoint, in groups and groups of groups.

import { Unreadable } from "./bytes.js";
import { type NoteKey, areNamedAlike, isOneKey, readKey } from "./note.js";

export interface Witness {
    name: string;
    key: NoteKey;
}

interface Group {
    needed: number;
    members: string[];
}

/** A line of a policy that cannot be used. */
export class WrongLine extends Unreadable {
    /** @param line counted from 1; 0: there is no line `quorum` */
    readonly line: number;

    constructor(line: number) {
        super(`line ${line}`);
        this.line = line;
    }
}

export class Policy {
    readonly logs: NoteKey[] = [];
    readonly witnesses: Witness[] = [];
    private readonly groups = new Map<string, Group>();
    private readonly grouped = new Set<string>();
    private quorum: string | null = null;

    /** @throws WrongLine */
    static async read(text: string): Promise<Policy> {
        const policy = new Policy();
        for (const [i, line] of text.split("\n").entries()) {
            try {
                await policy.take(line);
            } catch {
                throw new WrongLine(i + 1);
            }
        }
        if (policy.quorum === null) {
            throw new WrongLine(0);
        }
        return policy;
    }

    /** Whether it asks for no witness. */
    get asksNobody(): boolean {
        return this.quorum === "none";
    }

    /** Whether these witnesses are enough. */
    isQuorum(names: string[]): boolean {
        return this.quorum !== null && (this.asksNobody || this.has(this.quorum, names));
    }

    private has(name: string, names: string[]): boolean {
        const group = this.groups.get(name);
        return group === undefined
            ? names.includes(name)
            : group.members.filter((member) => this.has(member, names)).length >= group.needed;
    }

    private async take(line: string): Promise<void> {
        require(!/[\x00-\x08\x0a-\x1f\x7f]/.test(line));
        const [what = "", ...words] = line.replace(/^[ \t]+|[ \t]+$/g, "").split(/[ \t]+/);
        const [first = "", second = ""] = words;
        if (what === "" || what.startsWith("#")) {
            return;
        }
        if (what === "log" && (words.length === 1 || words.length === 2)) {
            this.addLog(await readKey(first));
        } else if (what === "witness" && (words.length === 2 || words.length === 3)) {
            this.addWitness(first, await readKey(second));
        } else if (what === "group" && words.length >= 3) {
            this.addGroup(first, second, words.slice(2));
        } else {
            require(what === "quorum" && words.length === 1 && this.quorum === null);
            require(first === "none" || this.isKnown(first));
            this.quorum = first;
        }
    }

    private addLog(key: NoteKey): void {
        require(key.type === "signature");
        require(!this.logs.some((log) => isOneKey(log, key) || areNamedAlike(log, key)));
        this.logs.push(key);
    }

    private addWitness(name: string, key: NoteKey): void {
        require(key.type === "cosignature");
        this.requireNew(name);
        // By another name too: one witness must not count for two.
        const isThere = (one: Witness) => isOneKey(one.key, key) || areNamedAlike(one.key, key);
        require(!this.witnesses.some(isThere));
        this.witnesses.push({ name, key });
    }

    private addGroup(name: string, many: string, members: string[]): void {
        this.requireNew(name);
        for (const member of members) {
            require(this.isKnown(member) && !this.grouped.has(member));
            this.grouped.add(member);
        }
        require(/^(any|all|\d{1,4})$/.test(many));
        const needed = many === "any" ? 1 : many === "all" ? members.length : Number(many);
        require(needed >= 1 && needed <= members.length);
        this.groups.set(name, { needed, members });
    }

    private requireNew(name: string): void {
        require(name !== "none" && !this.isKnown(name));
    }

    private isKnown(name: string): boolean {
        return this.groups.has(name) || this.witnesses.some((one) => one.name === name);
    }
}

function require(holds: boolean): void {
    if (!holds) {
        throw new Unreadable("a line of a policy");
    }
}
