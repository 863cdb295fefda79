package dev.plumbline.deploy.standalone.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Asks a running Plumbline. Every failure is a {@link CommandException} that says which exit status it deserves and what
 * to do next. Thread-safe.
 */
public final class QueryApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    /** Asks the server at {@code base}, for example {@code http://127.0.0.1:8080}. */
    public QueryApi(URI base) {
        this.base = base;
    }

    /** Where it asks. */
    public URI base() {
        return base;
    }

    /**
     * Gets the JSON under a path.
     *
     * @throws CommandException unreachable, not found, refused or not JSON
     */
    public JsonNode get(String path, QueryString query) {
        HttpResponse<String> response = send(path + query);
        if (response.statusCode() == 200) {
            return parse(response.body());
        }
        throw failure(response, path);
    }

    /**
     * Posts fields as a JSON object and answers the JSON of a success.
     *
     * @throws CommandException unreachable, not found, refused or not JSON
     */
    public JsonNode post(String path, Map<String, String> fields) {
        String body = json.valueToTree(fields).toString();
        HttpResponse<String> response = send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (response.statusCode() / 100 == 2) {
            return parse(response.body());
        }
        throw failure(response, path);
    }

    /** True if the server answers this path with status 200 now; false for any other answer or none. */
    public boolean isOk(String path) {
        try {
            return send(path).statusCode() == 200;
        } catch (CommandException unreachable) {
            return false;
        }
    }

    private HttpResponse<String> send(String pathAndQuery) {
        return send(HttpRequest.newBuilder(base.resolve(pathAndQuery)));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request =
                builder.timeout(ANSWER).header("Accept", "application/json").build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNREACHABLE,
                    "No Plumbline answers at " + base + ".",
                    "Start one with 'plumbline up', or name another with --url.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.INTERRUPTED, "Interrupted.", "");
        }
    }

    private CommandException failure(HttpResponse<String> response, String path) {
        JsonNode problem = problem(response.body());
        StringBuilder message = new StringBuilder(
                problem.path("detail").asText("The server answered " + response.statusCode() + " to " + path + "."));
        for (JsonNode error : problem.path("errors")) {
            message.append("\n  ").append(error.path("field").asText()).append(": ");
            message.append(error.path("reason").asText());
        }
        return switch (response.statusCode()) {
            case 400 -> new CommandException(ExitCode.USAGE, message.toString(), "See --help for what is accepted.");
            case 404 -> new CommandException(ExitCode.NOT_FOUND, message.toString(), "List what there is first.");
            case 503 ->
                new CommandException(
                        ExitCode.UNREACHABLE, message.toString(), "It is starting or moving state: try again shortly.");
            default -> new CommandException(ExitCode.FAULT, message.toString(), "The server's log has the details.");
        };
    }

    private JsonNode problem(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return json.createObjectNode();
        }
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    ExitCode.FAULT, "What answers at " + base + " is not JSON.", "Is --url a Plumbline?");
        }
    }
}
