package sharedsockets.replay;

import java.util.List;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Divergence;

/** What is wrong with an implementation or its adapter. */
public sealed interface Deviation {
  /** The ids of the rules that it breaks; none where it is the adapter that is at fault. */
  List<String> rules();

  /** In one line. */
  String summary();

  /** The same for deviations that are one finding. */
  default String key() {
    return rules() + " " + summary();
  }

  /** An answer that the specification does not allow. */
  record Diverged(Divergence divergence, String call) implements Deviation {
    @Override
    public List<String> rules() {
      return divergence.rules();
    }

    @Override
    public String summary() {
      return divergence.event() + " = " + divergence.observed();
    }

    @Override
    public String key() {
      return rules() + " " + call + " " + divergence.condition();
    }
  }

  /** The peer has not seen the end of a connection that is over. */
  record EndUnseen(List<String> rules, String event) implements Deviation {
    @Override
    public String summary() {
      return event + ": not seen";
    }

    @Override
    public String key() {
      return rules + " not seen";
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
    public String key() {
      return "contradicts itself";
    }
  }

  /** No answer. */
  record Unanswered(AdapterFailure failure) implements Deviation {
    @Override
    public List<String> rules() {
      return List.of();
    }

    @Override
    public String summary() {
      return "the adapter " + failure.getMessage();
    }

    @Override
    public String key() {
      return summary().replaceAll("\\d+", "#");
    }
  }
}
