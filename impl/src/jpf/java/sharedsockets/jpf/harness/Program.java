package sharedsockets.jpf.harness;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of several threads: {@code before [ thread | thread ] after}, each a list of steps
 * with semicolons between. Before and after, one thread runs alone.
 *
 * <pre>{@code
 * s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i)
 * [ A.closesocket(s) | B.closesocket(t); B.recv(t) ]
 * B.getsockopt(t,SO_RCVBUF)
 * }</pre>
 *
 * <p>Before all that a process D reads the defaults of the options that the program speaks of, and
 * each process is seen to exist: what a trace leaves open would otherwise be whatever suits.
 *
 * <p>A step is a call by a process, under Winsock's name, or an event of the network at the socket
 * that a process's descriptor names: {@code A.data(s)}. A name that stands for what a step returned
 * is used by the thread of that step, or by all where it is from before. Event objects and windows
 * are not made by a step: {@code e}, {@code f} and {@code w} are there from the start, in each process that
 * names them, and in A, auto-reset, {@code g} and {@code h}. Of two sockets that are connected, {@code
 * A.send(s)>B.data(t)} says what the other one is told.
 */
final class Program {
  private static final String[] TYPES = {"SOCK_STREAM", "SOCK_DGRAM"};
  private static final String[] OPTIONS = {"SO_RCVBUF", "SO_SNDBUF", "SO_RCVTIMEO", "SO_SNDTIMEO"};

  private static final String[] AUTO_RESET = {"g", "h"};

  final String text;
  final Step[] before;
  final Step[][] threads;
  final Step[] after;

  private final Map<String, Integer> makers = new HashMap<>();
  private int slots;

  Program(String text) {
    this.text = text;
    int open = text.indexOf('[');
    int close = text.indexOf(']');
    before = steps(known(text) + text.substring(0, open));
    List<String> parts = split(text.substring(open + 1, close), '|');
    threads = new Step[parts.size()][];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = steps(parts.get(i));
    }
    after = steps(text.substring(close + 1));
  }

  /** How many steps there are in all. */
  int slots() {
    return slots;
  }

  private Step[] steps(String text) {
    List<Step> steps = new ArrayList<>();
    for (String step : split(text, ';')) {
      if (!step.isEmpty()) {
        steps.add(step(step));
      }
    }
    return steps.toArray(new Step[0]);
  }

  /** Steps that settle what the program's outcome could not. */
  private static String known(String text) {
    String steps = "A.WSACreateEvent(); B.WSACreateEvent(); C.WSACreateEvent(); ";
    for (String event : AUTO_RESET) {
      if (text.contains("(" + event) || text.contains("," + event)) {
        steps += "A.autoReset(" + event + "); ";
      }
    }
    for (String type : TYPES) {
      if (text.contains(type)) {
        String s = "p" + type;
        steps += s + "=D.socket(" + type + "); ";
        for (String option : OPTIONS) {
          if (text.contains(option)) {
            steps += "D.getsockopt(" + s + "," + option + "); ";
          }
        }
      }
    }
    return steps;
  }

  /** For each step the network's steps at the socket whose descriptor it returns. */
  Step[][] meeting() {
    Step[][] meeting = new Step[slots][];
    for (int slot = 0; slot < slots; slot++) {
      List<Step> steps = new ArrayList<>();
      addMeeting(before, slot, steps);
      for (Step[] thread : threads) {
        addMeeting(thread, slot, steps);
      }
      addMeeting(after, slot, steps);
      meeting[slot] = steps.toArray(new Step[0]);
    }
    return meeting;
  }

  private static void addMeeting(Step[] all, int slot, List<Step> to) {
    for (Step step : all) {
      if (step.isNetwork() && step.maker(0) == slot) {
        to.add(step);
      }
    }
  }

  private Step step(String text) {
    int brings = text.indexOf('>');
    return brings < 0
        ? step(text, null)
        : step(text.substring(0, brings), step(text.substring(brings + 1), null));
  }

  private Step step(String text, Step brings) {
    int dot = text.indexOf('.');
    int open = text.indexOf('(');
    int equals = text.substring(0, dot).indexOf('=');
    String name = equals < 0 ? null : text.substring(0, equals);
    List<String> arguments = split(text.substring(open + 1, text.length() - 1), ',');
    if (arguments.size() == 1 && arguments.get(0).isEmpty()) {
      arguments = new ArrayList<>();
    }
    int[] from = new int[arguments.size()];
    for (int i = 0; i < from.length; i++) {
      Integer maker = makers.get(arguments.get(i));
      from[i] = maker == null ? -1 : maker;
    }
    if (name != null && makers.put(name, slots) != null) {
      throw new IllegalArgumentException(name + " is made twice: " + this.text);
    }
    return new Step(
        slots++,
        name,
        text.substring(equals + 1, dot),
        text.substring(dot + 1, open),
        arguments.toArray(new String[0]),
        from,
        brings);
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at).trim());
      from = at + 1;
    }
    parts.add(text.substring(from).trim());
    return parts;
  }

  /** Prints the program and its steps as JSON. Steps have the number of their thread, from 1. */
  void print(PrintStream out) {
    out.print("{\"text\":\"");
    out.print(text);
    out.print("\",\"steps\":[");
    print(before, 0, out);
    for (int i = 0; i < threads.length; i++) {
      print(threads[i], i + 1, out);
    }
    print(after, threads.length + 1, out);
    out.print("]}");
  }

  private static void print(Step[] steps, int thread, PrintStream out) {
    for (Step step : steps) {
      if (step.slot > 0) {
        out.print(",");
      }
      step.print(thread, out);
    }
  }
}
