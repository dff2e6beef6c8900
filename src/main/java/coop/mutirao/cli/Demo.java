package coop.mutirao.cli;

import picocli.CommandLine.Command;

/// Being written.
@Command(name = "demo")
final class Demo implements Runnable {

    @Override
    public void run() {}
}
