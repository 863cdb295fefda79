package dev.plumbline.processors.benchmarks.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.plumbline.processors.benchmarks.evaluation.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Evaluates the drift detectors as the options say; see the README. */
public final class EvaluationMain {
    private EvaluationMain() {}

    /** Takes {@code --name value} pairs. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        EvaluationOptions options = EvaluationOptions.parse(args);
        Report report = new Evaluation(options, out).run();
        out.print(report.text());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), json(report));
        }
        if (options.page().isPresent()) {
            Path page = options.page().get();
            Files.writeString(page, report.fill(Files.readString(page), options.tables()));
            report.draw(page.resolveSibling(""));
        }
    }

    /** The report as JSON, the same for the same options but for threads and files. */
    static String json(Report report) throws IOException {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report.figures())
                + "\n";
    }
}
