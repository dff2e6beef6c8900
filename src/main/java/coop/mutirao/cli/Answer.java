package coop.mutirao.cli;

import coop.mutirao.tlog.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a command that verifies one thing says of it: in words, or for programs.
final class Answer {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Writes the answer there too, for programs (sound, found, undecided, says); "
                            + "\"-\" is standard output, and nothing else goes there.")
    private @Nullable Path json;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /// It is as it should be.
    int ok(String words, Map<String, ?> facts) {
        return end(Cli.OK, words, facts);
    }

    /// Something is wrong. It goes to standard output: it is what was asked for.
    int found(String words, Map<String, ?> facts) {
        return end(Cli.FAILED, words, facts);
    }

    /// It cannot be told by what is there.
    int open(String words, Map<String, ?> facts) {
        return end(Cli.UNDECIDED, words, facts);
    }

    private int end(int code, String words, Map<String, ?> facts) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sound", code == Cli.OK);
        all.put("found", code == Cli.FAILED ? 1 : 0);
        all.put("undecided", code == Cli.UNDECIDED ? 1 : 0);
        all.put("says", words);
        all.putAll(facts);
        String text = JSON.writeValueAsString(all) + "\n";
        PrintWriter out = spec.commandLine().getOut();
        if (json != null && json.toString().equals("-")) {
            out.print(text);
        } else {
            out.println(Shown.text(words));
        }
        out.flush();
        if (json != null && !json.toString().equals("-")) {
            try {
                Files.writeString(json, text);
            } catch (IOException e) {
                throw new Cli.WrongUse("--json %s cannot be written".formatted(json));
            }
        }
        return code;
    }

    /// What a program reads of a checkpoint.
    static Map<String, Object> of(Checkpoint checkpoint) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("origin", checkpoint.origin());
        facts.put("size", checkpoint.size());
        facts.put("root", Base64.getEncoder().encodeToString(checkpoint.root()));
        return facts;
    }
}
