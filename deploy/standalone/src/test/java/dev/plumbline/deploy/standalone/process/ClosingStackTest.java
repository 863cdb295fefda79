package dev.plumbline.deploy.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingStackTest {
    private final List<String> closed = new ArrayList<>();
    private final ClosingStack stack = new ClosingStack();

    @Test
    void shouldCloseInReverseAndGoOnWhenOneFails() {
        push("broker");
        stack.push("registry", () -> {
            throw new IllegalStateException("no");
        });
        push("streams");

        stack.close();

        assertThat(closed).containsExactly("streams", "broker");
    }

    @Test
    void shouldCloseOnceWhenClosedTwice() {
        push("broker");

        stack.close();
        stack.close();

        assertThat(closed).containsExactly("broker");
    }

    @Test
    void shouldCloseAtOnceWhatIsPushedAfterwards() {
        stack.close();
        push("late");

        assertThat(closed).containsExactly("late");
    }

    private void push(String name) {
        stack.push(name, () -> closed.add(name));
    }
}
