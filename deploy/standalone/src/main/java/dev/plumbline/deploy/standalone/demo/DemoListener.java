package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.replay.ReplayProgress;
import dev.plumbline.ingest.replay.scenario.PlantedEvent;
import java.net.URI;

/** Hears how a demo goes on. All methods are called from the thread that runs it. */
public interface DemoListener {

    /** A part of the process is up. */
    void up(String what);

    /** The process answers at this address. */
    void ready(URI dashboard);

    /** How far the history is. */
    void progress(ReplayProgress progress);

    /** The history is counted: the ledger line of calls. */
    void caughtUp(JsonNode calls);

    /** Event time has reached something that was planted. */
    void planted(PlantedEvent event);

    /** An alert is new or has changed. */
    void alert(JsonNode alert);
}
