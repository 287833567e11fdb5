package sharedsockets.cli.verify;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sharedsockets.model.system.ChildProcess;

/**
 * A Java program of a checkout that has been built, beside the one that is running.
 *
 * @param folder to run it in
 * @param classes the folders of its classes
 * @param libraries the files with the rest of its class path, which the build writes
 * @param options of its JVM
 * @param main its main class
 * @param arguments of it
 */
record CheckerJvm(
    Path folder,
    List<Path> classes,
    List<Path> libraries,
    List<String> options,
    String main,
    List<String> arguments) {
  /** The first of its files that is not there. */
  Optional<Path> missing() {
    return libraries.stream().filter(file -> !Files.isRegularFile(file)).findFirst();
  }

  /** Starts it. It says on the standard error of this JVM what is wrong. */
  ChildProcess start() throws IOException {
    List<String> classPath = new ArrayList<>();
    classes.forEach(each -> classPath.add(each.toAbsolutePath().toString()));
    for (Path file : libraries) {
      classPath.add(Files.readString(file).strip());
    }
    // Most of its time is start-up.
    List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    all.addAll(options);
    all.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main));
    all.addAll(arguments);
    return ChildProcess.start(
        new ProcessBuilder(ChildProcess.java(all))
            .directory(folder.toAbsolutePath().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT));
  }
}
