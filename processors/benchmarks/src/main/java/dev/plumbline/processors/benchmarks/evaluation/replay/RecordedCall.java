package dev.plumbline.processors.benchmarks.evaluation.replay;

/**
 * One call of the study.
 *
 * @param task what was asked
 * @param item number of the question within its task
 * @param family for example {@code gpt-4}
 * @param version for example {@code 0314}
 * @param tokens of the answer
 * @param score 0 or 1
 */
public record RecordedCall(String task, int item, String family, String version, int tokens, double score) {
    /** The model that served it. */
    public String servedModel() {
        return family + "-" + version;
    }
}
