package coop.mutirao.cli;

import picocli.CommandLine.Command;

/// Being written.
@Command(name = "import")
final class Import implements Runnable {

    @Override
    public void run() {}
}
