package sharedsockets.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.trace.OtherNames;

/** The schema as another program uses it, beside the reader of traces. */
final class FormatSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(FormatSchema.text(), InputFormat.JSON);

  private static List<Error> errors(String line) {
    return SCHEMA.validate(line, InputFormat.JSON);
  }

  /** Of reports: a call that traces refuse by its name. */
  private static boolean isNotModelled(String line) throws IOException {
    String call = new ObjectMapper().readTree(line).path("call").asText();
    return OtherNames.notModelled(call) != null;
  }

  @Test
  void itTakesAllExamples() throws IOException {
    List<Path> traces = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("../examples"))) {
      files.filter(file -> file.toString().endsWith(".ndjson")).forEach(traces::add);
    }
    assertThat(traces).hasSizeGreaterThan(100);
    List<String> refused = new ArrayList<>();
    for (Path trace : traces) {
      for (String line : Files.readAllLines(trace)) {
        List<Error> errors = line.isBlank() || isNotModelled(line) ? List.of() : errors(line);
        if (!errors.isEmpty()) {
          refused.add(trace + ": " + line + ": " + errors);
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':null}",
        "{'process':'A','call':'recv','args':{'s':'s1'},'begin':5,'pending':true}",
        "{'process':'A','call':'recv','args':{'s':'s1'},'result':1,'data':{'base64':'QQ=='}}",
        "{'process':'A','call':'CreateEventW','result':'e1'}",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'events':['e1','e2'],"
            + "'waitAll':true},'result':'WSA_WAIT_EVENT_0+1'}",
        "{'process':'A','call':'WSAEventSelect','args':{'s':'s','event':'e','events':33,"
            + "'reset':'auto'},'result':0,'note':'free'}",
        "{'process':'A','call':'send','args':{'s':'s1'},'error':10038}"
      })
  void itTakesWhatTheFormatHas(String line) {
    assertThat(errors(line.replace('\'', '"'))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'process':'A','call':'WSARecv','args':{'s':'s1'},'result':1}",
        "{'call':'send','args':{'s':'s1'},'result':1}",
        "{'process':'A','call':'send','args':{'s':'s1'}}",
        "{'process':'A','call':'send','args':{'s':'s1'},'result':1,'error':'WSAEINTR'}",
        "{'process':'A','call':'send','args':{},'result':1}",
        "{'process':'A','call':'send','result':1}",
        "{'process':'A','call':'send','args':{'s':5},'result':1}",
        "{'process':'A','call':'send','args':{'s':'s1','size':1},'result':1}",
        "{'process':'A','call':'send','args':{'s':'s1'},'error':'EWOULDBLOCK'}",
        "{'process':'A','call':'send','args':{'s':'s1'},'result':1,'begin':1}",
        "{'process':'A','call':'recv','args':{'s':'s1'},'pending':true}",
        "{'process':'A','call':'recv','args':{'s':'s1','flags':['MSG_OOB']},'result':1}",
        "{'process':'A','call':'WSAEventSelect','args':{'s':'s','event':'NULL','events':1},"
            + "'result':0}",
        "{'process':'A','call':'setsockopt','args':{'s':'s','option':'o','value':'5'},'result':0}",
        "{'process':'A','call':'ExitProcess','error':'WSAEINVAL'}",
        "{'network':'data','args':{'process':'A','s':'s1'},'result':0}",
        "{'network':'rain','args':{'process':'A','s':'s1'}}",
        "[]"
      })
  void itRefusesWhatTheFormatHasNot(String line) {
    assertThat(errors(line.replace('\'', '"'))).isNotEmpty();
  }
}
