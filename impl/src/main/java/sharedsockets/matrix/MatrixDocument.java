package sharedsockets.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import sharedsockets.faults.Fault;
import sharedsockets.matrix.FaultVerdict.Outcome;
import sharedsockets.model.report.WholeFile;

/** The matrix for programs: a JSON document, from which a report can be gone on with. */
public final class MatrixDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MILLIS_PER_SECOND = 1000;

  private MatrixDocument() {}

  /** Writes it. */
  public static String of(MatrixReport report) throws IOException {
    return of(report, JSON.createObjectNode());
  }

  /** Writes it to a file, in which what it does not speak of stays. */
  public static void write(Path file, MatrixReport report) throws IOException {
    WholeFile.write(
        file, of(report, Files.exists(file) ? parsed(file) : JSON.createObjectNode()) + "\n");
  }

  private static String of(MatrixReport report, ObjectNode document) throws IOException {
    for (Fault fault : report.faults()) {
      ObjectNode row = row(document.withArray("/faults"), fault);
      row.put("fault", fault.sentence());
      row.putArray("rules");
      fault.rules().forEach(row.withArray("/rules")::add);
      fault.source().ifPresent(source -> row.put("source", source));
      verdicts(report, fault.name(), row.withObject("/checkers"));
    }
    verdicts(report, MatrixReport.NO_FAULT, document.withObject("/noFault"));
    document.putArray("complaints");
    report.complaints().forEach(document.withArray("/complaints")::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  /** The row of a fault; another patch is another row. */
  private static ObjectNode row(ArrayNode rows, Fault fault) throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).path("name").asText().equals(fault.name())) {
        if (rows.get(i).path("patch").asLong() == fault.checksum()) {
          return (ObjectNode) rows.get(i);
        }
        rows.remove(i);
      }
    }
    return rows.addObject().put("name", fault.name()).put("patch", fault.checksum());
  }

  private static void verdicts(MatrixReport report, String fault, ObjectNode checkers) {
    for (String checker : report.checkers()) {
      report
          .verdict(fault, checker)
          .ifPresent(
              verdict -> {
                ObjectNode node = checkers.putObject(checker);
                node.put("verdict", verdict.outcome().name().toLowerCase(Locale.ROOT));
                node.put("cpuSeconds", verdict.cpu().toMillis() / MILLIS_PER_SECOND);
                node.put("elapsedSeconds", verdict.elapsed().toMillis() / MILLIS_PER_SECOND);
                verdict.calls().ifPresent(calls -> node.put("calls", calls));
                node.put("what", verdict.what());
              });
    }
  }

  /**
   * Adds to a report what a document says of the same faults, if the file exists. What failed, and
   * what was said of a patch that has changed, is left out.
   *
   * @throws IOException if the file is no such document
   */
  public static void read(Path file, MatrixReport report) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    JsonNode document = parsed(file);
    for (Fault fault : report.faults()) {
      for (JsonNode row : document.get("faults")) {
        if (row.path("name").asText().equals(fault.name())
            && row.path("patch").asLong() == fault.checksum()) {
          add(fault.name(), row.path("checkers"), report);
        }
      }
    }
    add(MatrixReport.NO_FAULT, document.path("noFault"), report);
  }

  private static ObjectNode parsed(Path file) throws IOException {
    try {
      if (JSON.readTree(file.toFile()) instanceof ObjectNode document
          && document.path("faults").isArray()) {
        return document;
      }
      throw new IOException(file + ": is no matrix of faults");
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void add(String fault, JsonNode checkers, MatrixReport report) {
    for (String checker : report.checkers()) {
      JsonNode node = checkers.path(checker);
      Optional<Outcome> outcome = outcome(node.path("verdict").asText());
      if (outcome.isPresent() && outcome.get() != Outcome.FAILED) {
        report.add(
            fault,
            checker,
            new FaultVerdict(
                outcome.get(),
                seconds(node.path("cpuSeconds")),
                seconds(node.path("elapsedSeconds")),
                node.has("calls")
                    ? OptionalInt.of(node.get("calls").intValue())
                    : OptionalInt.empty(),
                node.path("what").asText()));
      }
    }
  }

  private static Optional<Outcome> outcome(String name) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }

  private static Duration seconds(JsonNode node) {
    return Duration.ofMillis(Math.round(node.doubleValue() * MILLIS_PER_SECOND));
  }
}
