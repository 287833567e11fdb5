package sharedsockets.fuzz.threads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Loads the implementation, and what works on it, with its steps made visible. */
final class SteppedLoader extends ClassLoader {
  private static final int API = Opcodes.ASM9;
  private static final String STEPPED = "sharedsockets.winsock.";
  private static final String STEPS = Type.getInternalName(Steps.class);
  private static final String ONE_OBJECT = "(Ljava/lang/Object;)V";

  private final Set<String> alsoLoaded;

  /** The fields of a class that change, by the class's name; known once it has been looked at. */
  private final Map<String, Set<String>> changing = new HashMap<>();

  /**
   * A loader that asks another one for all other classes.
   *
   * @param alsoLoaded names of classes that work on the implementation, with their nested ones, and
   *     of packages of such classes
   */
  SteppedLoader(ClassLoader parent, Collection<String> alsoLoaded) {
    super(parent);
    this.alsoLoaded = Set.copyOf(alsoLoaded);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      boolean isStepped = name.startsWith(STEPPED);
      if (!isStepped && !isAlsoLoaded(name.replaceFirst("\\$.*", ""))) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] code = read(name.replace('.', '/'));
        byte[] stepped = isStepped ? stepped(code) : code;
        loaded = defineClass(name, stepped, 0, stepped.length);
      }
      return loaded;
    }
  }

  private boolean isAlsoLoaded(String name) {
    int dot = name.lastIndexOf('.');
    return alsoLoaded.contains(name) || dot > 0 && alsoLoaded.contains(name.substring(0, dot));
  }

  private byte[] read(String internalName) throws ClassNotFoundException {
    try (InputStream input = getParent().getResourceAsStream(internalName + ".class")) {
      if (input == null) {
        throw new ClassNotFoundException(internalName.replace('/', '.'));
      }
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] stepped(byte[] code) {
    ClassReader reader = new ClassReader(code);
    ClassWriter writer =
        new ClassWriter(reader, ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return getParent();
          }
        };
    reader.accept(new SteppedClass(writer), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  /** Whether a field of the implementation can change after its object has been made. */
  private boolean isChanging(String owner, String field) {
    if (!owner.startsWith(STEPPED.replace('.', '/'))) {
      return false;
    }
    return changing.computeIfAbsent(owner, this::changingFields).contains(field);
  }

  private Set<String> changingFields(String owner) {
    Set<String> fields = new HashSet<>();
    try {
      new ClassReader(read(owner))
          .accept(
              new ClassVisitor(API) {
                @Override
                public FieldVisitor visitField(
                    int access, String name, String type, String signature, Object value) {
                  if ((access & Opcodes.ACC_FINAL) == 0) {
                    fields.add(name);
                  }
                  return null;
                }
              },
              ClassReader.SKIP_CODE);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return fields;
  }

  private final class SteppedClass extends ClassVisitor {
    SteppedClass(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] exceptions) {
      boolean isSynchronized =
          (access & Opcodes.ACC_SYNCHRONIZED) != 0 && (access & Opcodes.ACC_STATIC) == 0;
      MethodVisitor next =
          super.visitMethod(
              isSynchronized ? access & ~Opcodes.ACC_SYNCHRONIZED : access,
              name,
              type,
              signature,
              exceptions);
      return isSynchronized
          ? new SteppedMethod(new SynchronizedMethod(next))
          : new SteppedMethod(next);
    }
  }

  /** Calls {@link Steps} instead of the virtual machine's locks and waits. */
  private final class SteppedMethod extends MethodVisitor {
    SteppedMethod(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitInsn(int opcode) {
      switch (opcode) {
        case Opcodes.MONITORENTER -> call("enter", ONE_OBJECT);
        case Opcodes.MONITOREXIT -> call("exit", ONE_OBJECT);
        default -> super.visitInsn(opcode);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
      if (isChanging(owner, name)) {
        boolean writes = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        boolean isUnderTwo = opcode == Opcodes.PUTFIELD && Type.getType(type).getSize() == 2;
        if (opcode == Opcodes.GETFIELD) {
          super.visitInsn(Opcodes.DUP);
        } else if (isUnderTwo) {
          super.visitInsn(Opcodes.DUP2_X1);
          super.visitInsn(Opcodes.POP2);
          super.visitInsn(Opcodes.DUP);
        } else if (opcode == Opcodes.PUTFIELD) {
          super.visitInsn(Opcodes.DUP2);
          super.visitInsn(Opcodes.POP);
        } else {
          super.visitLdcInsn(owner);
        }
        super.visitLdcInsn(owner.substring(owner.lastIndexOf('/') + 1) + "." + name);
        super.visitInsn(writes ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        call("access", "(Ljava/lang/Object;Ljava/lang/String;Z)V");
        if (isUnderTwo) {
          super.visitInsn(Opcodes.DUP_X2);
          super.visitInsn(Opcodes.POP);
        }
      }
      super.visitFieldInsn(opcode, owner, name, type);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String type, boolean isInterface) {
      if (opcode == Opcodes.INVOKEVIRTUAL && owner.equals("java/lang/Object")) {
        switch (name + type) {
          case "wait()V" -> call("await", ONE_OBJECT);
          case "wait(J)V" -> call("await", "(Ljava/lang/Object;J)V");
          case "notify()V" -> call("wake", ONE_OBJECT);
          case "notifyAll()V" -> call("wakeAll", ONE_OBJECT);
          default -> super.visitMethodInsn(opcode, owner, name, type, isInterface);
        }
      } else {
        super.visitMethodInsn(opcode, owner, name, type, isInterface);
      }
    }

    private void call(String name, String type) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, type, false);
    }
  }

  /** A synchronized method that takes the lock itself. */
  private static final class SynchronizedMethod extends MethodVisitor {
    private final Label begin = new Label();
    private final Label end = new Label();

    SynchronizedMethod(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      lock("enter");
      super.visitLabel(begin);
    }

    @Override
    public void visitInsn(int opcode) {
      if (Opcodes.IRETURN <= opcode && opcode <= Opcodes.RETURN) {
        lock("exit");
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      super.visitLabel(end);
      super.visitTryCatchBlock(begin, end, end, null);
      lock("exit");
      super.visitInsn(Opcodes.ATHROW);
      super.visitMaxs(stack, locals);
    }

    private void lock(String method) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, method, ONE_OBJECT, false);
    }
  }
}
