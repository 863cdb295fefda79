package dev.plumbline.processors.query.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The files of the dashboard: a fixed list, read at start, so that no path from outside ever reaches the class path.
 * Browsers ask again with the tag and get 304 until a file changes.
 */
final class Assets {
    private static final String FOLDER = "/dev/plumbline/processors/query/dashboard/";
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
    private static final List<String> FILES = List.of(
            "style.css",
            "icon.svg",
            "alert.js",
            "alert-charts.js",
            "alerts.js",
            "api.js",
            "card.js",
            "chart.js",
            "dom.js",
            "features.js",
            "format.js",
            "frame.js",
            "keys.js",
            "ledger.js",
            "overview.js",
            "overview-charts.js",
            "range.js",
            "tiles.js",
            "windows.js");

    private final Map<String, Asset> assets = new HashMap<>();

    private record Asset(byte[] content, String type, String tag) {}

    /** Reads every file; a missing one is a fault of the build and stops the start. */
    Assets() {
        FILES.forEach(name -> assets.put(name, read(name, FOLDER + name)));
        assets.put("echarts.js", read("echarts.js", ECHARTS));
    }

    void register(RoutesConfig routes) {
        routes.get("/assets/{name}", this::send);
    }

    private void send(Context ctx) {
        Asset asset = assets.get(ctx.pathParam("name"));
        if (asset == null) {
            throw new NotFoundResponse("There is no such file.");
        }
        ctx.header("Cache-Control", "no-cache").header("ETag", asset.tag);
        if (asset.tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.contentType(asset.type).result(asset.content);
        }
    }

    private static Asset read(String name, String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + path);
            }
            byte[] content = in.readAllBytes();
            CRC32 crc = new CRC32();
            crc.update(content);
            return new Asset(
                    content, type(name), "\"" + Long.toHexString(crc.getValue()) + "-" + content.length + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        if (name.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return name.endsWith(".svg") ? "image/svg+xml" : "text/javascript; charset=utf-8";
    }
}
