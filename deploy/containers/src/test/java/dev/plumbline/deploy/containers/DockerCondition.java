package dev.plumbline.deploy.containers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Asks for an engine once a class. An engine without the image is a failure of the tests, not a reason to skip. */
final class DockerCondition implements ExecutionCondition {
    private static final String HOW =
            "No docker engine answers: container tests are skipped. To run them, start one (DOCKER_HOST says where), or, as"
                    + " root on Debian, run deploy/containers/run.sh, which installs one and starts it for the run.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return ConditionEvaluationResult.enabled("a docker engine answers");
        }
        System.err.println("SKIPPED " + context.getDisplayName() + ": " + HOW);
        return ConditionEvaluationResult.disabled(HOW);
    }
}
