package dev.plumbline.processors.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process with this process's class path. It is to end when its standard input does, so that nothing is left
 * behind when the benchmark dies. Its errors go to ours.
 */
public final class Jvm implements AutoCloseable {
    private static final int GRACE_SECONDS = 20;

    private final Process process;
    private final BufferedReader output;

    private Jvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts {@code main} with the given options of the JVM and arguments. */
    public static Jvm start(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dorg.apache.avro.fastread=false");
        command.addAll(
                List.of("--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new Jvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * Waits for a line with that beginning and answers the rest of it.
     *
     * @throws IOException if the process ends before
     */
    public String line(String beginning) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IOException("the process ended without saying '" + beginning.strip() + "'");
    }

    /** Kills it, as a crash would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it end, and ends it if it does not. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
