package sharedsockets.fuzz;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "sharedsockets.fuzz", importOptions = DoNotIncludeTests.class)
final class PackagesTest {
  @ArchTest
  static final ArchRule packagesDependOneWay =
      slices().matching("sharedsockets.(**)").should().beFreeOfCycles();
}
