package sharedsockets.adapter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sharedsockets.trace.Answer;
import sharedsockets.trace.AnswerReader;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;
import sharedsockets.trace.MalformedAnswer;

/**
 * An adapter that is a child process and speaks the protocol over its standard input and output.
 * What it writes to its standard error is read, so that it never has to wait, and shown with a
 * failure. Nothing here waits longer than the time-out; the first answer, which includes the start,
 * has {@value #TIMEOUTS_TO_START} times as long.
 */
public final class ProcessAdapter implements Adapter {
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** For the last words of an adapter that has ended; others may hold its standard error open. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** The time-out of an adapter that is hurried, if it has more. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** An adapter's first answer includes its start, on a busy machine beside others. */
  private static final int TIMEOUTS_TO_START = 6;

  private static final int LONGEST_LINE = 1 << 20;

  /** How many answers may wait that nobody has asked for. */
  private static final int MOST_UNREAD = 64;

  /** Any pipe has room for so many bytes, since it is empty when requests are made. */
  private static final int FITS_PIPE = 4096;

  /** Those that are to be killed if this process is ended. */
  private static final Set<ProcessAdapter> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(ProcessAdapter::kill), "adapters"));
  }

  /** Stands for the end of the output. */
  private static final String END = new String("end");

  /** Stands for a line that is too long, and all after it. */
  private static final String TOO_LONG = new String("too long");

  private final Duration usualTimeout;
  private final ProcessGroup group;
  private final Process process;
  private final int threads;
  private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
  private final EventWriter requests;
  private final Thread complaints;
  private final AnswerReader answers = new AnswerReader();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>(MOST_UNREAD);
  private final Conversation conversation = new Conversation();
  private Duration timeout;
  private long lastId;
  private long sent;
  private boolean hasAnswered;
  private String lastAnswer;
  private boolean reads = true;
  private boolean takesSeveral;
  private boolean isHurried;

  private ProcessAdapter(ProcessGroup group, Duration timeout, int threads) throws IOException {
    this.group = group;
    process = group.leader();
    this.threads = threads;
    this.timeout = timeout;
    usualTimeout = timeout;
    requests = new EventWriter(outgoing);
    RUNNING.add(this);
    daemon(this::readAnswers);
    complaints = daemon(this::readComplaints);
  }

  private void readAnswers() {
    boolean ended = readLines(process.getInputStream(), false, this::receive);
    receive(ended ? END : TOO_LONG);
  }

  private void readComplaints() {
    readLines(process.getErrorStream(), true, conversation::complained);
  }

  /**
   * Adapters that a command starts.
   *
   * @param command the program and its arguments, parted by blanks; quotes keep words together
   * @param timeout how long an answer may take; the first one {@value #TIMEOUTS_TO_START} times as
   *     long
   * @param threads how many requests they may get at a time
   * @throws IllegalArgumentException if the command has no words, or a quote is not closed
   */
  public static AdapterSource source(String command, Duration timeout, int threads) {
    List<String> words = CommandLineWords.of(command);
    return () -> {
      try {
        return new ProcessAdapter(ProcessGroup.start(words), timeout, threads);
      } catch (IOException e) {
        throw new AdapterFailure("cannot be started: " + e.getMessage(), List::of, true);
      }
    };
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "adapter");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /**
   * Gives each line to the consumer.
   *
   * @param inPieces whether a line that is too long is given in pieces; otherwise it is the last
   * @return whether the end was reached
   */
  private static boolean readLines(InputStream input, boolean inPieces, Consumer<String> lines) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    try (input) {
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        for (int i = 0; i < count; i++) {
          boolean tooLong = line.size() == LONGEST_LINE;
          if (tooLong && !inPieces) {
            return false;
          }
          if (buffer[i] == '\n' || tooLong) {
            lines.accept(text(line));
            line.reset();
          }
          if (buffer[i] != '\n') {
            line.write(buffer[i]);
          }
        }
      }
      if (line.size() > 0) {
        lines.accept(text(line));
      }
    } catch (IOException e) {
      // The process is gone, which its exit tells.
    }
    return true;
  }

  private static String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private void receive(String line) {
    if (!received.offer(line)) {
      // More than anybody will ever ask for: the next request finds it out.
      process.destroyForcibly();
    }
  }

  @Override
  public void hurry(boolean soon) {
    isHurried = soon && usualTimeout.compareTo(SOON) > 0;
  }

  @Override
  public void reset(Collection<String> processes) throws AdapterFailure {
    conversation.sent("reset " + processes);
    refuseEarlyAnswer();
    Duration ofCalls = isHurried ? SOON : usualTimeout;
    timeout = usualTimeout;
    try {
      requests.reset(processes, threads, ofCalls.toMillis());
      send();
    } catch (IOException e) {
      throw gone();
    }
    takesSeveral = Boolean.TRUE.equals(read(null).result());
    timeout = ofCalls;
  }

  private void refuseEarlyAnswer() throws AdapterFailure {
    String early = received.peek();
    if (early != null && early != END && early != TOO_LONG) {
      conversation.received(early);
      throw unasked();
    }
  }

  private AdapterFailure unasked() {
    return failure("has answered what it was not asked");
  }

  /** Sends what has been written, and does not wait for ever for an adapter that does not read. */
  private void send() throws IOException, AdapterFailure {
    byte[] bytes = outgoing.toByteArray();
    outgoing.reset();
    if (bytes.length <= FITS_PIPE) {
      write(bytes);
      return;
    }
    Thread writer =
        daemon(
            () -> {
              try {
                write(bytes);
              } catch (IOException e) {
                // It is gone, which its output tells.
              }
            });
    try {
      writer.join(timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (writer.isAlive()) {
      reads = false;
      throw failure("has not read a request within " + timeout.toMillis() + " ms");
    }
  }

  private void write(byte[] bytes) throws IOException {
    process.getOutputStream().write(bytes);
    process.getOutputStream().flush();
  }

  @Override
  public Optional<Event> ask(Event request) throws AdapterFailure {
    long id = ++lastId;
    conversation.sent(id + " " + request.describe());
    refuseEarlyAnswer();
    try {
      requests.request(id, request);
      send();
    } catch (IOException e) {
      throw gone();
    }
    Answer answer = read(request);
    if (answer.id() < id) {
      throw unasked();
    }
    if (answer.id() != id) {
      throw failure("has answered " + answer.id() + " when asked " + id);
    }
    if (answer.kind() == Answer.Kind.PENDING) {
      throw pending(request);
    }
    sent = answer.sent();
    return outcome(answer, request);
  }

  @Override
  public long sent() {
    return sent;
  }

  private static Optional<Event> outcome(Answer answer, Event request) {
    return answer.kind() == Answer.Kind.UNSUPPORTED
        ? Optional.empty()
        : Optional.of(answer.of(request));
  }

  @Override
  public boolean takesSeveral() {
    return takesSeveral;
  }

  @Override
  public List<Optional<Event>> askTogether(List<Event> together) throws AdapterFailure {
    Map<Long, Event> waiting = new LinkedHashMap<>();
    Map<Event, Optional<Event>> outcomes = new IdentityHashMap<>();
    refuseEarlyAnswer();
    double begin = System.nanoTime();
    try {
      for (Event request : together) {
        long id = ++lastId;
        conversation.sent(id + " " + request.describe());
        requests.request(id, request);
        waiting.put(id, request);
      }
      send();
    } catch (IOException e) {
      throw gone();
    }
    Event pending = null;
    while (!waiting.isEmpty()) {
      String line = nextLine(outcomes);
      double end = System.nanoTime();
      conversation.received(line);
      Event request = waiting.remove(id(line));
      if (request == null) {
        throw unasked();
      }
      Answer answer = answer(line, request);
      if (answer.kind() == Answer.Kind.PENDING) {
        pending = request;
      } else {
        outcomes.put(request, outcome(answer, request).map(event -> event.during(begin, end)));
      }
    }
    if (pending != null) {
      throw pending(pending).after(outcomes);
    }
    return together.stream().map(outcomes::get).toList();
  }

  private AdapterFailure pending(Event request) {
    return failure("has seen that " + request.operation() + " does not return").pending();
  }

  private String nextLine(Map<Event, Optional<Event>> answered) throws AdapterFailure {
    try {
      return nextLine();
    } catch (AdapterFailure e) {
      throw e.after(answered);
    }
  }

  private long id(String line) throws AdapterFailure {
    try {
      return answers.id(line);
    } catch (MalformedAnswer e) {
      throw failure("gave an answer that " + e.getMessage());
    }
  }

  private Answer read(Event request) throws AdapterFailure {
    String line = nextLine();
    conversation.received(line);
    return answer(line, request);
  }

  private Answer answer(String line, Event request) throws AdapterFailure {
    try {
      Answer answer = answers.read(line, request);
      hasAnswered = true;
      lastAnswer = line;
      return answer;
    } catch (MalformedAnswer e) {
      if (line.equals(lastAnswer)) {
        throw unasked();
      }
      throw failure("gave an answer that " + e.getMessage());
    }
  }

  private String nextLine() throws AdapterFailure {
    try {
      Duration longest = hasAnswered ? timeout : timeout.multipliedBy(TIMEOUTS_TO_START);
      String line = received.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw failure("has not answered within " + longest.toMillis() + " ms").pending();
      }
      if (line == END) {
        throw gone();
      }
      if (line == TOO_LONG) {
        throw failure("gave an answer that is longer than " + LONGEST_LINE + " bytes");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was given up");
    }
  }

  private AdapterFailure gone() {
    try {
      boolean exited = process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return failure(
          exited
              ? "has exited with status " + ExitStatus.describe(process.exitValue())
              : "has closed its output");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failure("was given up");
    }
  }

  private AdapterFailure failure(String message) {
    return new AdapterFailure(message, conversation::lines, !hasAnswered);
  }

  /** Closes its input, which is its sign to end, and kills it and its children if it does not. */
  @Override
  public void close() {
    try {
      if (reads) {
        process.getOutputStream().close();
      } else {
        kill();
      }
    } catch (IOException e) {
      // It is gone already.
    }
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    } finally {
      // What it has left behind is of no use to anybody.
      group.kill();
      RUNNING.remove(this);
    }
    awaitLastWords();
    // Closes its output where others hold it open.
    process.destroyForcibly();
  }

  private void awaitLastWords() {
    try {
      complaints.join(LAST_WORDS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void kill() {
    group.kill();
  }
}
