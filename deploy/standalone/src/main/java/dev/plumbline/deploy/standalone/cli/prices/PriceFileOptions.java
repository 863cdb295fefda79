package dev.plumbline.deploy.standalone.cli.prices;

import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.processors.pricelists.PriceFile;
import dev.plumbline.processors.pricelists.PriceFormat;
import dev.plumbline.processors.pricing.catalog.PriceListException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which price file, and what it is. */
final class PriceFileOptions {
    @Parameters(paramLabel = "FILE", description = "The price file.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "litellm, genai-prices, plumbline or auto. Default: ${DEFAULT-VALUE}.")
    private String format = "auto";

    @Option(names = "--name", paramLabel = "NAME", description = "Names the list. Default: the format.")
    private String name = "";

    PriceFile read() {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, "There is no readable file " + file + ".", "Check the path.");
        }
        PriceFormat wanted = format.equals("auto")
                ? PriceFormat.detect(text)
                : PriceFormat.of(format)
                        .orElseThrow(() -> new CommandException(
                                ExitCode.USAGE,
                                "--format '" + format + "' is not known.",
                                "It is litellm, genai-prices, plumbline or auto."));
        try {
            return PriceFile.read(text, wanted, name.isEmpty() ? wanted.label() : name);
        } catch (PriceListException e) {
            throw new CommandException(
                    ExitCode.USAGE, file + " cannot be used:\n  " + e.getMessage(), "Is --format right?");
        }
    }
}
