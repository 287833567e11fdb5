package sharedsockets.model.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;

/**
 * A row of the table: a call, or a network event.
 *
 * @param name as traces write it
 * @param form what tells the row from another of the same call, with other arguments; null where
 *     there is no other
 * @param isCall whether it is a call
 * @param also other names of the same call in Winsock
 * @param args the names of the arguments in their order, with their kinds
 * @param returns the kind of the result; null for a network event that simply happens
 * @param succeeds the actions that a success can be, which of them the result tells; of a network
 *     event the action that it is
 * @param fails the action that a failure is; null where the call cannot fail
 * @param waits the action that a call is which does not return; null for a network event
 * @param known the query that tells what a state has of the result, beside what all states have;
 *     null where that is nothing
 * @param ends the argument whose name stands for nothing once the call has succeeded, {@code
 *     process}, or {@code descriptors}, perhaps all of the process; null if there is none
 * @param method the reference implementation's method, with its class if that is given the process
 *     first
 * @param at where the row begins
 */
public record Row(
    String name,
    String form,
    boolean isCall,
    List<String> also,
    Map<String, String> args,
    String returns,
    List<ActionCall> succeeds,
    ActionCall fails,
    ActionCall waits,
    ActionCall known,
    String ends,
    String method,
    Location at) {

  /** Of an argument or result that is a set of events: whether it has some not modelled. */
  private static final String OTHERS = ".others";

  /** What a call may end that is no argument's. */
  private static final Set<String> OF_PROCESS = Set.of("process", "descriptors");

  /** The row as it stands in the file. */
  record Entry(
      String call,
      String network,
      String form,
      List<String> also,
      Map<String, String> args,
      String returns,
      List<String> succeeds,
      String fails,
      String waits,
      String known,
      String ends,
      String happens,
      String method) {

    Row row(Location at) {
      boolean isCall = call != null;
      List<String> others = also == null ? List.of() : List.copyOf(also);
      Row head =
          new Row(
              isCall ? call : network,
              form,
              isCall,
              others,
              args,
              returns,
              null,
              null,
              null,
              null,
              ends,
              method,
              at);
      requireForm(head);
      List<ActionCall> actions = new ArrayList<>();
      for (String text : isCall ? succeeds : List.of(happens)) {
        actions.add(ActionCall.of(text, head));
      }
      return new Row(
          head.name,
          form,
          isCall,
          others,
          args == null ? Map.of() : args,
          returns,
          List.copyOf(actions),
          fails == null ? null : ActionCall.of(fails, head),
          waits == null ? null : ActionCall.of(waits, head),
          known == null ? null : ActionCall.of(known, head),
          ends,
          method == null ? methodOf(head.name) : method,
          at);
    }

    /** Refuses members that are missing, or another kind of row's. */
    private void requireForm(Row head) {
      boolean isCall = head.isCall;
      if (head.name == null || isCall == (network != null)) {
        throw head.refused("a row has either call or network");
      }
      if (isCall
          ? happens != null
          : also != null
              || succeeds != null
              || fails != null
              || waits != null
              || known != null
              || ends != null) {
        throw head.refused("a member that belongs to " + (isCall ? "a network event" : "a call"));
      }
      boolean isWhole = args != null && returns != null && succeeds != null && waits != null;
      if (isCall ? !isWhole : happens == null) {
        throw head.refused(isCall ? "lacks args, returns, succeeds or waits" : "lacks happens");
      }
    }

    /** WSAResetEvent is wsaResetEvent. */
    private static String methodOf(String name) {
      int capitals = 0;
      while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
        capitals++;
      }
      int lowered = capitals > 1 ? capitals - 1 : capitals;
      return name.substring(0, lowered).toLowerCase(Locale.ROOT) + name.substring(lowered);
    }
  }

  /** Its name as models have it, no other row's. */
  String label() {
    return form == null ? name : name + " " + form;
  }

  /** All names that are no other row's. */
  List<String> names() {
    List<String> all = new ArrayList<>(also);
    all.add(0, label());
    return all;
  }

  /** The name of its constant in Java: the action's, as the specification's Java writes it. */
  String constant() {
    return constant(succeeds.get(0).action().replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }

  /** Words as the name of a constant. */
  static String constant(String words) {
    return words.replace(' ', '_').toUpperCase(Locale.ROOT);
  }

  /** All its actions. */
  List<ActionCall> actions() {
    List<ActionCall> all = new ArrayList<>(succeeds);
    if (fails != null) {
      all.add(fails);
    }
    if (waits != null) {
      all.add(waits);
    }
    return all;
  }

  /** Refuses sources that no event of this row has. */
  void checkSources() {
    Set<String> given = new HashSet<>(args.keySet());
    args.keySet().forEach(name -> given.add(name + OTHERS));
    given.add("socket");
    if (isCall) {
      given.add("process");
    }
    for (ActionCall action : succeeds) {
      for (String source : action.sources()) {
        boolean isResult = isCall && (source.equals("result") || source.startsWith("result."));
        if (!given.contains(source) && !isResult) {
          throw refused(action + ": " + name + " has no " + source);
        }
      }
    }
    given.remove("socket");
    if (waits != null && !given.containsAll(waits.sources())) {
      throw refused(waits + ": a waiting " + name + " has no more than " + given);
    }
    if (known != null && !given.containsAll(known.sources())) {
      throw refused(known + ": asked before " + name + " there is no more than " + given);
    }
    if (ends != null && !OF_PROCESS.contains(ends) && !args.containsKey(ends)) {
      throw refused("ends " + ends + ": " + name + " has no such argument");
    }
    given.add("error");
    if (fails != null && !given.containsAll(fails.sources())) {
      throw refused(fails + ": a failing " + name + " has no more than " + given);
    }
  }

  Unsupported refused(String message) {
    return new Unsupported(at, message);
  }
}
