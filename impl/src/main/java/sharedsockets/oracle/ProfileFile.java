package sharedsockets.oracle;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a profile, a file that holds one JSON object: {@code {"U1": "kept"}}. */
final class ProfileFile {
  private static final int LONGEST = 1 << 16;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ProfileFile() {}

  /**
   * The values that it gives.
   *
   * @throws IllegalArgumentException if it is no profile; the message is for the user
   */
  static Assignment read(Path file) {
    try {
      JsonNode json = JSON.readTree(text(file));
      if (!json.isObject()) {
        throw new IllegalArgumentException(file + ": a profile is a JSON object");
      }
      Assignment assignment = Assignment.OPEN;
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        assignment = ProfileSetting.with(assignment, member.getKey(), member.getValue().asText());
      }
      return assignment;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + place(e.getLocation()) + ": no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(prefixed(file, e.getMessage()), e);
    }
  }

  /** A pipe has no size: whether it is too long is seen while it is read. */
  private static byte[] text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(LONGEST + 1);
      if (text.length > LONGEST) {
        throw new IllegalArgumentException(file + ": too long for a profile");
      }
      return text;
    }
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }

  private static String prefixed(Path file, String message) {
    return message.startsWith(file.toString()) ? message : file + ": " + message;
  }
}
