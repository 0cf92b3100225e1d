package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is woven into the classes of cells, read from the bytecode, and what it does when it runs. */
class WeaverTest {

    private static final String CHECK = "backprop/kernel/CellGuard.check()V";

    /** Code of the kind that cells have. */
    @SuppressWarnings("DoNotCallSuggester") // The reader's code may well call it.
    public static final class Sample {

        private Sample() {}

        public static int straight(int n) {
            return n > 1 ? n : -n;
        }

        public static int loop(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += i;
            }
            return sum;
        }

        public static void forever() {
            while (true) {
                loop(1);
            }
        }

        public static void exit() {
            System.exit(3);
        }

        public static void leave() {
            Runtime.getRuntime().exit(4);
        }

        public static void halt() {
            Runtime.getRuntime().halt(5);
        }

        public static @Nullable Object join(CompletableFuture<?> future) {
            return future.join();
        }

        public static void accept(ServerSocket server) throws IOException {
            server.accept();
            server.close();
        }
    }

    /** The methods that a method calls, in the order of the bytecode. */
    private static List<String> calls(byte[] bytecode, String method) {
        List<String> calls = new ArrayList<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                return !name.equals(method)
                        ? null
                        : new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitMethodInsn(
                                    int opcode, String owner, String called, String of, boolean inInterface) {
                                calls.add(owner + "." + called + of);
                            }
                        };
            }
        };
        new ClassReader(bytecode).accept(visitor, 0);
        return calls;
    }

    private static Object run(byte[] bytecode, String name, Object... arguments) throws Throwable {
        for (var method : Bytecode.loaded(Sample.class, bytecode).getMethods()) {
            if (method.getName().equals(name)) {
                try {
                    return Objects.requireNonNullElse(method.invoke(null, arguments), "nothing");
                } catch (InvocationTargetException e) {
                    throw Objects.requireNonNullElse(e.getCause(), e);
                }
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void a_check_stands_where_a_method_begins_and_where_a_loop_goes_back() {
        byte[] woven = Weaver.weave(Bytecode.of(Sample.class), true);
        assertThat(calls(woven, "straight")).containsExactly(CHECK);
        assertThat(calls(woven, "loop")).containsExactly(CHECK, CHECK);
        assertThat(calls(Weaver.weave(Bytecode.of(Sample.class), false), "loop"))
                .isEmpty();
    }

    @Test
    void woven_code_computes_what_it_did() throws Throwable {
        byte[] woven = Weaver.weave(Bytecode.of(Sample.class), true);
        assertThat(run(woven, "straight", 2)).isEqualTo(2);
        assertThat(run(woven, "straight", -3)).isEqualTo(3);
        assertThat(run(woven, "loop", 10)).isEqualTo(45);
    }

    @Test
    void a_loop_ends_when_its_thread_is_to_stop_and_other_threads_go_on() throws Throwable {
        byte[] woven = Weaver.weave(Bytecode.of(Sample.class), true);
        Thread own = Thread.currentThread();
        CellGuard.stop(thread -> thread == own);
        try {
            assertThatThrownBy(() -> run(woven, "forever"))
                    .isInstanceOf(CellEnd.class)
                    .hasMessageContaining("stopped");
            assertThat(CompletableFuture.supplyAsync(() -> loop(woven)).join()).isEqualTo(45);
        } finally {
            CellGuard.pass();
        }
        assertThat(run(woven, "loop", 10)).isEqualTo(45);
    }

    private static Object loop(byte[] woven) {
        try {
            return run(woven, "loop", 10);
        } catch (Throwable e) {
            return e;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exit, 3, true",
        "leave, 4, true",
        "halt, 5, true",
        "exit, 3, false",
        "leave, 4, false",
        "halt, 5, false"
    })
    void what_would_end_the_process_ends_the_cell(String method, int status, boolean stoppable) {
        byte[] woven = Weaver.weave(Bytecode.of(Sample.class), stoppable);
        assertThatThrownBy(() -> run(woven, method))
                .isInstanceOf(CellEnd.class)
                .hasMessageStartingWith("System.exit(" + status + ") ended this cell.");
    }

    @Test
    void what_waits_and_listens_to_nothing_has_a_substitute_that_does() {
        byte[] woven = Weaver.weave(Bytecode.of(Sample.class), false);
        assertThat(calls(woven, "join"))
                .containsExactly("backprop/kernel/CellWaits.join"
                        + "(Ljava/util/concurrent/CompletableFuture;)Ljava/lang/Object;");
        assertThat(calls(woven, "accept"))
                .containsExactly(
                        "backprop/kernel/CellWaits.accept(Ljava/net/ServerSocket;)Ljava/net/Socket;",
                        "java/net/ServerSocket.close()V");
    }

    @ParameterizedTest
    @CsvSource({
        "exit java/lang/System, true",
        "exit java/lang/Runtime, true",
        "halt java/lang/Runtime, true",
        "exit, false",
        "java/lang/System, false",
        "halt java/lang/String, false",
    })
    void a_class_that_may_end_the_process_names_both_the_method_and_its_class(String constants, boolean may) {
        assertThat(Weaver.mayEndProcess(constants.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(may);
    }

    @Test
    void a_class_of_a_newer_java_than_is_known_is_left_as_it_is() {
        byte[] newer = Bytecode.of(Sample.class);
        newer[7] = (byte) 200;
        assertThat(Weaver.weave(newer, true)).isSameAs(newer);
    }
}
