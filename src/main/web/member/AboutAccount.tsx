// Where a member decides about her account and her data: tiles of a list.

import { Eye, FileDown, Sprout, Store, Users } from "lucide";
import { acting } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { Tile } from "../ui/Tile.js";

export function AboutAccount() {
    const t = texts.value;
    return (
        <>
            <Tile
                to="/app/delegates"
                icon={Users}
                title={t.pages.delegates}
                text={t.home.delegatesCardText}
            />
            {acting.value?.kind === "venture" && (
                <Tile
                    to="/app/venture"
                    icon={Store}
                    title={t.pages.venture}
                    text={t.venture.card}
                />
            )}
            {acting.value?.kind === "venture" && (
                <Tile
                    to="/app/surplus"
                    icon={Sprout}
                    title={t.pages.surplus}
                    text={t.surplus.card}
                />
            )}
            <Tile
                to="/app/profile"
                icon={Eye}
                title={t.pages.profile}
                text={t.home.profileCardText}
            />
            <Tile to="/app/data" icon={FileDown} title={t.pages.data} text={t.home.dataCardText} />
        </>
    );
}
