package sharedsockets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import sharedsockets.cli.page.Page;

/**
 * Puts the page together, in one file that loads nothing. Input: the page's parts and the compiled
 * oracle. Output: index.html.
 */
final class Assembly {
  private static final String RUNTIME = "/org/teavm/backend/wasm/wasm-gc-runtime.min.js";

  private Assembly() {}

  /**
   * Arguments: the folder of the parts, the oracle, an example trace, the schema, the file to
   * write.
   */
  public static void main(String[] arguments) throws IOException {
    Path parts = Path.of(arguments[0]);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("report.css", resource(Page.class, "page.css"));
    texts.put("diagrams.js", resource(Page.class, "diagrams.js"));
    texts.put("runtime.js", resource(Assembly.class, RUNTIME));
    for (String part : new String[] {"page.css", "page.js", "play.js", "worker.js"}) {
      texts.put(part, Files.readString(parts.resolve(part)));
    }
    texts.put("example", Files.readString(Path.of(arguments[2])));
    texts.put("schema", Files.readString(Path.of(arguments[3])));
    byte[] oracle = Files.readAllBytes(Path.of(arguments[1]));
    texts.put("oracle", Base64.getEncoder().encodeToString(oracle));
    String page = Files.readString(parts.resolve("index.html"));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      String place = "{{" + text.getKey() + "}}";
      if (!page.contains(place)) {
        throw new IOException("index.html has no " + place);
      }
      page = page.replace(place, text.getValue().replace("</script", "<\\/script"));
    }
    Path file = Path.of(arguments[4]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);
    System.out.println("The page: " + file);
  }

  private static String resource(Class<?> beside, String name) throws IOException {
    try (InputStream input = beside.getResourceAsStream(name)) {
      return new String(input.readAllBytes(), UTF_8);
    }
  }
}
