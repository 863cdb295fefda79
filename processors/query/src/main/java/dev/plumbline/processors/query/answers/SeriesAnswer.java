package dev.plumbline.processors.query.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a series request. The rows and {@code other} add up to {@code all} exactly.
 *
 * @param schema name and version of this form, for example {@code plumbline.cost/v1}
 * @param meta what the answer says about itself
 * @param all everything that passes the filters, merged
 * @param data the rows, largest first
 * @param other the rows beyond the limit, merged; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesAnswer(
        String schema,
        Meta meta,
        Row all,
        List<Row> data,
        @Nullable OtherRows other) {}
