package sharedsockets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import sharedsockets.cli.report.VerdictReport;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.order.Judge;
import sharedsockets.story.SequenceDiagram;
import sharedsockets.story.Story;
import sharedsockets.story.TestSource;
import sharedsockets.trace.LineComment;
import sharedsockets.trace.MalformedTrace;

/** The functions that the page's script calls. */
public final class Exports {
  private Exports() {}

  /** The compiler asks for one; nothing is to be done before the first call. */
  public static void main(String[] arguments) {}

  /** Told how many events have been judged. */
  @JSFunctor
  public interface Progress extends JSObject {
    void events(int count);
  }

  /** The names of the profiles. */
  @JSExport
  public static String[] profiles() {
    return ProfileSetting.names().toArray(String[]::new);
  }

  /**
   * Judges a trace as {@code check-trace} does.
   *
   * @return the verdict in a word, its text, the warnings, and the line at fault or 0
   */
  @JSExport
  public static String[] judge(byte[] trace, String name, String profile, Progress progress) {
    List<String> warnings = new ArrayList<>();
    Verdict verdict =
        new Judge(
                setting(profile),
                Judge.USUAL_TRIES,
                events -> progress.events((int) events),
                warning -> warnings.add(text(name, warning)))
            .diagnosing(Judge.LOOK_AHEAD)
            .judge(new ByteArrayInputStream(trace));
    return new String[] {
      verdict.word(),
      VerdictReport.Text.describe(name, verdict),
      String.join("\n", warnings),
      String.valueOf(line(verdict))
    };
  }

  /** What each event did, as {@code check-trace --explain} tells it. */
  @JSExport
  public static String story(byte[] trace, String profile) {
    List<String> lines = new ArrayList<>();
    try {
      Story.inWords(setting(profile), () -> new ByteArrayInputStream(trace), lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join("\n", lines);
  }

  /** A sequence diagram in Mermaid, as {@code check-trace --format mermaid} draws it. */
  @JSExport
  public static String diagram(byte[] trace, String name, String profile) {
    ProfileSetting setting = setting(profile);
    Verdict verdict =
        new Judge(setting).diagnosing(Judge.LOOK_AHEAD).judge(new ByteArrayInputStream(trace));
    try {
      return String.join(
          "\n", SequenceDiagram.of(name, setting, () -> new ByteArrayInputStream(trace), verdict));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answers that a profile allows to a question, after what has been played: in turn what
   * people read of an answer, and its line in a trace.
   *
   * @param question a call that has not returned, or a network event, as a line
   */
  @JSExport
  public static String[] answers(byte[] played, String profile, byte[] question) {
    List<String> answers = new ArrayList<>();
    after(played, profile, play -> play.answers(question))
        .forEach((text, line) -> answers.addAll(List.of(text, line)));
    return answers.toArray(String[]::new);
  }

  /** What has a name after what has been played. */
  @JSExport
  public static String[] names(byte[] played, String profile) {
    return after(played, profile, Play::names).toArray(String[]::new);
  }

  /** What has been played as a JUnit test. */
  @JSExport
  public static String test(String className, String sentence, byte[] played) {
    return TestSource.of(className, sentence, new String(played, UTF_8));
  }

  private interface Question<T> {
    T ask(Play play) throws IOException, MalformedTrace;
  }

  private static <T> T after(byte[] played, String profile, Question<T> question) {
    try {
      return question.ask(new Play(setting(profile), played));
    } catch (MalformedTrace e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProfileSetting setting(String name) {
    return ProfileSetting.named(name).orElseThrow();
  }

  private static String text(String name, LineComment warning) {
    return VerdictReport.Text.describe(name, warning, "warning: ");
  }

  private static long line(Verdict verdict) {
    if (verdict instanceof Diverges diverges) {
      return diverges.divergence().line();
    }
    return verdict instanceof Malformed malformed ? malformed.line() : 0;
  }
}
