package sharedsockets.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.model.persistent.SmallSet;

/** TypeOK and the state predicates of Rules as Java. */
final class GeneratedInvariantsTest {
  private static final Path SPEC = Path.of("../spec").toAbsolutePath().normalize();
  private static final Path FAULTS = Path.of("MCFaults.tla").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void holdInWhatFollows() throws Exception {
    try (Compiled compiled = compiled()) {
      Object state = registered(compiled);
      assertThat(violated(compiled, state, "4")).isNull();
      assertThat(violated(compiled, state, "8")).isEqualTo("TypeOK");
    }
  }

  @Test
  void nameWhatAFaultViolates() throws Exception {
    try (Compiled compiled =
        compiled("--overrides", FAULTS.toString(), "DoRegister=RegisteredBlocking")) {
      assertThat(violated(compiled, registered(compiled), "4"))
          .isEqualTo("NonBlockingWhileRegistered");
    }
    try (Compiled compiled =
        compiled("--overrides", FAULTS.toString(), "CloseSocket=CloseNeverEnds")) {
      Object state = registered(compiled);
      state = compiled.attempt("CloseSocket", state, profile(compiled), "A", "4").states().get(0);
      assertThat(violated(compiled, state, "4")).isEqualTo("OpenWhileReferenced");
    }
  }

  private Compiled compiled(String... more) throws Exception {
    String[] options = new String[4 + more.length];
    System.arraycopy(
        new String[] {"--numbers", "Socket", "--invariants", "Rules"}, 0, options, 0, 4);
    System.arraycopy(more, 0, options, 4, more.length);
    Compiled compiled =
        Compiled.of(SPEC, "SharedSockets", folder.resolve("java" + more.length), options);
    compiled.create("SharedSockets", 1L);
    return compiled;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the enumeration was compiled just now
  private static Object registered(Compiled compiled) throws Exception {
    Object state = compiled.initial(PersistentSet.of("A"));
    Object stream = compiled.value("SocketType", "SOCK_STREAM");
    Object profile = profile(compiled);
    state =
        compiled
            .attempt("OpenSocket", state, profile, "A", stream, true, true, true, "4", 1L)
            .states()
            .get(0);
    Enum read = (Enum) compiled.value("Event", "FD_READ");
    return compiled
        .attempt("EventSelect", state, profile, "A", "4", "e", SmallSet.of(read), false)
        .states()
        .get(0);
  }

  /** The invariant that does not hold where there is only this descriptor. */
  private static Object violated(Compiled compiled, Object state, String descriptor)
      throws Exception {
    Map<String, Object> constants = new HashMap<>();
    constants.put("process", PersistentSet.of("A"));
    constants.put("descriptor", PersistentSet.of(descriptor));
    constants.put("socket", PersistentSet.of(1L));
    constants.put("eventObject", PersistentSet.of("e"));
    var constructor = compiled.type("Invariants").getConstructors()[0];
    Object[] args = new Object[constructor.getParameterCount()];
    var fields = compiled.type("Invariants").getDeclaredFields();
    for (int i = 0; i < args.length; i++) {
      Object otherwise = fields[i].getType() == long.class ? 2L : PersistentSet.empty();
      args[i] = constants.getOrDefault(fields[i].getName(), otherwise);
    }
    Object invariants = constructor.newInstance(args);
    Method violated =
        invariants
            .getClass()
            .getMethod("violated", compiled.type("State"), compiled.type("Profile"));
    return violated.invoke(invariants, state, profile(compiled));
  }

  private static Object profile(Compiled compiled) throws Exception {
    ToIntFunction<Object> first = point -> 0;
    return compiled.type("Profile").getMethod("choosing", ToIntFunction.class).invoke(null, first);
  }
}
