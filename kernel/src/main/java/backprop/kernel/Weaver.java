package backprop.kernel;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves {@link CellGuard} and {@link CellWaits} into the classes that cells make: a check where a method begins and
 * where a loop goes back, and substitutes for ending the process and for waits that nothing ends.
 */
final class Weaver {

    private static final int API = Opcodes.ASM9;
    private static final String SYSTEM = "java/lang/System";
    private static final String RUNTIME = "java/lang/Runtime";
    private static final String GUARD = CellGuard.class.getName().replace('.', '/');
    private static final String WAITER = CellWaits.class.getName().replace('.', '/');

    /** The methods of the JDK that have a substitute in {@link CellWaits}, with the substitute's type. */
    private static final Map<String, String> WAITS = Arrays.stream(CellWaits.class.getMethods())
            .filter(method -> method.getDeclaringClass() == CellWaits.class)
            .collect(Collectors.toUnmodifiableMap(Weaver::substituted, Type::getMethodDescriptor));

    private Weaver() {}

    private static String substituted(Method substitute) {
        Type[] parameters = Type.getArgumentTypes(substitute);
        return parameters[0].getInternalName()
                + "."
                + substitute.getName()
                + Type.getMethodDescriptor(
                        Type.getReturnType(substitute), Arrays.copyOfRange(parameters, 1, parameters.length));
    }

    /** Whether a class may hold a call that ends the process. */
    static boolean mayEndProcess(byte[] bytecode) {
        String text = new String(bytecode, StandardCharsets.ISO_8859_1);
        return (text.contains("exit") || text.contains("halt")) && (text.contains(SYSTEM) || text.contains(RUNTIME));
    }

    /** A class with substitutes and, if it is to be stoppable, with checks. */
    static byte[] weave(byte[] bytecode, boolean stoppable) {
        ClassReader reader;
        try {
            reader = new ClassReader(bytecode);
        } catch (IllegalArgumentException e) {
            // A class file newer than this ASM knows. It runs as it is; only a loop in it can't be stopped.
            return bytecode;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassVisitor visitor = new ClassVisitor(API, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                return new GuardedMethod(super.visitMethod(access, name, type, signature, exceptions), stoppable);
            }
        };
        reader.accept(visitor, 0);
        return writer.toByteArray();
    }

    private static final class GuardedMethod extends MethodVisitor {

        private final boolean stoppable;
        private final Set<Label> passed = new HashSet<>();

        GuardedMethod(MethodVisitor next, boolean stoppable) {
            super(API, next);
            this.stoppable = stoppable;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target)) {
                check();
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (owner.equals(SYSTEM) && name.equals("exit")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "exit", "(I)V", false);
            } else if (owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"))) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "exit", "(Ljava/lang/Runtime;I)V", false);
            } else if (opcode == Opcodes.INVOKEVIRTUAL && WAITS.containsKey(owner + "." + name + type)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, WAITER, name, WAITS.get(owner + "." + name + type), false);
            } else {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
            }
        }

        /** A call that takes and leaves nothing, so neither the stack's size nor any frame changes. */
        private void check() {
            if (stoppable) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "check", "()V", false);
            }
        }
    }
}
