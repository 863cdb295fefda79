package dev.plumbline.deploy.standalone.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration is not valid. Carries every violation, and its message names them all. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigViolation> violations;

    ConfigException(List<ConfigViolation> violations) {
        super(violations.stream().map(ConfigViolation::toString).collect(Collectors.joining("\n")));
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, at least one. */
    public List<ConfigViolation> violations() {
        return violations;
    }
}
