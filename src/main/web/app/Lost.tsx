// Says that the service does not answer, and that it is asked again.

import { RefreshCw } from "lucide";
import { texts } from "../i18n/index.js";
import { Icon } from "../ui/icon.js";
import { connection } from "./live.js";

export function Lost() {
    return (
        <p class="lost" role="status">
            {connection.value === "lost" && (
                <>
                    <Icon of={RefreshCw} size={18} /> {texts.value.frame.reconnecting}
                </>
            )}
        </p>
    );
}
