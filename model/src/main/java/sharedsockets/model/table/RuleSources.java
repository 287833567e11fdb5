package sharedsockets.model.table;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    return new Members().and("title", STRING, "Its title.").in(type);
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
    return new Members()
        .and("id", STRING, "As the specification names it.")
        .and("sentence", STRING, "What it says.")
        .and("documents", DOCUMENTS, "The documents that say it.")
        .in(type);
  }
}
