package coop.mutirao.http;

import static coop.mutirao.http.ProblemType.MALFORMED_REQUEST;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What is wrong with a body, in words of whoever wrote it: Jackson speaks of our classes.
final class MalformedJson {

    private static final String WHOLE = "a whole number";
    private static final String TRUTH = "true or false";
    private static final Map<Class<?>, String> FORMS =
            Map.ofEntries(
                    Map.entry(long.class, WHOLE),
                    Map.entry(Long.class, WHOLE),
                    Map.entry(int.class, WHOLE),
                    Map.entry(Integer.class, WHOLE),
                    Map.entry(boolean.class, TRUTH),
                    Map.entry(Boolean.class, TRUTH),
                    Map.entry(String.class, "text"),
                    Map.entry(Instant.class, "a time, such as 2026-11-29T12:00:00Z"),
                    Map.entry(LocalDate.class, "a date, such as 2026-11-29"),
                    Map.entry(YearMonth.class, "a month, such as 2026-11"),
                    Map.entry(UUID.class, "a UUID"));

    private MalformedJson() {}

    static Problem problem(JacksonException e) {
        String pointer =
                e.getPath().stream()
                        .map(step ->
                                step.getPropertyName() != null
                                        ? step.getPropertyName()
                                        : String.valueOf(step.getIndex()))
                        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                        .collect(Collectors.joining());
        Problem problem = Problem.of(MALFORMED_REQUEST, text(e, pointer));
        return pointer.isEmpty() ? problem : problem.with("pointer", pointer);
    }

    private static String text(JacksonException e, String pointer) {
        String said = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return switch (e) {
            case JacksonException _ when e.getCause() instanceof IllegalArgumentException ours ->
                    String.valueOf(ours.getMessage());
            case UnrecognizedPropertyException unknown ->
                    "There is no member \"%s\" here; there are: %s."
                            .formatted(
                                    unknown.getPropertyName(),
                                    unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            case MismatchedInputException _ when said.startsWith("No content") ->
                    "The body is empty; it has to be a JSON object.";
            case MismatchedInputException _ when said.startsWith("Missing") ->
                    said.replaceAll("^.*property '(\\w+)'.*", "$1 is missing.");
            case MismatchedInputException mismatched ->
                    (pointer.isEmpty() ? "The body has to be " : "This has to be ")
                            + form(mismatched.getTargetType())
                            + ".";
            case InputCoercionException coerced ->
                    "This has to be a whole number of at most %d bits."
                            .formatted(coerced.getTargetType() == int.class ? 32 : 64);
            case StreamReadException _ -> "This is no JSON%s: %s.".formatted(place(e), clean(said));
            default -> said;
        };
    }

    private static String form(@Nullable Class<?> type) {
        @Nullable String known = type == null ? null : FORMS.get(type);
        if (known != null) {
            return known;
        }
        if (type != null && type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type != null && Collection.class.isAssignableFrom(type)) {
            return "a list, [ … ]";
        }
        return type != null && (type.isRecord() || Map.class.isAssignableFrom(type))
                ? "an object, { … }"
                : "of another form";
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String clean(String said) {
        return said.replaceAll(" ?\\(code \\d+[^)]*\\)", "")
                .replaceAll("; byte offset.*", "")
                .replaceAll(" ?[(\\[][^)\\]]*(Feature|JsonToken|Source)[^)\\]]*[)\\]]?", "")
                .strip();
    }
}
