package sharedsockets.model.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;

/**
 * The calls and network events of a trace, a {@link Row} each: input is the JSON file, output the
 * rows, which agree with the specification's actions.
 */
public final class CallTable {
  /** What happens in the specification alone: a process is seen to run by its first call. */
  private static final Set<String> NO_EVENT = Set.of("StartProcess");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final List<Row> rows;

  private CallTable(Path file, List<Row> rows) {
    this.file = file;
    this.rows = rows;
  }

  /**
   * Reads the table.
   *
   * @throws Unsupported with the place, if it is no such table
   */
  public static CallTable read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    Location at = at(file, 1);
    try (JsonParser json = JSON.createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new Unsupported(at, "not a list of rows");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        at = at(file, json.currentTokenLocation().getLineNr());
        rows.add(json.readValueAs(Row.Entry.class).row(at));
      }
    } catch (JsonProcessingException e) {
      throw new Unsupported(at, e.getOriginalMessage());
    }
    return new CallTable(file, List.copyOf(rows));
  }

  private static Location at(Path file, int line) {
    return new Location(file.getFileName().toString(), line, 1, line, 1);
  }

  List<Row> rows() {
    return rows;
  }

  /**
   * Holds the table against the actions of Next and the queries.
   *
   * @param parameters how many parameters each action has
   * @param queries how many parameters each query has
   * @throws Unsupported with the place of a row that names no action or query, or gives it too few
   *     or too many parameters; or if an action stands in no row
   */
  public void check(Map<String, Integer> parameters, Map<String, Integer> queries) {
    Set<String> missing = new HashSet<>(parameters.keySet());
    missing.removeAll(NO_EVENT);
    Set<String> constants = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Row row : rows) {
      for (String name : row.names()) {
        if (!names.add(name)) {
          throw row.refused(name + " names two rows");
        }
      }
      if (!constants.add(row.constant())) {
        throw row.refused(row.succeeds().get(0).action() + " stands for two rows");
      }
      row.checkSources();
      for (ActionCall action : row.actions()) {
        checkArity(row, action, parameters, "Next has no action ");
        missing.remove(action.action());
      }
      if (row.known() != null) {
        checkArity(row, row.known(), queries, "there is no query ");
      }
    }
    if (!missing.isEmpty()) {
      throw new Unsupported(at(file, 1), "no row names " + String.join(", ", missing));
    }
  }

  private static void checkArity(
      Row row, ActionCall call, Map<String, Integer> parameters, String none) {
    Integer arity = parameters.get(call.action());
    if (arity == null) {
      throw row.refused(none + call.action());
    }
    if (arity != call.sources().size()) {
      throw row.refused(call + ": it has " + arity + " parameters");
    }
  }
}
