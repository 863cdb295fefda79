package dev.plumbline.processors.query.reports;

import dev.plumbline.processors.query.answers.Meta;
import java.util.List;

/**
 * One alert with its history.
 *
 * @param schema {@code plumbline.alert/v1}
 * @param meta what the answer says about itself
 * @param data the alert as it stands
 * @param transitions every transition that is kept, first to last; the last is {@code data}
 */
public record AlertDetail(String schema, Meta meta, AlertReport data, List<AlertReport> transitions) {}
