package coop.mutirao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// What `--help` says of every command and option.
class HelpTest {

    /// Of a command's description the list of commands has the first line only.
    private static final int LISTED_MAX = 80;

    private static Stream<CommandSpec> all(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream()
                        .filter(sub -> !(sub.getCommand() instanceof CommandLine.HelpCommand))
                        .flatMap(sub -> all(sub.getCommandSpec())));
    }

    private static List<CommandSpec> all() {
        try (var stopping = new Stopping()) {
            return all(Cli.commands(stopping).getCommandSpec()).toList();
        }
    }

    @Test
    void what_a_list_of_commands_says_of_each_is_one_whole_sentence() {
        assertThat(all()).hasSizeGreaterThan(20);
        for (CommandSpec command : all()) {
            String first = command.usageMessage().description()[0];
            assertThat(first).as(command.qualifiedName()).endsWith(".").hasSizeLessThan(LISTED_MAX);
        }
    }

    @Test
    void no_sentence_is_broken_where_the_source_has_a_line() {
        for (CommandSpec command : all()) {
            for (String paragraph : command.usageMessage().description()) {
                assertThat(paragraph).as(command.qualifiedName()).endsWith(".");
            }
            for (ArgSpec arg : command.args()) {
                String name = command.qualifiedName() + " " + arg.paramLabel();
                assertThat(arg.description()).as(name).isNotEmpty();
                assertThat(Arrays.asList(arg.description()))
                        .as(name)
                        .allMatch(text -> text.endsWith("."));
            }
        }
    }
}
