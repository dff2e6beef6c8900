package coop.mutirao.bench;

import java.util.List;

/// What a ratio of two figures shall be, in one run on a machine of two cores.
///
/// @param atLeast whether `bound` is the least it may be, else the most
record Aim(String name, String figure, String base, boolean atLeast, double bound) {

    static final List<Aim> ALL =
            List.of(
                    least("posting at 256 ÷ pgbench TPC-B at 32", Names.POST_256, Names.TPC_B, 5),
                    least("posting at 1,024 ÷ naive at 32", Names.POST_1024, Names.NAIVE, 30),
                    least("HTTP at 256 ÷ pgbench TPC-B at 32", Names.HTTP_256, Names.TPC_B, 3),
                    least("posting at 1,024 ÷ COPY of its rows", Names.POST_1024, Names.COPY, 0.25),
                    least("HTTP batches of 100 ÷ single", Names.HTTP_BATCH, Names.HTTP_256, 3),
                    least("HTTP signed ÷ unsigned", Names.HTTP_SIGNED, Names.HTTP_256, 0.5),
                    // A queue beside the ledger cost 27 per cent.
                    least("HTTP, log kept ÷ no log", Names.HTTP_KEPT, Names.HTTP_NO_LOG, 0.73),
                    least("posting, log kept ÷ no log", Names.POST_KEPT, Names.POST_NO_LOG, 0.73),
                    most(
                            "p99 at half load ÷ one commit",
                            Names.HALF + ", p99",
                            Names.SIMPLE + ", mean",
                            5),
                    most(
                            "lone payment over HTTP ÷ pgbench -N at 1",
                            Names.HTTP_1 + ", mean",
                            Names.SIMPLE + ", mean",
                            2),
                    most("page of a statement ÷ primary key", Names.PAGE, Names.BY_KEY, 12),
                    most("balance as of ÷ primary key", Names.AS_OF, Names.BY_KEY, 2),
                    least(
                            "posting on the large ledger ÷ on the small",
                            Names.LARGE,
                            Names.POST_256,
                            0.9));

    private static Aim least(String name, String figure, String base, double bound) {
        return new Aim(name, figure, base, true, bound);
    }

    private static Aim most(String name, String figure, String base, double bound) {
        return new Aim(name, figure, base, false, bound);
    }

    boolean isMet(double ratio) {
        return atLeast ? ratio >= bound : ratio <= bound;
    }

    /// What the figures are called.
    static final class Names {
        static final String TPC_B = "pgbench TPC-B, 32 clients";
        static final String SIMPLE = "pgbench -N, 1 client";
        static final String NAIVE = "naive path, 32 clients";
        static final String POST_1 = "posting, 1 client";
        static final String POST_256 = "posting, 256 clients";
        static final String POST_1024 = "posting, 1,024 clients";
        static final String HALF = "posting at half of the maximum";
        static final String COPY = "COPY of the same rows, with indexes";
        static final String HTTP_1 = "HTTP, 1 client";
        static final String HTTP_256 = "HTTP, 256 clients";
        static final String HTTP_SIGNED = "HTTP, 256 clients, signed";
        static final String HTTP_BATCH = "HTTP, batches of 100";
        static final String HTTP_KEPT = "HTTP, 256 clients, log kept";
        static final String HTTP_NO_TREE = "HTTP, 256 clients, leaves but no tree";
        static final String HTTP_NO_LOG = "HTTP, 256 clients, no leaves and no tree";
        static final String POST_KEPT = "posting, 256 clients, log kept";
        static final String POST_NO_TREE = "posting, 256 clients, leaves but no tree";
        static final String POST_NO_LOG = "posting, 256 clients, no leaves and no tree";
        static final String BY_KEY = "one row by primary key";
        static final String PAGE = "page of 50 entries";
        static final String AS_OF = "balance as of a point";
        static final String LARGE = "posting on the large ledger, 256 clients";

        private Names() {}
    }
}
