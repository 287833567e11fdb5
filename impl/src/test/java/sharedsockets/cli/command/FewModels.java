package sharedsockets.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of models with a few of the specification's, for commands that take all of a folder. */
final class FewModels {
  private static final Path MODELS = Path.of("../model");
  private static final Path SPEC = Path.of("../spec");
  private static final String MANIFEST = "manifest.json";

  private FewModels() {}

  /** Copies them into a folder, and the specification with them. */
  static Path in(Path folder, String... names) throws IOException {
    Path models = Files.createDirectories(folder.resolve("model"));
    copy(SPEC, Files.createDirectories(folder.resolve("spec")));
    copy(MODELS, models);
    ObjectMapper json = new ObjectMapper();
    ObjectNode manifest = json.createObjectNode();
    ArrayNode chosen = manifest.putArray("configurations");
    List<String> wanted = List.of(names);
    for (JsonNode each : json.readTree(MODELS.resolve(MANIFEST).toFile()).path("configurations")) {
      String name = each.path("name").asText();
      if (wanted.contains(name)) {
        chosen.add(each);
        Files.copy(MODELS.resolve(name + ".cfg"), models.resolve(name + ".cfg"));
      }
    }
    if (chosen.size() != wanted.size()) {
      throw new IOException(MANIFEST + " does not have all of " + wanted);
    }
    json.writeValue(models.resolve(MANIFEST).toFile(), manifest);
    return models;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
