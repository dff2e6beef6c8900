package coop.mutirao.wallet;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what a page fetches, as it comes over the network, and can make the network and the
/// machine as slow as a cheap phone's.
final class FirstLoad {

    /// "Slow 4G", as Lighthouse has it.
    private static final int ROUND_TRIP_MS = 150;

    private static final int DOWN_BITS_A_SECOND = 1_600_000;
    private static final int UP_BITS_A_SECOND = 750_000;
    private static final int SLOWER_CPU = 4;

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final CDPSession session;

    /// Counts from now on, with nothing kept of what was fetched before.
    FirstLoad(Page page) {
        session = page.context().newCDPSession(page);
        session.on(
                "Network.loadingFinished",
                event -> {
                    bytes.addAndGet(event.get("encodedDataLength").getAsLong());
                    requests.incrementAndGet();
                });
        session.send("Network.enable");
        session.send("Network.clearBrowserCache");
    }

    /// With headers, packed as the server packs it.
    long bytes() {
        return bytes.get();
    }

    int requests() {
        return requests.get();
    }

    FirstLoad slowly() {
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", ROUND_TRIP_MS);
        network.addProperty("downloadThroughput", DOWN_BITS_A_SECOND / 8);
        network.addProperty("uploadThroughput", UP_BITS_A_SECOND / 8);
        session.send("Network.emulateNetworkConditions", network);
        var machine = new JsonObject();
        machine.addProperty("rate", SLOWER_CPU);
        session.send("Emulation.setCPUThrottlingRate", machine);
        return this;
    }
}
