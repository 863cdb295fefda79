package dev.plumbline.processors.query.reports;

import dev.plumbline.processors.query.answers.Meta;
import java.util.List;

/**
 * An answer that is a list.
 *
 * @param schema name and version of this form, for example {@code plumbline.alerts/v1}
 * @param meta what the answer says about itself
 * @param data the elements
 * @param <T> what an element is
 */
public record Listing<T>(String schema, Meta meta, List<T> data) {}
