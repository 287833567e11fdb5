package sharedsockets.model.table;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action of the specification, with what an event gives for each of its parameters: {@code
 * Recv(process, s, result)}.
 *
 * @param sources in the order of the action's parameters: {@code process}, the name of an argument,
 *     {@code result}, {@code result.MEMBER}, {@code error}, or {@code socket}, the identity of the
 *     socket that the call makes or the network event happens to
 */
public record ActionCall(String action, List<String> sources) {
  private static final Pattern FORM = Pattern.compile("(\\w+)\\(([\\w.]+(?:, *[\\w.]+)*)\\)");

  /** Reads {@code Action(source, ...)}. */
  static ActionCall of(String text, Row row) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw row.refused("not Action(source, ...): " + text);
    }
    return new ActionCall(form.group(1), Arrays.asList(form.group(2).split(", *")));
  }

  /** Whether it speaks of a result with members, and so stands for no other result. */
  boolean takesMembers() {
    return sources.stream().anyMatch(source -> source.startsWith("result."));
  }

  @Override
  public String toString() {
    return action + "(" + String.join(", ", sources) + ")";
  }
}
