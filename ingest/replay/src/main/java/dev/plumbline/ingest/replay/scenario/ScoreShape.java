package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.scenario.draws.Dice;
import dev.plumbline.schemas.records.ScoreSource;

/**
 * How the answers of a feature are scored: a share of {@code criteria} yes-or-no questions that are answered with yes,
 * so the mean is exact, the range is [0, 1] and no value needs clipping.
 *
 * @param criteria 1 for a score that is 0 or 1
 * @param inline share of the calls that come with the score
 * @param late share of the calls whose score follows as a record of its own
 */
record ScoreShape(
        String name,
        ScoreSource source,
        String evaluator,
        String evaluatorVersion,
        double mean,
        int criteria,
        double inline,
        double late) {

    double draw(Dice dice, double actualMean) {
        int met = 0;
        for (int i = 0; i < criteria; i++) {
            met += dice.chance(actualMean) ? 1 : 0;
        }
        return (double) met / criteria;
    }
}
