// Where a member decides about her account and her data.

import { Users } from "lucide";
import { texts } from "../i18n/index.js";
import { Tile } from "../ui/Tile.js";

export function AboutAccount() {
    const t = texts.value;
    return (
        <ul class="tiles">
            <Tile
                to="/app/delegates"
                icon={Users}
                title={t.pages.delegates}
                text={t.home.delegatesCardText}
            />
        </ul>
    );
}
