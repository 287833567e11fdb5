package sharedsockets.model.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Bool;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Function;
import sharedsockets.model.value.Value.Int;
import sharedsockets.model.value.Value.ModelValue;
import sharedsockets.model.value.Value.SetOf;
import sharedsockets.model.value.Value.Text;
import sharedsockets.model.value.Value.Tuple;

/**
 * A counterexample in the Informal Trace Format, which Apalache, Quint and trace viewers read.
 *
 * @see <a href="https://apalache-mc.org/docs/adr/015adr-trace.html">ADR-015</a>
 */
public final class ItfTrace {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ItfTrace() {}

  /** Writes a file for each counterexample, {@code NAME.itf.json}. */
  public static void write(Path folder, List<Outcome> outcomes) throws IOException {
    for (Outcome outcome : outcomes) {
      if (!outcome.isBroken() && !outcome.found().counterexample().states().isEmpty()) {
        String name = Path.of(outcome.configuration().name()).getFileName().toString();
        WholeFile.write(folder.resolve(name + ".itf.json"), of(outcome));
      }
    }
  }

  private static String of(Outcome outcome) {
    Counterexample counterexample = outcome.found().counterexample();
    List<Counterexample.State> states = counterexample.states();
    ObjectNode trace = NODES.objectNode();
    trace
        .putObject("#meta")
        .put("format", "ITF")
        .put("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html")
        .put("source", outcome.configuration().name())
        .put("description", outcome.found().verdict().property() + " is violated");
    ArrayNode variables = trace.putArray("vars");
    states.get(0).variables().keySet().forEach(variables::add);
    counterexample.loopsTo().ifPresent(to -> trace.put("loop", to - 1));
    ArrayNode array = trace.putArray("states");
    for (int i = 0; i < states.size(); i++) {
      ObjectNode state = array.addObject();
      state.putObject("#meta").put("index", i).put("action", states.get(i).action());
      states.get(i).variables().forEach((name, value) -> state.set(name, json(value)));
    }
    try {
      return JSON.writeValueAsString(trace) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(Value value) {
    if (value instanceof Bool bool) {
      return NODES.booleanNode(bool.truth());
    } else if (value instanceof Text text) {
      return NODES.textNode(text.text());
    } else if (value instanceof ModelValue model) {
      return NODES.textNode(model.name());
    } else if (value instanceof Int number) {
      return NODES.objectNode().put("#bigint", number.number().toString());
    } else if (value instanceof Tuple tuple) {
      return array(tuple.elements());
    } else if (value instanceof SetOf set) {
      return NODES.objectNode().set("#set", array(set.elements()));
    } else if (value instanceof Fields fields) {
      ObjectNode record = NODES.objectNode();
      fields.fields().forEach((name, field) -> record.set(name, json(field)));
      return record;
    } else if (value instanceof Function function) {
      ArrayNode pairs = NODES.arrayNode();
      function.pairs().forEach((from, to) -> pairs.add(array(List.of(from, to))));
      return NODES.objectNode().set("#map", pairs);
    }
    return NODES.objectNode().put("#unserializable", value.toString());
  }

  private static ArrayNode array(Collection<Value> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(value -> array.add(json(value)));
    return array;
  }
}
