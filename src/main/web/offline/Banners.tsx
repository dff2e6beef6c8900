// What stands above every page: that there is no network, or that a newer wallet waits.

import { RefreshCw, WifiOff } from "lucide";
import { texts } from "../i18n/index.js";
import { Icon } from "../ui/icon.js";
import { Button } from "../ui/parts.js";
import { offline } from "./connection.js";
import { isSending, newer, takeOver } from "./install.js";

export function Banners() {
    const t = texts.value.offline;
    return (
        <div role="status" class="banners">
            {offline.value && (
                <p class="banner">
                    <Icon of={WifiOff} size={20} />
                    <span>{t.lost}</span>
                </p>
            )}
            {newer.value !== null && (
                <p class="banner">
                    <Icon of={RefreshCw} size={20} />
                    <span>{t.newer}</span>
                    <Button look="link" off={isSending.value} onClick={takeOver}>
                        {t.reload}
                    </Button>
                </p>
            )}
        </div>
    );
}
