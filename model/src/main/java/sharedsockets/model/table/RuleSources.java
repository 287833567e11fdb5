package sharedsockets.model.table;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Writes the rules as Java: the enums {@code Rule} and {@code Document}, a constant a row each. */
public final class RuleSources {
  private static final String PACKAGE = "sharedsockets.rules";
  private static final ClassName STRING = ClassName.get(String.class);
  private static final ClassName DOCUMENT = ClassName.get(PACKAGE, "Document");
  private static final TypeName DOCUMENTS =
      ParameterizedTypeName.get(ClassName.get(List.class), DOCUMENT);

  private final RuleTable table;

  public RuleSources(RuleTable table) {
    this.table = table;
  }

  /** Writes the sources below a folder. */
  public void write(Path folder, UnaryOperator<String> layout) throws IOException {
    TableSource.write(folder, layout, PACKAGE, "rules.json", document());
    TableSource.write(folder, layout, PACKAGE, "rules.json", rule());
  }

  private TypeSpec document() {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(DOCUMENT)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Microsoft's documents, named by their codes.\n");
    table
        .documents()
        .forEach(
            (code, title) ->
                type.addEnumConstant(code, TypeSpec.anonymousClassBuilder("$S", title).build()));
    return withMembers(type, Map.of("title", STRING));
  }

  private TypeSpec rule() {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder("Rule")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The rules, each with its sentence and the documents that say it.\n");
    for (RuleTable.Rule rule : table.rules()) {
      List<CodeBlock> documents =
          rule.documents().stream().map(code -> CodeBlock.of("$T.$L", DOCUMENT, code)).toList();
      type.addEnumConstant(
          rule.id().replace('-', '_').toUpperCase(Locale.ROOT),
          TypeSpec.anonymousClassBuilder(
                  "$S,$W$S,$W$T.of($L)",
                  rule.id(),
                  rule.says(),
                  List.class,
                  CodeBlock.join(documents, ",$W"))
              .build());
    }
    Map<String, TypeName> members = new LinkedHashMap<>();
    members.put("id", STRING);
    members.put("sentence", STRING);
    members.put("documents", DOCUMENTS);
    return withMembers(type, members);
  }

  /** The type with fields, a constructor that takes them, and methods that return them. */
  private static TypeSpec withMembers(TypeSpec.Builder type, Map<String, TypeName> members) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    members.forEach(
        (name, of) -> {
          type.addField(of, name, Modifier.PRIVATE, Modifier.FINAL);
          constructor.addParameter(of, name).addStatement("this.$N = $N", name, name);
        });
    type.addMethod(constructor.build());
    members.forEach(
        (name, of) ->
            type.addMethod(
                MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(of)
                    .addStatement("return $N", name)
                    .build()));
    return type.build();
  }
}
