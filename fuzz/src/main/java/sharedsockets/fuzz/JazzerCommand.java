package sharedsockets.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sharedsockets.fuzz.harness.Setup;
import sharedsockets.model.system.ChildProcess;

/**
 * The command line of Jazzer for one target, in a JVM of its own.
 *
 * @param work a folder that exists, for this process alone
 * @param classPath of the target, with Jazzer
 * @param properties system properties of the target
 * @param jvm further arguments of the JVM
 */
record JazzerCommand(
    Target target, Path work, String classPath, Map<String, String> properties, List<String> jvm) {
  /** The class path of this JVM. */
  static final String OWN_CLASS_PATH = System.getProperty("java.class.path");

  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

  /** The file into which the target writes what it has done. */
  Path figures() {
    return work.resolve("figures.json");
  }

  /**
   * Fuzzes.
   *
   * @param corpus folders that exist; new inputs are added to the first
   * @param findings a folder that exists
   */
  List<String> fuzzing(long seconds, long seed, List<Path> corpus, Path findings) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-max_total_time=" + Math.max(1, seconds),
                "-seed=" + seed,
                "-reload=0",
                "-len_control=0",
                "-timeout=60",
                "-artifact_prefix=" + findings + "/" + target + "-"));
    corpus.forEach(folder -> options.add(folder.toString()));
    return with(
        Map.of(Setup.FIGURES, figures().toString(), Setup.FINDINGS, findings.toString()), options);
  }

  /**
   * Copies inputs that together reach what all do.
   *
   * @param into an empty folder
   */
  List<String> merging(Path from, Path into) {
    return with(
        Map.of(),
        List.of("-merge=1", "-artifact_prefix=" + work + "/", into.toString(), from.toString()));
  }

  private List<String> with(Map<String, String> further, List<String> options) {
    List<String> command = ChildProcess.java("-XX:+UseSerialGC", "-Xmx1g");
    command.addAll(jvm);
    command.add("-Djava.io.tmpdir=" + work);
    Stream.of(properties, further)
        .flatMap(each -> each.entrySet().stream())
        .forEach(each -> command.add("-D" + each.getKey() + "=" + each.getValue()));
    String instrumented = String.join(":", target.instrumented());
    command.addAll(
        List.of(
            "-cp",
            classPath,
            JAZZER,
            "--target_class=" + target.className(),
            "--instrumentation_includes=" + instrumented,
            "--custom_hook_includes=" + instrumented,
            "--reproducer_path=" + work,
            "-max_len=" + target.longest()));
    command.addAll(options);
    return command;
  }
}
