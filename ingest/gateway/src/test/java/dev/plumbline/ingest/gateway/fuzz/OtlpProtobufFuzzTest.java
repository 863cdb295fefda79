package dev.plumbline.ingest.gateway.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;

/** Any bytes are a request in protobuf or are refused as one that cannot be read. */
class OtlpProtobufFuzzTest {
    @FuzzTest
    void shouldReadOrRefuse(byte[] body) {
        OtlpTarget.read(OtlpEncoding.PROTOBUF, body);
    }
}
