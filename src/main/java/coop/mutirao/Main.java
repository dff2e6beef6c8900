package coop.mutirao;

import coop.mutirao.cli.Cli;

/// Where the program starts.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(Cli.run(args));
    }
}
