package dev.plumbline.deploy.standalone.bench;

import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.GatewayConfig;
import dev.plumbline.ingest.gateway.GatewayServer;
import dev.plumbline.schemas.records.PublisherKind;
import java.io.IOException;
import java.time.Clock;

/** A gateway in a process of its own, until its standard input ends. */
final class GatewayChild {
    private GatewayChild() {}

    public static void main(String[] args) throws IOException {
        try (PlumblineClient client = Plumbline.client(ClientConfig.builder()
                        .bootstrapServers(args[0])
                        .registry(args[1])
                        .kind(PublisherKind.GATEWAY)
                        .bufferBytes(16L << 20)
                        .producer("linger.ms", 5)
                        .build());
                GatewayServer gateway =
                        GatewayServer.start(GatewayConfig.local(0, "acme"), client, Clock.systemUTC())) {
            System.out.println("ready " + gateway.address());
            while (System.in.read() >= 0) {
                // Whatever is written to it: only the end counts.
            }
        }
    }
}
