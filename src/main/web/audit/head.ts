// The head of the log, read and checked on the device: by the keys that the policy names, which
// whoever checks should have from somewhere else, too.

import { type Answer, all, refusal } from "../api/client.js";
import { logText } from "../api/texts.js";
import { type Bytes, Unreadable, readHash, utf8 } from "../proof/bytes.js";
import { isConsistent } from "../proof/merkle.js";
import { type Checkpoint, readCheckpoint, readNote } from "../proof/note.js";
import { Policy } from "../proof/policy.js";
import { type SeenBy, areEnough, isByLog, seenBy } from "../proof/receipt.js";

export interface Head {
    /** As it is written, with its signatures. */
    text: string;
    policy: string;
    checkpoint: Checkpoint;
    isByLog: boolean;
    witnesses: SeenBy[];
    areEnough: boolean;
}

/** @throws Unreadable if the service says what is no checkpoint or no policy */
export async function readHead(text: string, policyText: string): Promise<Head> {
    const policy = await Policy.read(policyText);
    const note = readNote(utf8(text));
    const checkpoint = readCheckpoint(note.text);
    const witnesses = await seenBy(note, policy);
    return {
        text,
        policy: policyText,
        checkpoint,
        isByLog: await isByLog(note, checkpoint.origin, policy),
        witnesses,
        areEnough: areEnough(witnesses, policy),
    };
}

/** Whether the log began with what the signed checkpoint of an earlier size is over. */
export async function grewFrom(old: string, head: Head): Promise<Answer<boolean>> {
    const size = String(head.checkpoint.size);
    const both = await all(
        logText(`checkpoints/${old}`),
        logText("proof/consistency", { old, new: size }),
    );
    if (!both.ok) {
        return both;
    }
    const [earlier, proof] = both.value;
    try {
        const before = await readHead(earlier, head.policy);
        const holds =
            before.isByLog &&
            before.checkpoint.origin === head.checkpoint.origin &&
            (await isConsistent(before.checkpoint, head.checkpoint, pathOf(proof, old)));
        return { ...both, value: holds };
    } catch (fault) {
        if (fault instanceof Unreadable) {
            return refusal("internal-error");
        }
        throw fault;
    }
}

/** The hashes of a proof as witnesses are asked: `old` and its size, the hashes, an empty line. */
function pathOf(proof: string, old: string): Bytes[] {
    const end = proof.indexOf("\n\n");
    const [first, ...lines] = proof.slice(0, Math.max(end, 0)).split("\n");
    if (first !== `old ${old}`) {
        throw new Unreadable("a proof of another size");
    }
    return lines.map(readHash);
}
