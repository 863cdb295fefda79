package dev.plumbline.deploy.standalone.process;

import dev.plumbline.processors.query.state.StateReader;

/** The running topologies: what they know, and how to stop them. */
public interface Pipeline extends AutoCloseable {

    /** The state that answers come from; its status says whether the pipeline is ready. */
    StateReader state();

    /** Stops processing and leaves the consumer group, so that the next start does not wait. Does not throw. */
    @Override
    void close();
}
