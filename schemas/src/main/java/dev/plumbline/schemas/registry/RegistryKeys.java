package dev.plumbline.schemas.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;

/** The official client's keys that need more than a number or a flag: who asks, over which TLS, and for which id. */
final class RegistryKeys {

    private static final String TLS_PREFIX = "schema.registry.";
    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String BASIC_USER = "basic.auth.user.info";
    private static final String BASIC_USER_OLD = "schema.registry.basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String BEARER_TOKEN = "bearer.auth.token";

    static final Set<String> SUPPORTED = supported();

    private RegistryKeys() {}

    static Credentials credentials(ConfigReader reader) {
        if (reader.text(BEARER_SOURCE) != null || reader.text(BEARER_TOKEN) != null) {
            if (reader.text(BASIC_SOURCE) != null) {
                reader.violation(BASIC_SOURCE + " and " + BEARER_SOURCE + " are both set: keep one");
            }
            return bearer(reader);
        }
        String source = reader.text(BASIC_SOURCE, "URL");
        return switch (source) {
            case "URL" -> new Credentials.FromUrl();
            case "USER_INFO" -> basic(reader);
            default -> {
                reader.violation(BASIC_SOURCE + " is '" + source + "': set it to URL or USER_INFO");
                yield new Credentials.FromUrl();
            }
        };
    }

    private static Credentials basic(ConfigReader reader) {
        String user = reader.text(BASIC_USER, reader.text(BASIC_USER_OLD, ""));
        if (!user.contains(":")) {
            reader.violation(BASIC_USER + " is missing: set it to user:password");
        }
        return new Credentials.Basic(user);
    }

    private static Credentials bearer(ConfigReader reader) {
        String source = reader.text(BEARER_SOURCE, "STATIC_TOKEN");
        if (!source.equals("STATIC_TOKEN")) {
            reader.violation(BEARER_SOURCE + " is '" + source + "': only STATIC_TOKEN is supported");
        }
        String token = reader.text(BEARER_TOKEN, "");
        if (token.isEmpty()) {
            reader.violation(BEARER_TOKEN + " is missing: set it to the token");
        }
        return new Credentials.Bearer(token);
    }

    static Map<String, Object> tls(Map<String, ?> values, ConfigReader reader) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : tlsDefinition().names()) {
            String text = reader.text(TLS_PREFIX + name);
            if (text != null) {
                settings.put(name, name.contains("password") ? new Password(text) : text);
            }
        }
        String identification = SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG;
        Object algorithm = values.get(TLS_PREFIX + identification);
        if (algorithm != null && !algorithm.toString().equalsIgnoreCase("https")) {
            reader.violation(TLS_PREFIX + identification
                    + " cannot switch off the check of host names: remove it, and name the host in the certificate");
        }
        return settings;
    }

    static RegistrationPolicy registration(ConfigReader reader) {
        RegistrationPolicy standard = RegistrationPolicy.DEFAULT;
        boolean autoRegister = reader.flag("auto.register.schemas", standard.autoRegister());
        boolean useLatest = reader.flag("use.latest.version", standard.useLatest());
        if (autoRegister && useLatest) {
            reader.violation("use.latest.version is true: set auto.register.schemas to false with it");
        }
        if (!reader.flag("specific.avro.reader", true)) {
            reader.violation("specific.avro.reader is false: remove it, as only generated records are read");
        }
        return new RegistrationPolicy(
                autoRegister,
                useLatest,
                reader.flag("normalize.schemas", standard.normalize()),
                reader.flag("avro.remove.java.properties", standard.removeJavaProperties()),
                subjects(reader));
    }

    private static SubjectNameStrategy subjects(ConfigReader reader) {
        String key = "value.subject.name.strategy";
        String name = reader.text(key);
        if (name == null) {
            return RegistrationPolicy.DEFAULT.subjects();
        }
        return SubjectNameStrategy.ofClassName(name).orElseGet(() -> {
            reader.violation(key + " is '" + name
                    + "': set it to TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy");
            return RegistrationPolicy.DEFAULT.subjects();
        });
    }

    private static ConfigDef tlsDefinition() {
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        return definition;
    }

    private static Set<String> supported() {
        Set<String> keys = new HashSet<>(Set.of(
                RegistryConfig.URL,
                BASIC_SOURCE,
                BASIC_USER,
                BASIC_USER_OLD,
                BEARER_SOURCE,
                BEARER_TOKEN,
                "http.connect.timeout.ms",
                "http.read.timeout.ms"));
        tlsDefinition().names().forEach(name -> keys.add(TLS_PREFIX + name));
        return Set.copyOf(keys);
    }
}
