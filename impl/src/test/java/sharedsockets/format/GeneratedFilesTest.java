package sharedsockets.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The files that are generated from the specification's tables and kept in the repository are up to
 * date.
 */
final class GeneratedFilesTest {
  private static final String REMEDY = "make describe writes it";

  @Test
  void theReferenceOfTheTraceFormat() {
    assertThat(Path.of("../docs/trace-format.md")).as(REMEDY).hasContent(FormatReference.text());
  }

  @Test
  void theSchemaOfTheTraceFormat() {
    assertThat(Path.of("../docs/trace-format.schema.json"))
        .as(REMEDY)
        .hasContent(FormatSchema.text());
  }

  @Test
  void theReferenceOfTheRules() {
    assertThat(Path.of("../docs/rules.md")).as(REMEDY).hasContent(RuleReference.text());
  }

  @Test
  void theAdaptersInclude() {
    assertThat(Path.of("adapters/winsock/calls.inc")).as(REMEDY).hasContent(AdapterInclude.text());
  }
}
