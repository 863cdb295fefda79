package dev.plumbline.ingest.gateway.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;

/** Any bytes are a request in OTLP's JSON or are refused as one that cannot be read. */
class OtlpJsonFuzzTest {
    @FuzzTest
    void shouldReadOrRefuse(byte[] body) {
        OtlpTarget.read(OtlpEncoding.JSON, body);
    }
}
