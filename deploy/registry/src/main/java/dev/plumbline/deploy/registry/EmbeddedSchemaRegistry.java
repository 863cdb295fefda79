package dev.plumbline.deploy.registry;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.schemas.registry.memory.SchemaStore;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A schema registry in this process, for clients of the Confluent REST protocol on this machine.
 *
 * <p>What it has answered is on the disk: a restart on the same journal answers the same, after kill -9 too. Thread-safe.
 */
public final class EmbeddedSchemaRegistry implements AutoCloseable {

    private static final int THREADS = 4;

    static {
        // The JDK's server writes head and body apart, and waits 40 ms for an acknowledgement between them unless told
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Journal journal;
    private final String host;

    private EmbeddedSchemaRegistry(HttpServer server, ExecutorService threads, Journal journal, String host) {
        this.server = server;
        this.threads = threads;
        this.journal = journal;
        this.host = host;
    }

    /**
     * Reads the journal and begins to answer.
     *
     * @throws IOException if the port is taken, or the journal is in use, damaged or cannot be opened
     */
    public static EmbeddedSchemaRegistry start(RegistryOptions options) throws IOException {
        Journal journal = Journal.open(options.journal());
        try {
            SchemaStore store = new SchemaStore(journal);
            journal.replay(store::restore);
            InetAddress address = InetAddress.getByName(options.host());
            HttpServer server = listen(new InetSocketAddress(address, options.port()));
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, EmbeddedSchemaRegistry::thread);
            server.setExecutor(threads);
            server.createContext("/", new RegistryHandler(store, new Protection(options.host())));
            server.start();
            return new EmbeddedSchemaRegistry(server, threads, journal, options.host());
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** The value for {@code schema.registry.url}. */
    public String url() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port();
    }

    /** The port it listens on, also where a free one was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops answering and closes the journal. */
    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdown();
        journal.close();
    }

    private static HttpServer listen(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new IOException("The schema registry cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "schema-registry");
        thread.setDaemon(true);
        return thread;
    }
}
