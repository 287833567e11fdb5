package sharedsockets.model.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.RuleIds;
import sharedsockets.model.ast.Unsupported;

/**
 * The table of rules with their sentences and documents: input is the JSON file, output the rows,
 * which have the ids that the specification names. Disputed points that a profile decides stand in
 * the specification itself.
 */
public final class RuleTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * A row.
   *
   * @param documents codes of documents
   */
  record Rule(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) List<String> documents,
      @JsonProperty(required = true) String says) {}

  private record Contents(
      @JsonProperty(required = true) Map<String, String> documents,
      @JsonProperty(required = true) List<Rule> rules) {}

  private final Path file;
  private final Contents contents;

  private RuleTable(Path file, Contents contents) {
    this.file = file;
    this.contents = contents;
  }

  /**
   * Reads the table.
   *
   * @throws Unsupported with the place, if it is no such table
   */
  public static RuleTable read(Path file) throws IOException {
    try {
      return new RuleTable(file, JSON.readValue(file.toFile(), Contents.class));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new Unsupported(at(file, at == null ? 1 : at.getLineNr()), e.getOriginalMessage());
    }
  }

  /** The titles of the documents by their codes. */
  Map<String, String> documents() {
    return contents.documents();
  }

  List<Rule> rules() {
    return contents.rules();
  }

  /**
   * Holds the table against the ids in the modules of a folder.
   *
   * @param points the disputed points, whose sentences stand there
   * @throws Unsupported with the place of an id that has no row; or if a row has an id that no
   *     module names, or a document is not there or not needed
   */
  public void check(Path modules, Collection<String> points) throws IOException {
    Set<String> ids = new HashSet<>(points);
    Set<String> needed = new HashSet<>();
    for (Rule rule : rules()) {
      if (!ids.add(rule.id())) {
        throw refused("two sentences for " + rule.id());
      }
      needed.addAll(rule.documents());
    }
    if (!needed.equals(documents().keySet())) {
      throw refused("the documents are " + documents().keySet() + ", the rules name " + needed);
    }
    Set<String> named = new HashSet<>();
    for (Path module : modulesIn(modules)) {
      List<String> lines = Files.readAllLines(module);
      for (int i = 0; i < lines.size(); i++) {
        for (String id : RuleIds.in(lines.get(i))) {
          named.add(id);
          if (!ids.contains(id)) {
            throw new Unsupported(at(module, i + 1), id + " has no row in " + file.getFileName());
          }
        }
      }
    }
    for (Rule rule : rules()) {
      if (!named.contains(rule.id())) {
        throw refused("no module names " + rule.id());
      }
    }
  }

  private static List<Path> modulesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files.filter(module -> module.toString().endsWith(".tla")).sorted().toList());
    }
  }

  private Unsupported refused(String complaint) {
    return new Unsupported(at(file, 1), complaint);
  }

  private static Location at(Path file, int line) {
    return new Location(file.getFileName().toString(), line, 1, line, 1);
  }
}
