// The wallet starts here.

import { render } from "preact";
import { ConfirmDialog } from "./app/confirm.js";
import { Frame } from "./app/Frame.js";
import { startLive } from "./app/live.js";
import { loadNetwork } from "./app/network.js";
import { CurrentPage } from "./app/pages.js";
import { startRouter } from "./app/router.js";
import { loadSession, watchSession } from "./app/session.js";
import { startSize } from "./app/size.js";
import { startTheme } from "./app/theme.js";
import { findOutWhetherItSigns } from "./device/support.js";
import { startLanguage } from "./i18n/index.js";
import { Banners } from "./offline/Banners.js";
import { watchConnection } from "./offline/connection.js";
import { installWorker } from "./offline/install.js";
import "./style/base.css";
import "./style/frame.css";
import "./style/parts.css";
import "./style/lists.css";
import "./style/pages.css";

function Wallet() {
    return (
        <Frame>
            <Banners />
            <CurrentPage />
            <ConfirmDialog />
        </Frame>
    );
}

startTheme();
startSize();
startRouter();
watchSession();
watchConnection();
await Promise.all([startLanguage(), loadNetwork(), loadSession(), findOutWhetherItSigns()]);
startLive();
const root = document.getElementById("app");
if (root) {
    render(<Wallet />, root);
}
installWorker();
