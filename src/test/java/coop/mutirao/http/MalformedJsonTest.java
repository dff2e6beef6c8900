package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// A body that is not as it has to be is refused in words of whoever wrote it.
class MalformedJsonTest {

    private enum Colour {
        RED,
        GREEN
    }

    private record Inner(int count) {}

    private record Body(
            @JsonProperty(required = true) long amount,
            @Nullable String memo,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable List<Inner> items,
            @Nullable Map<String, String> tags,
            @Nullable Colour colour) {}

    static final ObjectMapper JSON = Json.mapper(List.of(Json.names(Colour.class)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"amount": "5"}           | /amount | This has to be a whole number.
                    {"amount": 1.5}           | /amount | This has to be a whole number.
                    {"amount": 99999999999999999999} | /amount \
                    | This has to be a whole number of at most 64 bits.
                    {"amount": 5, "items": [{"count": 1}, {"count": 4294967296}]} \
                    | /items/1/count | This has to be a whole number of at most 32 bits.
                    {"memo": "x"}             | /amount | amount is missing.
                    {"amount": 5, "memo": []} | /memo   | This has to be text.
                    {"amount": 5, "flag": {}} | /flag   | This has to be true or false.
                    {"amount": 5, "at": "tomorrow"} | /at \
                    | This has to be a time, such as 2026-11-29T12:00:00Z.
                    {"amount": 5, "items": 1} | /items  | This has to be a list, [ … ].
                    {"amount": 5, "items": [1]} | /items/0 | This has to be an object, { … }.
                    {"amount": 5, "tags": 1}  | /tags   | This has to be an object, { … }.
                    {"amount": 5, "colour": "blue"} | /colour \
                    | This has to be one of red, green, and is blue.
                    {"amount": 5, "a/b": 1}   | /a~1b   | There is no member "a/b" here; there \
                    are: amount, at, colour, flag, items, memo, tags.
                    [1]                       |         | The body has to be an object, { … }.
                    {"amount": 5              |         | This is no JSON, line 1, column 13: \
                    Unexpected end-of-input: expected close marker for Object.
                    {amount: 5}               |         | This is no JSON, line 1, column 2: \
                    Unexpected character ('a'): was expecting double-quote to start property name.
                    {"amount": 5, "amount": 6} |        | This is no JSON, line 1, column 23: \
                    Duplicate Object property "amount".
                    """)
    void it_is_said_in_words_of_whoever_wrote_it(
            String body, @Nullable String pointer, String detail) {
        var e =
                catchThrowableOfType(
                        JacksonException.class, () -> JSON.readValue(body, Body.class));

        Problem problem = MalformedJson.problem(e);

        assertThat(problem.json()).containsEntry("detail", detail);
        assertThat(Optional.ofNullable(problem.json().get("pointer")))
                .isEqualTo(Optional.ofNullable(pointer));
    }
}
