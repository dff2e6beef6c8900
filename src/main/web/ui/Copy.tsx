// A secret or a number to take along.

import { useState } from "preact/hooks";
import { Copy as CopyIcon } from "lucide";
import { texts } from "../i18n/index.js";
import { Button } from "./parts.js";

export function Copy({ text }: { text: string }) {
    const t = texts.value;
    const [isCopied, setCopied] = useState(false);
    const copy = async (): Promise<void> => {
        try {
            await navigator.clipboard.writeText(text);
            setCopied(true);
        } catch {
            // Where it may not, the text is there to be selected.
            setCopied(false);
        }
    };
    return (
        <>
            <Button icon={CopyIcon} onClick={() => void copy()}>
                {isCopied ? t.copied : t.copy}
            </Button>
            <span class="visually-hidden" role="status">
                {isCopied ? t.copied : ""}
            </span>
        </>
    );
}
