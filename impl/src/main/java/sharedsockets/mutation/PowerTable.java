package sharedsockets.mutation;

import static sharedsockets.model.report.OutcomeTable.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.report.Table;
import sharedsockets.mutation.SuitePower.PairVerdict;

/**
 * The mutation scores of a suite on several populations, for people and as a JSON document.
 *
 * @param traces of the suite
 * @param withoutFault how much it finds where there is no fault
 */
public record PowerTable(int traces, List<PowerReport> reports, long withoutFault) {
  public PowerTable {
    reports = List.copyOf(reports);
  }

  /** Whether it finds enough, and nothing where there is no fault. */
  public boolean isEnough() {
    return withoutFault == 0 && reports.stream().allMatch(PowerReport::isEnough);
  }

  /** As text: a table, and below it a line for each fault that is not simply found. */
  public List<String> text() {
    List<String> lines = new ArrayList<>(List.of(number(traces) + " traces"));
    Table table =
        new Table(
            "faults planted in",
            "faults",
            "found",
            "pairs",
            "both found",
            "said to be masked",
            "hidden");
    List<String> below = new ArrayList<>();
    for (PowerReport each : reports) {
      table.row(
          each.population(),
          number(each.visible()),
          number(each.found().size()),
          number(each.possiblePairs()),
          number(each.pairs(PairVerdict.BOTH)),
          number(each.pairs(PairVerdict.SAID)),
          number(each.silent().size()));
      each.missed().forEach(name -> below.add("not found: " + name));
      each.silent().forEach(pair -> below.add("one hides the other: " + pair));
      each.unseen().forEach((name, why) -> below.add("not counted: " + name + ": " + why));
    }
    lines.addAll(table.lines());
    lines.addAll(below);
    if (withoutFault > 0) {
      lines.add(number(withoutFault) + " findings where there is no fault");
    }
    return lines;
  }

  /** As a JSON document. */
  public String json() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode document = mapper.createObjectNode().put("traces", traces);
    ArrayNode all = document.putArray("populations");
    reports.forEach(each -> all.add(mapper.<ObjectNode>valueToTree(each)));
    return mapper
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(document.put("findingsWithoutFault", withoutFault));
  }
}
