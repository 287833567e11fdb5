package sharedsockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The code in docs/reference-implementation.md compiles and runs as the document says. */
final class ReferenceImplementationDocumentTest {
  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..", file)).replace("\r\n", "\n");
  }

  @Test
  void exampleIsATest() throws IOException {
    String test =
        read("impl/winsock/src/test/java/sharedsockets/winsock/DocumentedExampleTest.java");
    String example = test.substring(test.indexOf("  @Test"), test.lastIndexOf('}'));
    assertThat(read("docs/reference-implementation.md")).contains(example.indent(2));
  }

  @Test
  void dependencyIsTheModule() throws IOException {
    String pom = read("impl/winsock/pom.xml");
    String parent = pom.substring(pom.indexOf("<parent>"), pom.indexOf("</parent>"));
    assertThat(read("docs/reference-implementation.md"))
        .contains(element("groupId", parent))
        .contains(element("artifactId", pom.substring(pom.indexOf("</parent>"))))
        .contains(element("version", parent));
  }

  private static String element(String name, String xml) {
    int end = xml.indexOf("</" + name + ">");
    return xml.substring(xml.indexOf("<" + name + ">"), end) + "</" + name + ">";
  }
}
