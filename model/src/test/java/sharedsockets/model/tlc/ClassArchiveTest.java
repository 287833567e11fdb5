package sharedsockets.model.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {
  private static final String WRITES = "-XX:ArchiveClassesAtExit=";
  private static final String MAPS = "-XX:SharedArchiveFile=";

  @TempDir private Path folder;
  private final ClassArchive archive = new ClassArchive();

  private String jar() throws Exception {
    Path jar = folder.resolve("tools.jar");
    return (Files.exists(jar) ? jar : Files.createFile(jar)).toString();
  }

  private List<String> firstThatWrites() throws Exception {
    for (int run = 0; run < 10; run++) {
      List<String> options = archive.nextOptions(jar());
      if (!options.isEmpty()) {
        assertThat(options.get(0)).startsWith(WRITES);
        return options;
      }
    }
    throw new AssertionError("none writes it");
  }

  @Test
  void oneJvmWritesItAndAllLaterOnesMapIt() throws Exception {
    List<String> writer = firstThatWrites();
    Path file = Path.of(writer.get(0).substring(WRITES.length()));
    assertThat(archive.nextOptions(jar())).isEmpty();

    Files.createFile(file);
    archive.ended(List.of());
    assertThat(archive.nextOptions(jar())).isEmpty();

    archive.ended(writer);
    assertThat(archive.nextOptions(jar())).contains(MAPS + file);
    assertThat(archive.nextOptions(jar())).contains(MAPS + file);
  }

  @Test
  void aJvmThatHasNotWrittenItDoesNoHarm() throws Exception {
    archive.ended(firstThatWrites());

    assertThat(archive.nextOptions(jar())).isEmpty();
  }

  @Test
  void classesInFoldersAreNotArchived() throws Exception {
    for (int run = 0; run < 10; run++) {
      assertThat(archive.nextOptions(jar() + File.pathSeparator + folder)).isEmpty();
    }
  }
}
