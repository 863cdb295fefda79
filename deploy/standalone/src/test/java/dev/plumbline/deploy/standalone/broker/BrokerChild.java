package dev.plumbline.deploy.standalone.broker;

import java.nio.file.Path;

/** Main class of the child process that {@link EmbeddedBrokerIT} kills. */
public final class BrokerChild {
    private BrokerChild() {}

    /** Starts a broker in the directory and on the port given, says so and waits. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(new BrokerOptions(Path.of(args[0]), Integer.parseInt(args[1])));
        System.out.println("ready " + broker.bootstrapServers());
        Thread.currentThread().join();
    }
}
