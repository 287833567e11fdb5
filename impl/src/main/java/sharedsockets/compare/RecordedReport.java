package sharedsockets.compare;

import java.util.Map;

/**
 * A report of {@code replay}, {@code explore} or {@code check-trace}.
 *
 * @param name what it is about
 * @param findings by their keys, in the report's order
 * @param decided the disputed points whose value showed
 * @param verdicts the rules that were put to the test: passed, failed or unsupported
 */
public record RecordedReport(
    String name,
    Map<String, RecordedFinding> findings,
    Map<String, String> decided,
    Map<String, String> verdicts) {}
