package sharedsockets.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a report. Input: what {@code replay}, {@code explore} or {@code check-trace} prints with
 * {@code --format json}. Output: its findings by key; of {@code check-trace} each trace that does
 * not conform is a finding, and its file's name the key.
 */
public final class ReportReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;

  private ReportReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidReport if it cannot be read or is no report, with what is wrong
   */
  public static RecordedReport read(Path file) throws InvalidReport {
    return new ReportReader(file).read();
  }

  private RecordedReport read() throws InvalidReport {
    JsonNode document = document();
    if (document.path("findings").isArray()) {
      return replayed(document);
    } else if (document.path("traces").isArray()) {
      return judged(document.get("traces"));
    }
    throw new InvalidReport(
        file + ": no report of replay, explore or check-trace as --format json prints it");
  }

  private JsonNode document() throws InvalidReport {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new InvalidReport(file + place + ": no JSON: " + e.getOriginalMessage(), e);
    } catch (NoSuchFileException e) {
      throw new InvalidReport(file + ": no such file", e);
    } catch (IOException e) {
      throw new InvalidReport(file + ": cannot be read", e);
    }
  }

  private RecordedReport replayed(JsonNode document) throws InvalidReport {
    Map<String, RecordedFinding> findings = new LinkedHashMap<>();
    Map<String, String> causes = new HashMap<>();
    for (JsonNode group : document.path("groups")) {
      list(group.path("findings")).forEach(key -> causes.put(key, group.path("fault").asText("")));
    }
    for (JsonNode each : document.get("findings")) {
      String key = text(each, "key");
      add(findings, each, key, text(each, "summary"), causes.getOrDefault(key, ""));
    }
    for (JsonNode each : document.path("contradictions")) {
      add(findings, each, text(each, "key"), text(each, "summary"), "");
    }
    Map<String, String> decided = new LinkedHashMap<>();
    document
        .path("decided")
        .properties()
        .forEach(point -> decided.put(point.getKey(), point.getValue().asText()));
    document
        .path("inconsistent")
        .properties()
        .forEach(
            point -> decided.put(point.getKey(), String.join(" and ", list(point.getValue()))));
    Map<String, String> verdicts = new TreeMap<>();
    document
        .path("rules")
        .properties()
        .forEach(rule -> verdicts.put(rule.getKey(), rule.getValue().path("verdict").asText()));
    String name = document.path("name").asText(file.toString());
    return new RecordedReport(name, findings, decided, verdicts);
  }

  private RecordedReport judged(JsonNode traces) throws InvalidReport {
    Map<String, RecordedFinding> findings = new LinkedHashMap<>();
    for (JsonNode each : traces) {
      String verdict = text(each, "verdict");
      if (!verdict.equals("conforms")) {
        String trace = Path.of(text(each, "file")).getFileName().toString();
        add(findings, each, trace, trace + " " + verdict, "");
      }
    }
    return new RecordedReport(file.toString(), findings, Map.of(), Map.of());
  }

  private static void add(
      Map<String, RecordedFinding> findings,
      JsonNode finding,
      String key,
      String summary,
      String cause) {
    String answer = finding.path("answer").asText(finding.path("verdict").asText());
    findings.putIfAbsent(
        key,
        new RecordedFinding(
            key, list(finding.path("rules")), answer, summary, list(finding.path("trace")), cause));
  }

  private String text(JsonNode node, String member) throws InvalidReport {
    if (!node.path(member).isTextual()) {
      throw new InvalidReport(
          file
              + ": a finding without \""
              + member
              + "\": is it a report of another version of shared-sockets?");
    }
    return node.get(member).asText();
  }

  private static List<String> list(JsonNode texts) {
    List<String> list = new ArrayList<>();
    texts.forEach(text -> list.add(text.asText()));
    return list;
  }
}
