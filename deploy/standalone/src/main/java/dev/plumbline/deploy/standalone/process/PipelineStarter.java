package dev.plumbline.deploy.standalone.process;

/** Starts the topologies of an installation once its broker, registry and topics are there. */
public interface PipelineStarter {

    /** Loads what takes long to load and needs no broker; called in a thread of its own while the broker starts. */
    void prepare();

    /** Starts and returns at once; {@link Pipeline#state()} says when it is ready. */
    Pipeline start(PipelineContext context);
}
