package coop.mutirao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The benchmarks of the pure rules, by JMH, with its own options.
@Command(name = "micro", description = "JMH benchmarks; all arguments are JMH's (-h lists them).")
final class Micro implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARG")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
