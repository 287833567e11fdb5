package sharedsockets.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.Toys;

final class ModelsTest {
  private static final Path TOYS = Toys.FOLDER.resolve("model");
  private static final String ENTRY =
      "{\"name\": \"a\", \"module\": \"A\", \"size\": \"small\", \"expect\": {\"ok\": 1}}";

  @TempDir Path folder;

  private Models manifest(String text) throws IOException, InvalidModel {
    Files.writeString(folder.resolve("manifest.json"), text);
    return Models.read(folder);
  }

  @Test
  void aConfigurationHasWhatItsEntrySays() throws Exception {
    Configuration lamp = Models.read(TOYS).find("lamp-invariant");

    assertThat(lamp.model().cfg().getFileName()).hasToString("lamp-invariant.cfg");
    assertThat(lamp.size()).isEqualTo(Size.NEGATIVE);
    assertThat(lamp.expected().violates()).hasValue("AtMostTwice");
    assertThat(lamp.engines()).containsExactlyInAnyOrder("tlc", "compiled", "distributed");
    assertThat(lamp.rules()).containsExactly("LMP-2");
    assertThat(lamp.fault()).isEqualTo("the bound is three");
  }

  @ParameterizedTest
  @CsvSource({
    "lamp-invarient, did you mean lamp-invariant?",
    "deadlock, did you mean lamp-deadlock?",
    "xyzzyxyzzy, no configuration is named xyzzyxyzzy"
  })
  void unknownNamesAreRefusedWithSuggestions(String name, String message) throws Exception {
    Models models = Models.read(TOYS);

    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> models.find(name))
        .withMessageEndingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"lamp-unfair, MCLamp.tla", "MCEndless, MCEndless.tla"})
  void aCfgOutsideTheManifestFindsItsModule(String cfg, String module) throws Exception {
    Configuration unlisted = Models.read(TOYS).find(TOYS.resolve(cfg + ".cfg").toString());

    assertThat(unlisted.name()).isEqualTo(cfg);
    assertThat(unlisted.model().module().getFileName()).hasToString(module);
    assertThat(unlisted.expected()).isEqualTo(Expectation.HOLDS);
  }

  @Test
  void theNameOfACfgMayBeginWithItsModules() throws Exception {
    Files.createFile(folder.resolve("MCThing.tla"));
    Path cfg = Files.createFile(folder.resolve("MCThing_small.cfg"));

    assertThat(Models.read(TOYS).find(cfg.toString()).model().module())
        .isEqualTo(folder.resolve("MCThing.tla"));
  }

  /** As the .cfg of a planted fault does before it is in the manifest. */
  @Test
  void theModuleThatACfgNamesMayLieAboveItOrAmongTheModels() throws Exception {
    Path below = Files.createDirectory(folder.resolve("faults"));
    Path cfg = Files.writeString(below.resolve("fault.cfg"), "\\* MODULE MCLamp\n");

    assertThat(Models.read(TOYS).find(cfg.toString()).model().module())
        .isEqualTo(TOYS.resolve("MCLamp.tla").toAbsolutePath());

    Path above = Files.createFile(folder.resolve("MCLamp.tla"));
    assertThat(Models.read(TOYS).find(cfg.toString()).model().module()).isEqualTo(above);
  }

  @Test
  void aCfgWithoutModuleIsRefused() throws Exception {
    Models models = Models.read(TOYS);
    Path cfg = Files.createFile(folder.resolve("Nothing.cfg"));

    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> models.find(cfg.toString()))
        .withMessageContaining("no module Nothing.tla beside it");
    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> models.find(folder.resolve("missing.cfg").toString()))
        .withMessageStartingWith("cannot read");
  }

  @Test
  void aMissingManifestIsRefused() {
    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> Models.read(folder))
        .withMessageStartingWith("cannot read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "not json; manifest.json:1:",
        "{\"configurations\": [}; manifest.json:1:",
        "{}; configurations",
        "{\"configurations\": [{\"name\": \"a\"}]}; module",
        "{\"configurations\": [ENTRY, ENTRY]}; two configurations are named a",
        "{\"configurations\": [ENTRY], \"more\": 1}; more"
      })
  void aBrokenManifestIsRefused(String text, String complaint) {
    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> manifest(text.replace("ENTRY", ENTRY)))
        .withMessageContaining("manifest.json")
        .withMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"small\"; \"tiny\"; unknown size tiny",
        "{\"ok\": 1}; {}; either \"ok\" or \"violates\"",
        "{\"ok\": 1}; {\"ok\": 1, \"violates\": \"P\"}; either \"ok\" or \"violates\"",
        "{\"ok\": 1}; {\"ok\": 1}, \"engines\": [\"tcl\"]; unknown engine tcl",
        "\"name\"; \"nmae\"; Missing required member 'name'",
        "\"size\"; \"sise\": 1, \"size\"; unknown member sise"
      })
  void aWrongEntryIsRefused(String good, String bad, String complaint) {
    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> manifest("{\"configurations\": [" + ENTRY.replace(good, bad) + "]}"))
        .withMessageContaining(complaint);
  }
}
