package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes events in the trace format, one a line. */
public final class EventWriter implements Closeable {
  private final JsonGenerator json;

  /** Writes UTF-8 to the output, which it closes. */
  public EventWriter(OutputStream output) throws IOException {
    json = Json.FACTORY.createGenerator(output);
    json.setRootValueSeparator(null);
  }

  /** Writes one event; its line number is not part of the format. */
  public void write(Event event) throws IOException {
    write(event, null);
  }

  /** Writes one event with a note for people, which may be null. */
  public void write(Event event, String note) throws IOException {
    json.writeStartObject();
    writeQuestion(event);
    Operation operation = event.operation();
    if (event.failed()) {
      json.writeStringField("error", event.error());
    } else if (operation.isCall() && !event.isPending()) {
      json.writeFieldName("result");
      writeValue(event.result());
    }
    if (event.received() != null) {
      json.writeFieldName("data");
      Contents.write(json, event.received());
    }
    if (event.errors() != null) {
      writeErrors(event.errors());
    }
    if (!Double.isNaN(event.begin())) {
      json.writeNumberField("begin", event.begin());
    }
    if (event.isPending()) {
      json.writeBooleanField("pending", true);
    } else if (!Double.isNaN(event.end())) {
      json.writeNumberField("end", event.end());
    }
    if (note != null) {
      json.writeStringField("note", note);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Writes the event as a request to an adapter, without its outcome, and sends it off. */
  public void request(long id, Event event) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", id);
    writeQuestion(event);
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  /**
   * Writes the request to start over with some processes, and sends it off.
   *
   * @param threads how many requests there may be at a time; where it is one nothing is said of it
   */
  public void reset(Collection<String> processes, int threads, long timeout) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("reset", true);
    json.writeArrayFieldStart("processes");
    for (String process : processes) {
      json.writeString(process);
    }
    json.writeEndArray();
    if (threads > 1) {
      json.writeNumberField("threads", threads);
    }
    json.writeNumberField("timeout", timeout);
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private void writeQuestion(Event event) throws IOException {
    Operation operation = event.operation();
    if (operation.isCall()) {
      json.writeStringField("process", event.process());
    }
    json.writeStringField(operation.isCall() ? "call" : "network", operation.toString());
    writeArguments(event);
  }

  private void writeArguments(Event event) throws IOException {
    Operation operation = event.operation();
    json.writeObjectFieldStart("args");
    for (int i = 0; i < operation.arity(); i++) {
      Kind kind = operation.kind(i);
      if (!kind.standsBesideResult() && (event.argument(i) != null || !kind.isOptional())) {
        json.writeFieldName(operation.argumentNames().get(i));
        if (kind == Kind.DATA) {
          Contents.write(json, (String) event.argument(i));
        } else {
          writeValue(event.argument(i));
        }
      }
    }
    json.writeEndObject();
  }

  /** Events that are not named have none. */
  private void writeErrors(Map<String, String> codes) throws IOException {
    json.writeObjectFieldStart("errors");
    for (Map.Entry<String, String> code : codes.entrySet()) {
      if (!code.getValue().equals(Errors.NONE)) {
        writeCode(code.getKey(), code.getValue());
      }
    }
    json.writeEndObject();
  }

  private void writeCode(String member, String code) throws IOException {
    if (code.equals(Errors.NONE)) {
      json.writeNumberField(member, 0);
    } else {
      json.writeStringField(member, code);
    }
  }

  private void writeValue(Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof OtherValue other) {
      json.writeRawValue(other.json());
    } else if (value instanceof Set<?> set) {
      json.writeStartArray();
      for (Object name : set) {
        json.writeString((String) name);
      }
      json.writeEndArray();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object each : list) {
        writeValue(each);
      }
      json.writeEndArray();
    } else if (value instanceof Message message) {
      json.writeStartObject();
      json.writeNumberField("message", message.message());
      json.writeStringField("s", message.descriptor());
      json.writeStringField("event", message.event());
      if (message.error() != null) {
        writeCode("error", message.error());
      }
      json.writeEndObject();
    } else {
      json.writeString((String) value);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
