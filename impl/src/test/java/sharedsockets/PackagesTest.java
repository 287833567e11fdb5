package sharedsockets;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The allowed dependencies between packages, in the modules model, winsock and this one. */
@AnalyzeClasses(packages = "sharedsockets", importOptions = DoNotIncludeTests.class)
final class PackagesTest {
  private static final String REFERENCE_IMPLEMENTATION = "sharedsockets.winsock..";
  private static final String MODEL = "sharedsockets.model..";

  @ArchTest
  static final ArchRule packagesDependOneWay =
      slices().matching("sharedsockets.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theReferenceImplementationKnowsNobody =
      classes()
          .that()
          .resideInAPackage(REFERENCE_IMPLEMENTATION)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(REFERENCE_IMPLEMENTATION, "java..");

  /** The oracle judges by the specification alone. */
  @ArchTest
  static final ArchRule theOracleDoesNotKnowTheReferenceImplementation =
      noClasses()
          .that()
          .resideInAnyPackage("sharedsockets.oracle..", "sharedsockets.order..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(REFERENCE_IMPLEMENTATION);

  @ArchTest
  static final ArchRule theModelCheckerDoesNotKnowItsUsers =
      noClasses()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .dependOnClassesThat(
              resideInAPackage("sharedsockets..").and(resideOutsideOfPackage(MODEL)));
}
