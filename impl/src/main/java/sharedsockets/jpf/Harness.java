package sharedsockets.jpf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program for Java PathFinder: its {@code .jpf} file, which also says under {@code
 * sharedsockets.fault} which planted fault of the reference implementation it must find, or under
 * {@code sharedsockets.specification.fault} of the specification, and under {@code
 * sharedsockets.depth} whether it is run only where more depth is asked for. Under {@code
 * sharedsockets.finds} it may say which further planted faults it finds, and under {@code
 * sharedsockets.long} that it takes a minute.
 *
 * @param fault the name of a file in fuzz/faults, without .patch
 * @param specificationFault the name of a file in model/faults, without .cfg
 * @param finds names of further ones of the reference implementation
 * @param isLong whether it pays to compile well what runs it
 * @param depth 1: always; 2: only with more depth
 */
record Harness(
    Path file,
    String name,
    Optional<String> fault,
    Optional<String> specificationFault,
    Set<String> finds,
    boolean isLong,
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

  /** Whether it says that it finds a fault of the reference implementation. */
  boolean saysToFind(String name) {
    return fault.equals(Optional.of(name)) || finds.contains(name);
  }

  private static Harness read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String name = file.getFileName().toString();
    int depth = Integer.parseInt(properties.getProperty("sharedsockets.depth", "1"));
    return new Harness(
        file,
        name.substring(0, name.length() - SUFFIX.length()),
        Optional.ofNullable(properties.getProperty("sharedsockets.fault")),
        Optional.ofNullable(properties.getProperty("sharedsockets.specification.fault")),
        Set.copyOf(List.of(properties.getProperty("sharedsockets.finds", "").split(", *"))),
        depth > 1 || Boolean.parseBoolean(properties.getProperty("sharedsockets.long")),
        depth);
  }
}
