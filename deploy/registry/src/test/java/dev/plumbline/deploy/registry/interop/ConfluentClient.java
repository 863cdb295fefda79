package dev.plumbline.deploy.registry.interop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/**
 * Confluent's own client 7.5.3 and Avro 1.11, as Flink ships them under other package names, in a class loader of their own.
 *
 * <p>Values go in and out as Avro's JSON, so that none of its classes meets one of ours.
 */
final class ConfluentClient implements AutoCloseable {

    private static final String AVRO = "org.apache.flink.avro.shaded.org.apache.avro.";
    private static final String CLIENT =
            "org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.";
    private static final String CODER = "org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder";

    private final URLClassLoader loader;
    private final Object client;

    ConfluentClient(String url) throws Exception {
        Path jar = Path.of(System.getProperty("confluent.client", "target/confluent/client.jar"));
        if (!Files.exists(jar)) {
            throw new TestAbortedException("No Confluent client at " + jar + ": run Maven with -Pinterop");
        }
        URL logging = LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation();
        loader = new URLClassLoader(new URL[] {jar.toUri().toURL(), logging}, ClassLoader.getPlatformClassLoader());
        client = type(CLIENT + "CachedSchemaRegistryClient")
                .getConstructor(String.class, int.class)
                .newInstance(url, 100);
    }

    /** Registers the schema and writes the value with it: Confluent's wire format by Confluent's and Flink's code. */
    byte[] write(String subject, String schemaText, String json) throws Exception {
        Object schema = schema(schemaText);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Object coder = type(CODER)
                .getConstructor(String.class, type(CLIENT + "SchemaRegistryClient"))
                .newInstance(subject, client);
        call(coder, "writeSchema", List.of(type(AVRO + "Schema"), OutputStream.class), schema, bytes);
        Object encoder =
                encoder("binaryEncoder", List.of(OutputStream.class, type(AVRO + "io.BinaryEncoder")), bytes, null);
        write(schema, read(schema, schema, jsonDecoder(schema, json)), encoder);
        return bytes.toByteArray();
    }

    /** Reads the value with the schema that its id stands for, as Avro's JSON. */
    String read(byte[] value) throws Exception {
        InputStream input = new ByteArrayInputStream(value);
        Object coder = type(CODER)
                .getConstructor(type(CLIENT + "SchemaRegistryClient"))
                .newInstance(client);
        Object schema = call(coder, "readSchema", List.of(InputStream.class), input);
        Object decoder =
                decoder("binaryDecoder", List.of(InputStream.class, type(AVRO + "io.BinaryDecoder")), input, null);
        Object datum = read(schema, schema, decoder);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        write(schema, datum, encoder("jsonEncoder", List.of(type(AVRO + "Schema"), OutputStream.class), schema, json));
        return json.toString(StandardCharsets.UTF_8);
    }

    /** Calls a method of {@code CachedSchemaRegistryClient} that takes text, numbers and flags. */
    Object ask(String method, Object... arguments) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (Object argument : arguments) {
            types.add(
                    argument instanceof Integer
                            ? int.class
                            : argument instanceof Boolean ? boolean.class : argument.getClass());
        }
        return call(client, method, types, arguments);
    }

    /** Registers a schema, and answers its id. */
    int register(String subject, String schemaText) throws Exception {
        List<Class<?>> types = List.of(String.class, type(AVRO + "Schema"));
        return (Integer) call(client, "register", types, subject, schema(schemaText));
    }

    /** Whether the registry says that the schema may follow. */
    boolean compatible(String subject, String schemaText) throws Exception {
        List<Class<?>> types = List.of(String.class, type(AVRO + "Schema"));
        return (Boolean) call(client, "testCompatibility", types, subject, schema(schemaText));
    }

    @Override
    public void close() throws Exception {
        loader.close();
    }

    private Object schema(String text) throws Exception {
        Object parser = type(AVRO + "Schema$Parser").getConstructor().newInstance();
        return call(parser, "parse", List.of(String.class), text);
    }

    private Object jsonDecoder(Object schema, String json) throws Exception {
        return decoder("jsonDecoder", List.of(type(AVRO + "Schema"), String.class), schema, json);
    }

    private Object decoder(String method, List<Class<?>> types, Object... arguments) throws Exception {
        Object factory = type(AVRO + "io.DecoderFactory").getMethod("get").invoke(null);
        return call(factory, method, types, arguments);
    }

    private Object encoder(String method, List<Class<?>> types, Object... arguments) throws Exception {
        Object factory = type(AVRO + "io.EncoderFactory").getMethod("get").invoke(null);
        return call(factory, method, types, arguments);
    }

    private Object read(Object writer, Object reader, Object decoder) throws Exception {
        Class<?> schema = type(AVRO + "Schema");
        Object datumReader = type(AVRO + "generic.GenericDatumReader")
                .getConstructor(schema, schema)
                .newInstance(writer, reader);
        return call(datumReader, "read", List.of(Object.class, type(AVRO + "io.Decoder")), null, decoder);
    }

    private void write(Object schema, Object datum, Object encoder) throws Exception {
        Object datumWriter = type(AVRO + "generic.GenericDatumWriter")
                .getConstructor(type(AVRO + "Schema"))
                .newInstance(schema);
        call(datumWriter, "write", List.of(Object.class, type(AVRO + "io.Encoder")), datum, encoder);
        call(encoder, "flush", List.of());
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    private static Object call(Object target, String method, List<Class<?>> types, Object... arguments)
            throws Exception {
        try {
            return target.getClass()
                    .getMethod(method, types.toArray(new Class<?>[0]))
                    .invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
