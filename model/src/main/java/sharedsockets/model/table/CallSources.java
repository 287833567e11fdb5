package sharedsockets.model.table;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * Writes the table as Java: the enum {@code Operation} of the trace format, a constant a row, and
 * {@code WinsockCalls}, which makes each call on the reference implementation. A kind of argument
 * is a constant of the trace format's {@code Kind} and a method of {@code Arguments}, a kind of
 * result a constant and a method of {@code Results}: a row with an unknown kind does not compile.
 */
public final class CallSources {
  private static final String TRACE = "sharedsockets.trace";
  private static final String BINDING = "sharedsockets.binding";
  private static final String WINSOCK = "sharedsockets.winsock";
  private static final ClassName KIND = ClassName.get(TRACE, "Kind");
  private static final ClassName SIGNATURE = ClassName.get(TRACE, "Signature");
  private static final ClassName OPERATION = ClassName.get(TRACE, "Operation");

  /** Kinds of results that the methods do not return: a call that does not fail has succeeded. */
  private static final Set<String> NOTHING = Set.of("zero", "true");

  /** The arguments of a network event that stand before its own: a process and its descriptor. */
  private static final int SOCKET_NAMED = 2;

  private final List<Row> rows;

  public CallSources(CallTable table) {
    rows = table.rows();
  }

  /** Writes the sources below a folder. */
  public void write(Path folder, UnaryOperator<String> layout) throws IOException {
    TableSource.write(folder, layout, TRACE, "calls.json", operation());
    TableSource.write(folder, layout, BINDING, "calls.json", winsockCalls());
  }

  private TypeSpec operation() {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(OPERATION)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(SIGNATURE.nestedClass("Holder"))
            .addJavadoc(
                "The calls and network events of a trace. Each is named as the action that it"
                    + " is.\n");
    for (Row row : rows) {
      type.addEnumConstant(row.constant(), TypeSpec.anonymousClassBuilder(signature(row)).build());
    }
    return type.addField(SIGNATURE, "signature", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(SIGNATURE.nestedClass("Builder"), "signature")
                .addStatement("this.signature = signature.build()")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("signature")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(SIGNATURE)
                .addStatement("return signature")
                .build())
        .addMethod(named())
        .addMethod(
            MethodSpec.methodBuilder("toString")
                .addJavadoc("The name in a trace.\n")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return signature.name()")
                .build())
        .build();
  }

  private static CodeBlock signature(Row row) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (row.isCall()) {
      code.add("$T.call($S)", SIGNATURE, row.name());
      row.also().forEach(name -> code.add(".also($S)", name));
      if (row.form() != null) {
        code.add(".labelled($S)", row.label());
      }
      takes(row, code);
      code.add(".returns($T.$L)", KIND, Row.constant(row.returns()));
    } else {
      code.add("$T.networkEvent($S)", SIGNATURE, row.name());
      code.add(row.returns() == null ? "" : ".observes()");
      takes(row, code);
    }
    row.succeeds().forEach(action -> code.add(".succeeds($L)", texts(action)));
    if (row.fails() != null) {
      code.add(".fails($L)", texts(row.fails()));
    }
    if (row.waits() != null) {
      code.add(".waits($L)", texts(row.waits()));
    }
    if (row.known() != null) {
      code.add(".known($L)", texts(row.known()));
    }
    if (row.ends() != null) {
      code.add(".ends($S)", row.ends());
    }
    return code.build();
  }

  private static void takes(Row row, CodeBlock.Builder code) {
    row.args()
        .forEach((name, kind) -> code.add(".takes($S, $T.$L)", name, KIND, Row.constant(kind)));
  }

  private static CodeBlock texts(ActionCall action) {
    List<CodeBlock> texts = new ArrayList<>();
    texts.add(CodeBlock.of("$S", action.action()));
    action.sources().forEach(source -> texts.add(CodeBlock.of("$S", source)));
    return CodeBlock.join(texts, ", ");
  }

  private static MethodSpec named() {
    return MethodSpec.methodBuilder("named")
        .addJavadoc(
            "The call or network event of a name in a model.\n\n"
                + "@throws IllegalArgumentException if there is none\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(OPERATION)
        .addParameter(String.class, "name")
        .beginControlFlow("for ($T each : values())", OPERATION)
        .beginControlFlow("if (each.signature.label().equals(name))")
        .addStatement("return each")
        .endControlFlow()
        .endControlFlow()
        .addStatement(
            "throw new $T($S + name)",
            IllegalArgumentException.class,
            "neither a call nor a network event: ")
        .build();
  }

  private TypeSpec winsockCalls() {
    return TypeSpec.classBuilder("WinsockCalls")
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc(
            "Makes calls on the reference implementation, and brings network events about: which"
                + " method an operation is.\n")
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(make())
        .addMethod(happens())
        .build();
  }

  private MethodSpec make() {
    TypeName result = TypeVariableName.get("R");
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (call)");
    for (Row row : rows) {
      if (row.isCall()) {
        code.add("case $L:\n$>", row.constant()).add(made(row)).add("$<");
      }
    }
    code.add("default:\n$>")
        .addStatement("throw new $T(call + $S)", IllegalArgumentException.class, " is no call")
        .add("$<")
        .endControlFlow();
    return MethodSpec.methodBuilder("make")
        .addJavadoc(
            "Makes a call.\n\n"
                + "@param arguments what its arguments stand for, by their positions\n"
                + "@param results what becomes of the result\n"
                + "@throws sharedsockets.winsock.WinsockException if the call fails\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariable(TypeVariableName.get("R"))
        .returns(result)
        .addParameter(OPERATION, "call")
        .addParameter(ClassName.get(WINSOCK, "WinsockProcess"), "process")
        .addParameter(ClassName.get(BINDING, "Arguments"), "arguments")
        .addParameter(
            ParameterizedTypeName.get(ClassName.get(BINDING, "Results"), result), "results")
        .addCode(code.build())
        .build();
  }

  private static CodeBlock made(Row row) {
    CodeBlock call = invocation(row, "process", arguments(row, 0));
    String results = camel("of " + row.returns());
    return NOTHING.contains(row.returns())
        ? CodeBlock.builder()
            .addStatement(call)
            .addStatement("return results.$L()", results)
            .build()
        : CodeBlock.builder().addStatement("return results.$L($L)", results, call).build();
  }

  private static List<CodeBlock> arguments(Row row, int first) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (String kind : row.args().values()) {
      arguments.add(CodeBlock.of("arguments.$L($L)", camel(kind), first + arguments.size()));
    }
    return arguments;
  }

  private static CodeBlock invocation(Row row, String receiver, List<CodeBlock> arguments) {
    int dot = row.method().indexOf('.');
    List<CodeBlock> all = new ArrayList<>(arguments);
    if (dot >= 0) {
      all.add(0, CodeBlock.of(receiver));
    }
    return CodeBlock.of(
        "$L($L)",
        dot >= 0 ? row.method() : receiver + "." + row.method(),
        CodeBlock.join(all, ",$W"));
  }

  private MethodSpec happens() {
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (event)");
    for (Row row : rows) {
      if (!row.isCall()) {
        CodeBlock happening = invocation(row, "peer", arguments(row, SOCKET_NAMED));
        code.add("case $L:\n$>", row.constant());
        if (row.returns() == null) {
          code.addStatement(happening).addStatement("return true");
        } else {
          code.addStatement("return $L", happening);
        }
        code.add("$<");
      }
    }
    code.add("default:\n$>")
        .addStatement(
            "throw new $T(event + $S)", IllegalArgumentException.class, " is no network event")
        .add("$<")
        .endControlFlow();
    return MethodSpec.methodBuilder("happens")
        .addJavadoc(
            "Brings a network event about.\n\n"
                + "@param arguments what its arguments stand for, by their positions\n"
                + "@return whether it has happened, where that is asked and not done\n"
                + "@throws IllegalStateException if it cannot happen to that socket\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(TypeName.BOOLEAN)
        .addParameter(OPERATION, "event")
        .addParameter(ClassName.get(WINSOCK, "Peer"), "peer")
        .addParameter(ClassName.get(BINDING, "Arguments"), "arguments")
        .addCode(code.build())
        .build();
  }

  /** Words as the name of a method. */
  private static String camel(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split(" ")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
