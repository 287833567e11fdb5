package sharedsockets.model.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file {@code manifest.json} as it stands: an object with the member {@code configurations}.
 *
 * <p>Names the program does not know are errors: a misspelt {@code expect} would expect nothing.
 */
record ManifestFile(@JsonProperty(required = true) List<Entry> configurations) {
  private static final Set<String> ALL_ENGINES = Set.of("tlc", "compiled", "distributed");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** One configuration; {@code cfg} is NAME.cfg, {@code engines} are all, where left out. */
  record Entry(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String module,
      String cfg,
      String group,
      @JsonProperty(required = true) String size,
      @JsonProperty(required = true) Expected expect,
      List<String> engines,
      List<String> rules,
      String fault,
      String about) {

    Configuration configuration(Path folder, List<Path> library) throws InvalidModel {
      Path cfgFile = folder.resolve(cfg == null ? name + ".cfg" : cfg);
      Size parsed = parsedSize();
      Expectation expectation = expect.expectation(name);
      boolean brief = parsed.isBrief() && expectation.isOfFewStates();
      return new Configuration(
          name,
          new Model(folder.resolve(module + ".tla"), cfgFile, library, brief),
          group == null ? "" : group,
          parsed,
          expectation,
          knownEngines(),
          rules == null ? List.of() : rules,
          fault == null ? "" : fault,
          about == null ? "" : about);
    }

    private Size parsedSize() throws InvalidModel {
      try {
        return Size.valueOf(size.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new InvalidModel(name + ": unknown size " + size);
      }
    }

    private Set<String> knownEngines() throws InvalidModel {
      if (engines == null) {
        return ALL_ENGINES;
      }
      for (String engine : engines) {
        if (!ALL_ENGINES.contains(engine)) {
          throw new InvalidModel(name + ": unknown engine " + engine);
        }
      }
      return Set.copyOf(engines);
    }
  }

  /** {@code {"ok": 4711}} or {@code {"violates": "PropertyName"}}. */
  record Expected(Long ok, String violates) {
    Expectation expectation(String name) throws InvalidModel {
      if ((ok == null) == (violates == null)) {
        throw new InvalidModel(name + ": expect has either \"ok\" or \"violates\"");
      }
      return ok != null ? Expectation.ok(ok) : Expectation.violates(violates);
    }
  }

  static ManifestFile read(Path file) throws InvalidModel {
    try {
      ManifestFile manifest = JSON.readValue(file.toFile(), ManifestFile.class);
      manifest.requireUniqueNames();
      return manifest;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new InvalidModel(file + place + ": " + complaint(e));
    } catch (InvalidModel e) {
      throw new InvalidModel(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new InvalidModel("cannot read " + file);
    }
  }

  /** Jackson's message in words for those who write manifests. */
  private static String complaint(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "unknown member " + unknown.getPropertyName()
        : e.getOriginalMessage().replace("creator property", "member");
  }

  private void requireUniqueNames() throws InvalidModel {
    Set<String> names = new HashSet<>();
    for (Entry entry : configurations) {
      if (!names.add(entry.name())) {
        throw new InvalidModel("two configurations are named " + entry.name());
      }
    }
  }
}
