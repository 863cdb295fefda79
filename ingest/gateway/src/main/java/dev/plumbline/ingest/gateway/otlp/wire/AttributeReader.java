package dev.plumbline.ingest.gateway.otlp.wire;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects the attributes of one record. Those that nobody wants are skipped, and so are bytes, maps, lists in lists, and
 * texts above {@value #MAX_TEXT} characters; of a list at most {@value #MAX_LIST} entries are kept. Of a list that was
 * flattened into attributes ({@code documents.0.id}) only its length is kept, as {@code documents.length}, if that is
 * wanted. Not thread-safe.
 */
final class AttributeReader {
    private static final int MAX_TEXT = 8 * 1024;
    private static final int MAX_KEY = 256;
    private static final int MAX_LIST = 16;
    private static final int MAX_INDEX_DIGITS = 5;
    private static final String LENGTH = ".length";

    private final Wire wire;
    private final Predicate<String> wanted;
    private Map<String, Object> kept = new HashMap<>();
    private @Nullable String key;
    private @Nullable Object value;

    AttributeReader(Wire wire, Predicate<String> wanted) {
        this.wire = wire;
        this.wanted = wanted;
    }

    /** Reads one attribute, the value of the current field. */
    void read() throws IOException {
        key = null;
        value = null;
        wire.message(Shape.KEY_VALUE, this::pair);
        if (key != null && value != null && wanted.test(key)) {
            kept.putIfAbsent(key, value);
        } else if (key != null) {
            countEntry(key);
        }
    }

    private void countEntry(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            int end = name.indexOf('.', dot + 1);
            if (end - dot > 1 && end - dot <= MAX_INDEX_DIGITS + 1 && isNumber(name, dot + 1, end)) {
                String length = name.substring(0, dot) + LENGTH;
                if (wanted.test(length)) {
                    kept.merge(length, Long.parseLong(name, dot + 1, end, 10) + 1, AttributeReader::larger);
                }
                return;
            }
        }
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Object larger(Object one, Object other) {
        return one instanceof Long a && other instanceof Long b && a > b ? one : other;
    }

    /** What was read since the last time. */
    Attributes take() {
        Attributes attributes = Attributes.of(kept);
        kept = new HashMap<>();
        return attributes;
    }

    // The value may come first: then it is read before it is known whether it is wanted.
    private boolean pair(int field) throws IOException {
        if (field == KeyValue.KEY_FIELD_NUMBER) {
            key = wire.text(MAX_KEY);
            return true;
        }
        if (field != KeyValue.VALUE_FIELD_NUMBER || (key != null && !wanted.test(key))) {
            return false;
        }
        wire.message(Shape.ANY_VALUE, kind -> any(kind, true));
        return true;
    }

    private boolean any(int kind, boolean lists) throws IOException {
        switch (kind) {
            case AnyValue.STRING_VALUE_FIELD_NUMBER -> value = wire.text(MAX_TEXT);
            case AnyValue.BOOL_VALUE_FIELD_NUMBER -> value = wire.flag();
            case AnyValue.INT_VALUE_FIELD_NUMBER -> value = wire.whole();
            case AnyValue.DOUBLE_VALUE_FIELD_NUMBER -> value = wire.real();
            case AnyValue.ARRAY_VALUE_FIELD_NUMBER -> {
                return lists && list();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean list() throws IOException {
        List<Object> list = new ArrayList<>();
        wire.message(Shape.ARRAY_VALUE, field -> {
            if (field != ArrayValue.VALUES_FIELD_NUMBER || list.size() == MAX_LIST) {
                return false;
            }
            value = null;
            wire.message(Shape.ANY_VALUE, kind -> any(kind, false));
            if (value != null) {
                list.add(value);
            }
            return true;
        });
        value = List.copyOf(list);
        return true;
    }
}
