package sharedsockets.model.table;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import sharedsockets.model.report.WholeFile;

/** A Java source that is made of a table. */
final class TableSource {
  private TableSource() {}

  /** Writes it below a folder. */
  static void write(
      Path folder, UnaryOperator<String> layout, String packageName, String table, TypeSpec type)
      throws IOException {
    JavaFile file =
        JavaFile.builder(packageName, type)
            .indent("  ")
            .skipJavaLangImports(true)
            .addFileComment("Generated from $L. Do not edit: change the table.", table)
            .build();
    Path path = folder.resolve(packageName.replace('.', '/')).resolve(type.name() + ".java");
    Files.createDirectories(path.getParent());
    WholeFile.writeIfNew(path, layout.apply(file.toString()));
  }
}
