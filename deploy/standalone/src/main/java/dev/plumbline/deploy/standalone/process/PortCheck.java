package dev.plumbline.deploy.standalone.process;

import dev.plumbline.deploy.standalone.config.ProcessConfig.Ports;
import dev.plumbline.deploy.standalone.config.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks before the start whether the ports are free, so that all that are taken are told at once. */
public final class PortCheck {
    private PortCheck() {}

    /** Throws a {@link StartException} that names every port that is taken and the setting to change. */
    static void requireFree(Ports ports) {
        Map<Setting, Integer> wanted = new LinkedHashMap<>();
        wanted.put(Setting.HTTP_PORT, ports.http());
        wanted.put(Setting.GATEWAY_PORT, ports.gateway());
        wanted.put(Setting.BROKER_PORT, ports.broker());
        wanted.put(Setting.REGISTRY_PORT, ports.registry());
        List<String> taken = new ArrayList<>();
        wanted.forEach((setting, port) -> {
            if (!isFree(port)) {
                taken.add(port + " (" + setting.key() + ")");
            }
        });
        if (!taken.isEmpty()) {
            throw new StartException(
                    "Ports in use on 127.0.0.1: " + String.join(", ", taken) + ".",
                    "Set another, or 0 for a free one, for example --set http.port=0.");
        }
    }

    /** True if something could listen on this port of 127.0.0.1 now; 0 always can. */
    public static boolean isFree(int port) {
        if (port == 0) {
            return true;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
