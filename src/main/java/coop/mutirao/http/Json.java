package coop.mutirao.http;

import io.javalin.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// JSON as this service speaks it: strict, records as they are, and scalars of our own.
public final class Json {

    private Json() {}

    /// A value type of ours that JSON has as one number or one text, such as an amount or an id.
    public record Scalar<T, W>(
            Class<T> ours, Class<W> wire, Function<T, W> write, Function<W, T> read) {}

    /// The values of an enum by their names in lower case.
    public static <E extends Enum<E>> Scalar<E, String> names(Class<E> type) {
        Function<E, String> wire = value -> value.name().toLowerCase(Locale.ROOT);
        List<E> all = List.of(type.getEnumConstants());
        return new Scalar<>(
                type,
                String.class,
                wire,
                name ->
                        all.stream()
                                .filter(value -> wire.apply(value).equals(name))
                                .findFirst()
                                .orElseThrow(() -> {
                                    String known =
                                            all.stream()
                                                    .map(wire)
                                                    .collect(Collectors.joining(", "));
                                    return new IllegalArgumentException(
                                            "This has to be one of %s, and is %s."
                                                    .formatted(known, name));
                                }));
    }

    /// Reads and writes JSON. Members that nobody asked for, members given twice, fractions where
    /// an integer stands, and texts where a number stands are refused.
    public static ObjectMapper mapper(List<Scalar<?, ?>> scalars) {
        var values = new SimpleModule();
        scalars.forEach(scalar -> add(values, scalar));
        values.addSerializer(
                Problem.class,
                new ValueSerializer<Problem>() {
                    @Override
                    public void serialize(
                            Problem problem, JsonGenerator out, SerializationContext context) {
                        out.writePOJO(problem.json());
                    }
                });
        return tools.jackson.databind.json.JsonMapper.builder()
                .addModule(values)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
    }

    private static <T, W> void add(SimpleModule values, Scalar<T, W> scalar) {
        values.addSerializer(
                scalar.ours(),
                new ValueSerializer<T>() {
                    @Override
                    public void serialize(
                            T value, JsonGenerator out, SerializationContext context) {
                        out.writePOJO(scalar.write().apply(value));
                    }
                });
        values.addDeserializer(
                scalar.ours(),
                new ValueDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context) {
                        JsonToken expected =
                                scalar.wire() == Long.class
                                        ? JsonToken.VALUE_NUMBER_INT
                                        : JsonToken.VALUE_STRING;
                        if (in.currentToken() != expected) {
                            context.handleUnexpectedToken(context.constructType(scalar.wire()), in);
                        }
                        return scalar.read().apply(context.readValue(in, scalar.wire()));
                    }
                });
    }

    /// The same for Javalin.
    @SuppressWarnings("TypeParameterUnusedInFormals") // Javalin's signature.
    static JsonMapper bridge(ObjectMapper json) {
        return new JsonMapper() {
            @Override
            public String toJsonString(Object value, Type type) {
                return json.writeValueAsString(value);
            }

            @Override
            public InputStream toJsonStream(Object value, Type type) {
                return new ByteArrayInputStream(json.writeValueAsBytes(value));
            }

            @Override
            public void writeToOutputStream(Stream<?> values, OutputStream out) {
                json.writeValue(out, values.iterator());
            }

            @Override
            public <T> T fromJsonString(String text, Type type) {
                return json.readValue(text, json.constructType(type));
            }

            @Override
            public <T> T fromJsonStream(InputStream in, Type type) {
                return json.readValue(in, json.constructType(type));
            }
        };
    }
}
