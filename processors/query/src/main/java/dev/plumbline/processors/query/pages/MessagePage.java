package dev.plumbline.processors.query.pages;

/** A page that holds one message. */
final class MessagePage {

    private MessagePage() {}

    static String html(String title, String message) {
        Markup card = Markup.element("section")
                .with("class", "card message")
                .add(Markup.text("h1", title))
                .add(Markup.text("p", message));
        return Page.of(title, "alerts", card.toString());
    }
}
