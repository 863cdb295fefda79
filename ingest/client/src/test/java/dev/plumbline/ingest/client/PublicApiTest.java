package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the public API against {@code src/test/api/client.txt}. A line that goes is a break, and needs a new major version;
 * a line that comes is an addition. {@code -Dapi.write=true} writes the file.
 */
class PublicApiTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path FILE = Path.of("src/test/api/client.txt");

    @Test
    void shouldBeTheApiThatIsWrittenDown() throws Exception {
        String api = String.join("\n", api()) + "\n";
        if (Boolean.getBoolean("api.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, api);
        }

        assertThat(api).isEqualTo(Files.readString(FILE));
    }

    private static List<String> api() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : publicTypes()) {
            lines.add(Modifier.toString(type.getModifiers() & Modifier.classModifiers()) + " "
                    + (type.isInterface() ? "interface " : "class ") + type.getName()
                    + (type.getSuperclass() == null || type.getSuperclass() == Object.class
                            ? ""
                            : " extends " + type.getSuperclass().getName())
                    + interfaces(type));
            members(type).map(line -> "  " + line).sorted().forEach(lines::add);
        }
        return lines;
    }

    private static String interfaces(Class<?> type) {
        List<String> names =
                Arrays.stream(type.getInterfaces()).map(Class::getName).toList();
        return names.isEmpty() ? "" : " implements " + String.join(", ", names);
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(PublicApiTest::isApi)
                                .map(Field::toGenericString),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(PublicApiTest::isApi)
                                .map(Constructor::toGenericString),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> isApi(method) && !method.isBridge() && !method.isSynthetic())
                                .map(Method::toGenericString))
                .flatMap(members -> members);
    }

    private static boolean isApi(Member member) {
        return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0 && !member.isSynthetic();
    }

    private static List<Class<?>> publicTypes() throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(CLASSES)) {
            names = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !name.endsWith("package-info"))
                    .sorted()
                    .toList();
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, PublicApiTest.class.getClassLoader());
            if (isVisible(type)) {
                types.add(type);
            }
        }
        return types;
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (outer == null || isVisible(outer));
    }
}
