package sharedsockets.model.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sharedsockets.model.spelling.Similar;

/** The configurations that a manifest lists, and the files they are made of. */
public final class Models {
  private static final String MANIFEST = "manifest.json";
  private static final Pattern MODULE_LINE = Pattern.compile("\\\\\\*\\s*MODULE\\s+(\\w+)\\s*");

  private final Path folder;
  private final Path spec;
  private final Map<String, Configuration> configurations = new LinkedHashMap<>();

  private Models(Path folder, Path spec) {
    this.folder = folder;
    this.spec = spec;
  }

  /**
   * Reads the manifest of a folder of models; the specification is expected in {@code spec} beside
   * the folder.
   *
   * @throws InvalidModel if the manifest is missing or broken
   */
  public static Models read(Path folder) throws InvalidModel {
    Path absolute = folder.toAbsolutePath().normalize();
    Models models = new Models(absolute, absolute.resolveSibling("spec"));
    for (ManifestFile.Entry entry :
        ManifestFile.read(absolute.resolve(MANIFEST)).configurations()) {
      models.configurations.put(entry.name(), entry.configuration(absolute, List.of(models.spec)));
    }
    return models;
  }

  /** Whether a folder has a manifest. */
  public static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST));
  }

  /** All configurations, in the manifest's order. */
  public List<Configuration> all() {
    return List.copyOf(configurations.values());
  }

  /**
   * The configuration of a name, or of a path to a .cfg that need not be in the manifest.
   *
   * @throws InvalidModel if there is none; the message suggests similar names
   */
  public Configuration find(String name) throws InvalidModel {
    Configuration listed = configurations.get(name);
    if (listed != null) {
      return listed;
    }
    if (name.endsWith(".cfg")) {
      return unlisted(Path.of(name).toAbsolutePath().normalize());
    }
    throw new InvalidModel("no configuration is named " + name + suggestions(name));
  }

  private String suggestions(String name) {
    List<String> similar = Similar.to(name, configurations.keySet());
    return similar.isEmpty() ? "" : "; did you mean " + String.join(", ", similar) + "?";
  }

  private Configuration unlisted(Path cfg) throws InvalidModel {
    for (Configuration configuration : configurations.values()) {
      if (configuration.model().cfg().equals(cfg)) {
        return configuration;
      }
    }
    Path own = cfg.resolveSibling("../spec").normalize();
    List<Path> library = List.of(own, spec, folder);
    return unlisted(new Model(moduleOf(cfg, library), cfg, library));
  }

  private static Configuration unlisted(Model model) {
    return new Configuration(
        stem(model.cfg()),
        model,
        "",
        Size.STANDARD,
        Expectation.HOLDS,
        Set.of("tlc", "compiled"),
        List.of(),
        "",
        "");
  }

  /** The outcome of a .cfg that {@link #find} refuses, so that reports tell it with the others. */
  public static Outcome unusable(Path cfg, String engine, InvalidModel complaint) {
    Model model = new Model(cfg.resolveSibling(stem(cfg) + ".tla"), cfg, List.of());
    return new Outcome(
        unlisted(model), engine, null, List.of(complaint.getMessage()), List.of(), "");
  }

  private static String stem(Path cfg) {
    return cfg.getFileName().toString().replaceFirst("\\.cfg$", "");
  }

  /**
   * The module a .cfg names in its first line, or else the longest one its own name begins with.
   */
  private static Path moduleOf(Path cfg, List<Path> library) throws InvalidModel {
    try (Stream<String> lines = Files.lines(cfg)) {
      Matcher first = MODULE_LINE.matcher(lines.findFirst().orElse(""));
      if (first.matches()) {
        return named(first.group(1) + ".tla", cfg, library);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidModel("cannot read " + cfg);
    }
    String stem = stem(cfg);
    for (int length = stem.length(); length > 0; length--) {
      Path module = cfg.resolveSibling(stem.substring(0, length) + ".tla");
      if (Files.isRegularFile(module)) {
        return module;
      }
    }
    throw new InvalidModel(
        cfg
            + ": no module "
            + stem
            + ".tla beside it; its first line may name one: \\* MODULE Name");
  }

  /**
   * The module beside the .cfg, above its folder, or in the library; the first if it is nowhere.
   */
  private static Path named(String module, Path cfg, List<Path> library) {
    List<Path> places = new ArrayList<>(List.of(cfg.resolveSibling(module)));
    places.add(cfg.resolveSibling("..").resolve(module).normalize());
    library.forEach(folder -> places.add(folder.resolve(module)));
    return places.stream().filter(Files::isRegularFile).findFirst().orElse(places.get(0));
  }

  /**
   * What prints the steps of a model.
   *
   * @throws InvalidModel if a module cannot be read
   */
  public StepTexts texts(Model model) throws InvalidModel {
    return new StepTexts(rules(model));
  }

  /**
   * Where the modules of the specification and of the models name rules and define operators.
   *
   * @throws InvalidModel if a module cannot be read
   */
  public Mentions mentions() throws InvalidModel {
    return new Mentions(modules(all().get(0).model()));
  }

  /**
   * The modules and rule ids behind a model's actions and properties.
   *
   * @throws InvalidModel if a module cannot be read
   */
  RuleIndex rules(Model model) throws InvalidModel {
    return RuleIndex.of(modules(model));
  }

  private static List<Path> modules(Model model) throws InvalidModel {
    List<Path> folders = new ArrayList<>(model.library());
    folders.add(model.module().getParent());
    List<Path> files = new ArrayList<>();
    for (Path each : folders) {
      if (Files.isDirectory(each)) {
        try (Stream<Path> found = Files.list(each)) {
          found
              .filter(file -> file.toString().endsWith(".tla"))
              .sorted(Comparator.naturalOrder())
              .forEach(files::add);
        } catch (IOException e) {
          throw new InvalidModel("cannot read " + each);
        }
      }
    }
    return files;
  }
}
