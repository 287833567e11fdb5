package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An adapter as a shell script of a few lines. */
final class ShellAdapter {
  private ShellAdapter() {}

  /**
   * The command of an adapter that starts over wherever it is asked to.
   *
   * @param cases patterns of other requests with what is to be done; {@code answer} answers
   */
  static String write(Path folder, String cases) throws IOException {
    String script =
        """
        answer() { echo '{"id":'"$id,$1"'}'; }
        while read -r line; do
          id=${line#*'"id":'}
          id=${id%%%%[!0-9]*}
          case $line in
            *reset*) echo '{"reset":true}' ;;
        %s
          esac
        done
        """;
    return "sh "
        + Files.writeString(folder.resolve("adapter"), script.formatted(cases.stripTrailing()));
  }
}
