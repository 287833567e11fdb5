package sharedsockets.replay;

import java.util.List;
import java.util.TreeSet;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.Divergence;

/** A deviation of an implementation, or a failure of its adapter. */
public sealed interface Deviation {
  /** The ids of the rules that it breaks; none where it is the adapter that is at fault. */
  List<String> rules();

  /** What the specification does not allow; null where it is the adapter that is at fault. */
  default Divergence divergence() {
    return null;
  }

  /** In one line. */
  String summary();

  /** The same for deviations of the same kind: while one is shrunk, its kind stays. */
  String kind();

  /** The same for deviations that are one finding, once they are shrunk. */
  default String shape() {
    return kind();
  }

  /** The shape, for other runs and other versions of the specification: without its lines. */
  default String key() {
    return shape().replaceAll(" \\(\\w+\\.tla:\\d+\\)", "").replaceAll(" +", " ").strip();
  }

  /** The same with likely causes, where it is one that has some. */
  default Deviation because(List<Cause> likely) {
    return this;
  }

  /**
   * An answer that the specification does not allow.
   *
   * @param lacking what the answer lacks, if it is a set
   * @param stage of the socket, as an oracle has it
   */
  record Diverged(Divergence divergence, String call, String lacking, String stage)
      implements Deviation {
    @Override
    public List<String> rules() {
      return divergence.rules();
    }

    @Override
    public Deviation because(List<Cause> likely) {
      return new Diverged(divergence.because(likely), call, lacking, stage);
    }

    @Override
    public String summary() {
      return divergence.event().equals(divergence.observed())
          ? divergence.event()
          : divergence.event() + " = " + divergence.observed();
    }

    /** Which rules a condition is about depends on what came before it, too. */
    @Override
    public String kind() {
      return call + " " + divergence.condition() + " " + lacking;
    }

    @Override
    public String shape() {
      return kind() + " " + stage;
    }
  }

  /** An answer that no implementation can give, such as a name that is in use. */
  record Contradicted(String message) implements Deviation {
    @Override
    public List<String> rules() {
      return List.of();
    }

    @Override
    public String summary() {
      return message;
    }

    @Override
    public String kind() {
      return "contradicts itself";
    }
  }

  /**
   * No answer.
   *
   * @param divergence why the call may not wait that does not return; null where it is the adapter
   *     that is at fault
   * @param call that got none; empty where none had one
   * @param stage of the socket, as an oracle has it
   */
  record Unanswered(AdapterFailure failure, Divergence divergence, String call, String stage)
      implements Deviation {
    /** Of an adapter that has answered no call. */
    Unanswered(AdapterFailure failure) {
      this(failure, null, "", "");
    }

    @Override
    public List<String> rules() {
      return divergence == null ? List.of() : divergence.rules();
    }

    @Override
    public Deviation because(List<Cause> likely) {
      return divergence == null
          ? this
          : new Unanswered(failure, divergence.because(likely), call, stage);
    }

    @Override
    public String summary() {
      String message = "the adapter " + failure.getMessage();
      return divergence == null
          ? message
          : divergence.event() + " = " + divergence.observed() + " (" + message + ")";
    }

    @Override
    public String kind() {
      return divergence == null
          ? call + " the adapter " + failure.getMessage().replaceAll("\\d+", "#")
          : call + " " + divergence.observed() + " " + String.join(" ", new TreeSet<>(rules()));
    }

    @Override
    public String shape() {
      return kind() + " " + stage;
    }
  }
}
