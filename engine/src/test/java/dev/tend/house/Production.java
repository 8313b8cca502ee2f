package dev.tend.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The compiled classes of health sets, overrides and engine, without their tests. */
final class Production {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tend");

  private Production() {}

  /** All of them. */
  static JavaClasses classes() {
    return CLASSES;
  }

  /** Checks a rule, which also holds while nothing it speaks of has been written yet. */
  static void obeys(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  /**
   * A use (call or method reference) of a named member, also through a subtype; {@code <init>} is a
   * constructor.
   */
  static DescribedPredicate<JavaAccess<?>> useOf(Class<?> owner, String... members) {
    Set<String> names = Set.of(members);
    return DescribedPredicate.describe(
        owner.getSimpleName() + names,
        access ->
            access.getTargetOwner().isAssignableTo(owner)
                && names.contains(access.getTarget().getName()));
  }
}
