package dev.plumbline.processors.topologies.prices;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A model that calls were made to and that has no price.
 *
 * @param provider as reported
 * @param model the model that served the calls, else the one asked for
 * @param tier the service tier, as reported
 * @param reason why there is no price, for example {@code unknown_model}
 */
public record UnpricedModel(String provider, String model, String tier, String reason) {

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(provider);
            out.writeUTF(model);
            out.writeUTF(tier);
            out.writeUTF(reason);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the name of a model", e);
        }
        return bytes.toByteArray();
    }

    /** Reads a key of the store. */
    public static UnpricedModel fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new UnpricedModel(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException("not the name of a model", e);
        }
    }
}
