package dev.plumbline.processors.topologies.intake;

/** The ids of calls and scores that this task has counted lately, and where each call belongs. */
interface SeenIds {
    /** Answer for a call that was not seen. */
    long NOT_FOUND = Long.MIN_VALUE;

    /** Remembers nothing. */
    SeenIds NONE = new SeenIds() {
        @Override
        public boolean addCall(String tenant, String id, String[] values, long startedAtMicros, long appendMicros) {
            return true;
        }

        @Override
        public boolean addScore(String tenant, String scoreId, long appendMicros) {
            return true;
        }

        @Override
        public long findCall(String tenant, String callId, String[] values) {
            return NOT_FOUND;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Adds a call; false if its id was added before. */
    boolean addCall(String tenant, String callId, String[] values, long startedAtMicros, long appendMicros);

    /** Adds a score; false if its id was added before. */
    boolean addScore(String tenant, String scoreId, long appendMicros);

    /**
     * Looks a call up by its id.
     *
     * @param values receives the call's dimension values
     * @return start of the minute in which the call started, microseconds since the epoch; or {@link #NOT_FOUND}
     */
    long findCall(String tenant, String callId, String[] values);

    /** Writes what the stores do not have yet. */
    void flush();

    /** Gives up what lies beside the stores. */
    void close();
}
