package dev.plumbline.deploy.standalone.process;

/** Starts the topologies of an installation once its broker, registry and topics are there. */
@FunctionalInterface
public interface PipelineStarter {

    /** Starts and returns at once; {@link Pipeline#state()} says when it is ready. */
    Pipeline start(PipelineContext context);
}
