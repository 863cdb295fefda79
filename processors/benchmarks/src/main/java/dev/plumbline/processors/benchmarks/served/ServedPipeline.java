package dev.plumbline.processors.benchmarks.served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.measure.Jvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** A served pipeline in a process of its own, and what its server answers. */
final class ServedPipeline implements AutoCloseable {
    /** As the launcher of {@code plumbline up} starts it. */
    private static final List<String> SHIPPED_MEMORY = List.of("-Xms128m", "-Xmx400m", "-XX:+UseSerialGC");

    private static final int OK = 200;

    private final Jvm jvm;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private ServedPipeline(Jvm jvm, String address) {
        this.jvm = jvm;
        this.address = address;
    }

    static ServedPipeline start(String broker, Path directory, int series) throws IOException {
        Jvm jvm = Jvm.start(
                ServedMain.class, SHIPPED_MEMORY, List.of(broker, directory.toString(), Integer.toString(series)));
        return new ServedPipeline(jvm, jvm.line(ServedMain.ADDRESS));
    }

    /** Calls of all features that the server knows of, -1 while it cannot answer completely. */
    long calls() throws IOException, InterruptedException {
        return calls("/v1/series?group_by=tenant&from=-6d&step=total&limit=1&fields=calls");
    }

    /** Calls of one feature in the last hour, -1 while the server cannot answer completely. */
    long calls(String group, String value) throws IOException, InterruptedException {
        return calls("/v1/series?group_by=" + group + "&" + group + "=" + value
                + "&from=-1h&to=now&step=total&fields=calls");
    }

    private long calls(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == OK) {
            JsonNode body = json.readTree(answer.body());
            return body.at("/meta/complete").asBoolean()
                    ? body.at("/all/total/calls").asLong()
                    : -1;
        }
        if (answer.statusCode() < 500) {
            throw new IOException(path + " was refused: " + answer.body());
        }
        return -1;
    }

    void kill() {
        jvm.kill();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
