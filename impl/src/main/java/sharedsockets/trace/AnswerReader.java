package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads an adapter's answers, a line of JSON each; not thread-safe. */
public final class AnswerReader {
  private final NameReader names = new NameReader();

  /**
   * Reads one answer. Members that the protocol does not name are passed over.
   *
   * @param request what was asked; null for a reset
   * @throws MalformedAnswer if the line is no answer to that
   */
  public Answer read(String line, Event request) throws MalformedAnswer {
    return parse(line, json -> answer(json, request));
  }

  /**
   * The id of the answer on a line, to know which request it answers.
   *
   * @throws MalformedAnswer if there is none
   */
  public long id(String line) throws MalformedAnswer {
    return parse(line, AnswerReader::id);
  }

  private interface Reading<T> {
    T of(JsonParser json) throws IOException, Malformation;
  }

  private static <T> T parse(String line, Reading<T> reading) throws MalformedAnswer {
    try (JsonParser json = Json.FACTORY.createParser(line)) {
      return reading.of(json);
    } catch (JsonProcessingException e) {
      throw new MalformedAnswer("is no JSON");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (Malformation e) {
      throw new MalformedAnswer(e.getMessage());
    }
  }

  private Answer answer(JsonParser json, Event request) throws IOException, Malformation {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new Malformation("is " + Tokens.describe(json) + ", not an object");
    }
    Members members = new Members();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      json.nextToken();
      members.read(json, member, request);
    }
    if (json.nextToken() != null) {
      throw new Malformation("goes on after its JSON value");
    }
    return members.answer(request == null);
  }

  private static long id(JsonParser json) throws IOException, Malformation {
    if (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = json.currentName().equals("id");
        json.nextToken();
        if (isId && json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          return Kind.MESSAGE_NUMBER.integer(json, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        json.skipChildren();
      }
    }
    throw new Malformation("has no id");
  }

  private final class Members {
    private Long id;
    private Answer.Kind kind;
    private Object result;
    private String error;
    private String data;
    private Map<String, String> errors;
    private long sent;
    private boolean takesSeveral;

    void read(JsonParser json, String member, Event request) throws IOException, Malformation {
      switch (member) {
        case "id" -> id = Kind.MESSAGE_NUMBER.integer(json, Long.MIN_VALUE, Long.MAX_VALUE);
        case "result" -> {
          is(Answer.Kind.RESULT);
          result = result(json, request);
        }
        case "error" -> {
          is(Answer.Kind.ERROR);
          error = Errors.read(json);
        }
        case "pending" -> {
          is(Answer.Kind.PENDING);
          Kind.TRUE.read(json, names);
        }
        case "data" -> {
          if (request == null || !request.operation().takes(Kind.RECEIVED_DATA)) {
            json.skipChildren();
          } else {
            data = Contents.read(json, Kind.DATA);
          }
        }
        case "errors" -> {
          if (request == null || !request.operation().takes(Kind.ERROR_CODES)) {
            json.skipChildren();
          } else {
            errors = ErrorCodes.read(json, Kind.ERROR_CODES, names);
          }
        }
        case "sent" -> {
          if (request == null || request.operation() != Operation.ROOM_ENDS) {
            json.skipChildren();
          } else {
            sent = Kind.LENGTH.integer(json, 0, Integer.MAX_VALUE);
          }
        }
        case "unsupported" -> {
          is(Answer.Kind.UNSUPPORTED);
          Kind.TRUE.read(json, names);
        }
        case "reset" -> {
          is(Answer.Kind.RESET);
          Kind.TRUE.read(json, names);
        }
        case "threads" -> {
          takesSeveral = json.currentToken() == JsonToken.VALUE_TRUE;
          json.skipChildren();
        }
        default -> json.skipChildren();
      }
    }

    private void is(Answer.Kind found) throws Malformation {
      if (kind != null) {
        throw new Malformation("answers twice over");
      }
      kind = found;
    }

    private Object result(JsonParser json, Event request) throws IOException, Malformation {
      if (request == null) {
        throw new Malformation("is no answer to a reset");
      }
      if (request.operation().isCall()) {
        Object result = CallResults.read(json, request.operation().result(), names);
        if (request.operation() == Operation.WAIT_FOR_EVENTS) {
          WaitResults.check(request.operation(), (List<?>) request.argument(0), (String) result);
        }
        EventParser.checkMessage(request.operation(), result);
        return result;
      }
      boolean happened = json.currentToken() != JsonToken.VALUE_FALSE;
      json.skipChildren();
      return happened;
    }

    Answer answer(boolean ofReset) throws Malformation {
      if (kind == null) {
        throw new Malformation("has neither result, error, pending, unsupported nor reset");
      }
      if (ofReset != (kind == Answer.Kind.RESET)) {
        throw new Malformation(ofReset ? "is no answer to a reset" : "answers a reset");
      }
      if (!ofReset && id == null) {
        throw new Malformation("has no id");
      }
      if (data != null && result instanceof Long count && count != data.length()) {
        throw new Malformation("returns %d and data of %d bytes".formatted(count, data.length()));
      }
      if (errors != null && kind == Answer.Kind.RESULT) {
        errors = ErrorCodes.of((Set<?>) result, errors);
      }
      return ofReset
          ? new Answer(0, kind, takesSeveral, null, null, null, 0)
          : new Answer(id, kind, result, error, data, errors, sent);
    }
  }
}
