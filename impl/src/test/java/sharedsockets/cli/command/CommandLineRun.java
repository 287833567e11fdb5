package sharedsockets.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * A command that was run.
 *
 * @param status its exit status
 */
record CommandLineRun(int status, String out, String err) {
  static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Main.commandLine();
    commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int status = commands.execute(arguments);
    return new CommandLineRun(status, out.toString(), err.toString());
  }

  /** The lines of standard error but for those of progress, which come after a minute. */
  List<String> complaints() {
    return err.lines().filter(line -> !line.startsWith("[")).toList();
  }
}
