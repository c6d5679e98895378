package metamemory.view;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("metamemory.view");

  @Test
  void knowsTheLibraryAndTheJdkOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "metamemory",
            "metamemory.view",
            "java..",
            "com.sun.management",
            "org.openjdk.jol..",
            "org.jspecify.annotations")
        .check(classes);
  }

  @Test
  void drawsWithoutLookingAtAllocators() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Svg")
        .or()
        .haveSimpleNameEndingWith("Text")
        .or()
        .haveSimpleName("Html")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("metamemory")
        .check(classes);
  }
}
