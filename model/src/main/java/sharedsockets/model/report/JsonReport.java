package sharedsockets.model.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import sharedsockets.model.check.CollisionProbability;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.Expectation;
import sharedsockets.model.check.Outcome;

/**
 * The outcomes of a check as one JSON document: {@code
 * {"asExpected":true,"processCpuSeconds":1.2,"configurations":[{"name","engine","size","outcome",…}]}}.
 * Members that do not apply are left out; {@code fingerprints} is there where an engine told states
 * apart by them, with the probability that it missed one. The time of the process is that of this
 * JVM until now, start-up included, without TLC's own.
 */
public final class JsonReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /** The document. */
  public static String of(List<Outcome> outcomes) {
    ObjectNode report = JSON.createObjectNode();
    report.put("asExpected", outcomes.stream().allMatch(Outcome::isAsExpected));
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .ifPresent(time -> report.put("processCpuSeconds", seconds(time)));
    ArrayNode configurations = report.putArray("configurations");
    outcomes.forEach(outcome -> add(configurations.addObject(), outcome));
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(ObjectNode node, Outcome outcome) {
    node.put("name", outcome.configuration().name());
    node.put("engine", outcome.engine());
    node.put("size", outcome.configuration().size().toString());
    node.put("asExpected", outcome.isAsExpected());
    expected(node.putObject("expected"), outcome.configuration().expected());
    if (outcome.isBroken()) {
      node.put("outcome", "broken");
    } else {
      found(node, outcome.found());
      strings(node, "warnings", outcome.found().warnings());
    }
    strings(node, "differences", outcome.differences());
    strings(node, "counterexample", outcome.explanation());
    strings(node, "rules", outcome.configuration().rules());
  }

  private static void expected(ObjectNode node, Expectation expectation) {
    expectation.violates().ifPresent(property -> node.put("violates", property));
    expectation.distinct().ifPresent(distinct -> node.put("ok", distinct));
  }

  private static void found(ObjectNode node, EngineResult found) {
    node.put("outcome", found.verdict().holds() ? "ok" : "violated");
    if (!found.verdict().holds()) {
      node.put("property", found.verdict().property());
    }
    node.put("distinct", found.reached().distinct());
    node.put("generated", found.reached().generated());
    if (found.reached().depth() > 0) {
      node.put("depth", found.reached().depth());
    }
    found.collision().ifPresent(collision -> add(node.putObject("fingerprints"), collision));
    node.put("seconds", seconds(found.elapsed()));
    node.put("cpuSeconds", seconds(found.cpu()));
  }

  private static void add(ObjectNode node, CollisionProbability collision) {
    node.put("calculatedCollisionProbability", collision.calculated());
    node.put("actualCollisionProbability", collision.actual());
  }

  private static void strings(ObjectNode node, String name, List<String> strings) {
    if (!strings.isEmpty()) {
      ArrayNode array = node.putArray(name);
      strings.forEach(array::add);
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
