package sharedsockets.jpf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A program for Java PathFinder: its {@code .jpf} file, which also says under {@code
 * sharedsockets.fault} which planted fault of the reference implementation it must find, or under
 * {@code sharedsockets.specification.fault} of the specification, and under {@code
 * sharedsockets.depth} whether it is run only where more depth is asked for.
 *
 * @param fault the name of a file in fuzz/faults, without .patch
 * @param specificationFault the name of a file in model/faults, without .cfg
 * @param depth 1: always; 2: only with more depth
 */
record Harness(
    Path file,
    String name,
    Optional<String> fault,
    Optional<String> specificationFault,
    int depth) {
  private static final String SUFFIX = ".jpf";

  /** Those of a folder, by name. */
  static List<Harness> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Harness> harnesses = new ArrayList<>();
    for (Path file : files) {
      harnesses.add(read(file));
    }
    return harnesses;
  }

  /** The name of the fault that it must find, wherever that is. */
  Optional<String> faultName() {
    return fault.or(() -> specificationFault);
  }

  private static Harness read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String name = file.getFileName().toString();
    return new Harness(
        file,
        name.substring(0, name.length() - SUFFIX.length()),
        Optional.ofNullable(properties.getProperty("sharedsockets.fault")),
        Optional.ofNullable(properties.getProperty("sharedsockets.specification.fault")),
        Integer.parseInt(properties.getProperty("sharedsockets.depth", "1")));
  }
}
