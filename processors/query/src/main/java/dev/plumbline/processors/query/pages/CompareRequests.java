package dev.plumbline.processors.query.pages;

import static dev.plumbline.processors.query.pages.Markup.element;
import static dev.plumbline.processors.query.pages.Markup.text;

import dev.plumbline.processors.query.comparison.Choices;
import dev.plumbline.processors.query.comparison.CompareAnswers;
import dev.plumbline.processors.query.requests.CompareRequestReader;
import dev.plumbline.processors.query.requests.InvalidRequestException;
import dev.plumbline.processors.query.requests.Violation;
import dev.plumbline.processors.query.state.StateReader;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /compare}: the comparison that is asked for, and what else could be compared. Thread-safe. */
final class CompareRequests {
    private final StateReader state;
    private final CompareAnswers answers;
    private final InstantSource clock;

    CompareRequests(StateReader state, InstantSource clock) {
        this.state = state;
        this.answers = new CompareAnswers(state);
        this.clock = clock;
    }

    /** Without {@code by} prompt versions; without {@code a} against the other value with the most calls. */
    void answer(Context ctx) {
        Map<String, List<String>> asked = new HashMap<>(ctx.queryParamMap());
        asked.putIfAbsent("by", List.of("prompt_version"));
        Markup main = element("div");
        try {
            Choices choices = answers.choices(reader(asked).readChoices());
            List<String> b = asked.getOrDefault("b", List.of());
            if (!b.isEmpty() && !asked.containsKey("a")) {
                choices.mostUsedBeside(b.get(0)).ifPresent(a -> asked.put("a", List.of(a)));
            }
            if (!b.isEmpty()) {
                main.add(new ComparePage(answers.answer(reader(asked).read())).section());
            }
            main.add(list(choices, asked));
        } catch (InvalidRequestException e) {
            ctx.status(400);
            main.add(refused(e));
        }
        ctx.html(Page.of("Compare", "alerts", main.toString()));
    }

    private CompareRequestReader reader(Map<String, List<String>> asked) {
        return new CompareRequestReader(asked, clock.instant(), state::keptFrom);
    }

    private static Markup refused(InvalidRequestException e) {
        Markup card = element("section").with("class", "card message").add(text("h1", "This cannot be compared"));
        for (Violation violation : e.violations()) {
            card.add(text("p", violation.field() + ": " + violation.reason()));
        }
        return card;
    }

    private static Markup list(Choices choices, Map<String, List<String>> asked) {
        Markup section = element("section").with("class", "card").with("id", "choices");
        section.add(text("h2", "By " + choices.by().replace('_', ' ')));
        if (choices.calls().isEmpty()) {
            return section.add(text("p", "No calls here.").with("class", "summary"));
        }
        Markup table = element("table").with("class", "log");
        choices.calls().forEach((value, calls) -> {
            Markup row = element("tr")
                    .add(text("th", value.isEmpty() ? "(none)" : value).with("scope", "row"))
                    .add(text("td", Numbers.count(calls) + " calls").with("class", "number"));
            Markup link = element("td");
            choices.mostUsedBeside(value)
                    .filter(a -> !value.isEmpty())
                    .ifPresent(a -> link.add(text("a", "against " + a).with("href", path(asked, a, value))));
            table.add(row.add(link));
        });
        return section.add(table);
    }

    private static String path(Map<String, List<String>> asked, String a, String b) {
        StringBuilder path = new StringBuilder("/compare?a=")
                .append(encoded(a))
                .append("&b=")
                .append(encoded(b));
        asked.keySet().stream()
                .sorted()
                .filter(name -> !name.equals("a") && !name.equals("b"))
                .forEach(name -> asked.getOrDefault(name, List.of())
                        .forEach(value -> path.append('&')
                                .append(encoded(name))
                                .append('=')
                                .append(encoded(value))));
        return path.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
