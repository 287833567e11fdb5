package sharedsockets.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/** A program that is no good adapter, each time in the way that its argument tells. */
public final class BadAdapter {
  private static final int MEGABYTE = 1 << 20;

  private static final Deque<String> later = new ArrayDeque<>();

  private static int requests;

  private BadAdapter() {}

  /** Answers what it cannot do at all as unsupported, but for its vice. */
  public static void main(String[] arguments) throws IOException {
    String vice = arguments[0];
    if (vice.equals("dies-on-start")) {
      System.err.println("no socket library here");
      System.exit(3);
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.contains("\"reset\"")) {
        // Others ignore that they may be asked several things at a time.
        System.out.println("{\"reset\":true,\"threads\":" + vice.startsWith("several-") + "}");
      } else {
        requests++;
        answer(vice, Long.parseLong(line.replaceFirst(".*\"id\":(\\d+).*", "$1")));
      }
    }
  }

  private static void answer(String vice, long id) throws IOException {
    String good = "{\"id\":" + id + ",\"unsupported\":true}";
    switch (vice) {
      case "garbage" -> System.out.println("Segmentation fault");
      case "array" -> System.out.println("[1]");
      case "no-id" -> System.out.println("{\"result\":0}");
      case "no-such-error" -> System.out.println("{\"id\":" + id + ",\"error\":\"EPERM\"}");
      case "both" -> System.out.println("{\"id\":" + id + ",\"result\":\"s1\",\"error\":10038}");
      case "out-of-order" -> System.out.println(good.replace(":" + id, ":" + (id + 1)));
      case "twice" -> System.out.println(good + "\n" + good);
      case "several-unknown-id" -> System.out.println(good.replace(":" + id, ":" + (id + 1000)));
      case "several-but-one" -> {
        if (id != 2) {
          System.out.println(good);
        }
      }
      case "several-in-reverse" -> {
        later.addFirst(good);
        if (later.size() == 3) {
          later.forEach(System.out::println);
          later.clear();
        }
      }
      case "floods" -> {
        flood();
        System.out.println("Segmentation fault");
      }
      case "only-floods" -> {
        flood();
        System.out.println(good);
      }
      case "hangs" -> hang();
      case "hangs-with-child" -> {
        new ProcessBuilder("sleep", "1000").start();
        hang();
      }
      case "closes-output" -> {
        System.out.close();
        hang();
      }
      case "dies" -> {
        System.err.println("assertion failed");
        System.exit(134);
      }
      case "dies-at-last" -> {
        System.out.println(good);
        if (requests == 3) {
          System.exit(1);
        }
      }
      case "endless-line" -> {
        byte[] part = "x".repeat(MEGABYTE).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        while (!System.out.checkError()) {
          System.out.write(part);
        }
      }
      case "endless-lines" -> {
        while (!System.out.checkError()) {
          System.out.println(good);
        }
      }
      default -> throw new IllegalArgumentException(vice);
    }
  }

  private static void flood() {
    for (int i = 0; i < 4; i++) {
      System.err.println("y".repeat(MEGABYTE));
    }
    for (int i = 0; i < 1000; i++) {
      System.err.println("warning " + i);
    }
  }

  /** For ever, whatever happens to its input. */
  private static void hang() {
    while (true) {
      LockSupport.park();
    }
  }
}
