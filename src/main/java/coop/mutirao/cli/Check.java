package coop.mutirao.cli;

import picocli.CommandLine.Command;

/// Being written.
@Command(name = "check")
final class Check implements Runnable {

    @Override
    public void run() {}
}
