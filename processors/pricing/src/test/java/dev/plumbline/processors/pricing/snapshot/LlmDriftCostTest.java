package dev.plumbline.processors.pricing.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares with the costs that LLMDrift recorded for 6,400 real calls of 2023, whose prompt tokens it left out. */
class LlmDriftCostTest {

    private static final DateTimeFormatter CALLED_AT = DateTimeFormatter.ofPattern("MM/dd/yyyy, HH:mm:ss");
    private static final Pattern ROW =
            Pattern.compile("[^,]+,[^,]+,([^,]+),([^,]+),\"([^\"]+)\",[^,]+,([^,]+),([^,]+),.*");
    private static final BigDecimal GPT_4_INPUT = new BigDecimal("0.00003");
    private static final BigDecimal GPT_4_OUTPUT = new BigDecimal("0.00006");
    private static final BigDecimal FLAT = new BigDecimal("0.000002");

    private static List<Call> calls = List.of();

    private final PriceBook book = PriceBook.bundled();

    private record Call(String family, String version, Instant at, long answerTokens, BigDecimal dollars) {

        static Call parse(String line) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            return new Call(
                    row.group(1),
                    row.group(2),
                    LocalDateTime.parse(row.group(3), CALLED_AT).toInstant(ZoneOffset.UTC),
                    Long.parseLong(row.group(4)),
                    new BigDecimal(row.group(5)));
        }

        long nanos() {
            return dollars.movePointRight(9).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        }

        long tokens(BigDecimal amount, BigDecimal price) {
            return amount.divide(price, 0, RoundingMode.HALF_EVEN).longValueExact();
        }
    }

    @BeforeAll
    static void readCalls() throws IOException {
        Optional<Path> file = SharedData.find("llmdrift/llmdrift_scores.csv");
        assumeTrue(file.isPresent(), "LLMDrift's calls are not beside the repository");
        calls = Files.readAllLines(file.get()).stream().skip(1).map(Call::parse).toList();
    }

    @Test
    void shouldChargeWhatLlmDriftPaidForGpt4() {
        List<Call> gpt4 =
                calls.stream().filter(call -> call.family().equals("gpt-4")).toList();
        assertThat(gpt4).hasSize(3_200);

        for (Call call : gpt4) {
            BigDecimal output = GPT_4_OUTPUT.multiply(BigDecimal.valueOf(call.answerTokens()));
            long prompt = call.tokens(call.dollars().subtract(output), GPT_4_INPUT);
            assertThat(nanos("gpt-4-" + call.version(), call.at(), prompt, call.answerTokens()))
                    .as(call.toString())
                    .isEqualTo(call.nanos());
        }
    }

    /** LLMDrift kept charging the flat price that had ended with 2023-06-13, so the calls are priced before that. */
    @Test
    void shouldChargeWhatLlmDriftPaidForGpt35AtThePriceBeforeJune2023() {
        List<Call> gpt35 = calls.stream()
                .filter(call -> call.family().equals("gpt-3.5-turbo"))
                .filter(call -> call.tokens(call.dollars(), FLAT) >= call.answerTokens())
                .toList();
        assertThat(gpt35).hasSize(3_196);

        for (Call call : gpt35) {
            long prompt = call.tokens(call.dollars(), FLAT) - call.answerTokens();
            assertThat(nanos("gpt-3.5-turbo-0301", Instant.parse("2023-06-12T23:59:59Z"), prompt, call.answerTokens()))
                    .as(call.toString())
                    .isEqualTo(call.nanos());
        }
    }

    private long nanos(String model, Instant at, long input, long output) {
        PricingResult result = book.price(
                new PricingRequest("openai", model, "", "", at.toEpochMilli() * 1_000, TokenUsage.of(input, output)));
        return ((PricingResult.Priced) result).costNanos();
    }
}
