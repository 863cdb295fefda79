package dev.plumbline.alerts.subscriber;

/** Decides about failures; runs on the subscription's thread. What it throws counts as {@link AfterFailure#RETRY}. */
@FunctionalInterface
public interface FailureHandler {
    /** Skips what is no alert and retries everything else. */
    FailureHandler RETRY_WHAT_MAY_SUCCEED =
            failure -> failure.stage() == AlertFailure.Stage.DECODE ? AfterFailure.SKIP : AfterFailure.RETRY;

    /** Says what to do next. */
    AfterFailure onFailure(AlertFailure failure);
}
