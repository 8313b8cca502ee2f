package dev.tend.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tend.house.Production.obeys;
import static dev.tend.house.Production.useOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The core, the merge of overrides and what is told of them decide from their arguments alone. */
class PurityTest {
  private static final String[] PURE = {
    "dev.tend.core..",
    "dev.tend.override.merge..",
    "dev.tend.override.change..",
    "dev.tend.override.status.."
  };

  private static final DescribedPredicate<JavaClass> OURS =
      resideInAnyPackage(
          "dev.tend.core..",
          "dev.tend.definition..",
          "dev.tend.override",
          "dev.tend.override.merge..",
          "dev.tend.override.change..",
          "dev.tend.override.status..",
          "org.jspecify..");

  private static final DescribedPredicate<JavaClass> JAVA =
      resideInAnyPackage(
          "java.lang..",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "java.time..");

  /** In packages that are welcome, but doors to the world outside. */
  private static final DescribedPredicate<JavaClass> WORLDLY =
      belongToAnyOf(
          Clock.class,
          InstantSource.class,
          Process.class,
          ProcessBuilder.class,
          ProcessHandle.class,
          Random.class,
          Runtime.class,
          Thread.class,
          ThreadLocal.class,
          Timer.class,
          TimerTask.class);

  /** Immutable collections that share their parts: values like those of the JDK. */
  private static final DescribedPredicate<JavaClass> PERSISTENT_COLLECTIONS =
      resideInAnyPackage("org.pcollections");

  private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_TIME =
      DescribedPredicate.describe(
          "now()",
          access ->
              access.getTargetOwner().getPackageName().startsWith("java.time")
                  && access.getTarget().getName().equals("now"));

  private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_SYSTEM =
      DescribedPredicate.describe(
          "System, but for arraycopy",
          access ->
              access.getTargetOwner().isEquivalentTo(System.class)
                  && !access.getTarget().getName().equals("arraycopy"));

  @Test
  void the_pure_packages_know_only_values() {
    obeys(
        classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat(
                OURS.or(PERSISTENT_COLLECTIONS).or(JAVA.and(DescribedPredicate.not(WORLDLY))))
            .because(
                "the pure core decides and the thin shell acts: no clock, thread, logger, file or"
                    + " socket, so that every decision can be replayed in a test"));
  }

  @Test
  void the_pure_packages_ask_the_world_nothing() {
    obeys(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(
                ASKS_THE_TIME
                    .or(ASKS_THE_SYSTEM)
                    .or(useOf(Math.class, "random"))
                    .or(useOf(UUID.class, "randomUUID"))
                    .or(useOf(Collections.class, "shuffle"))
                    .or(useOf(Collection.class, "parallelStream"))
                    .or(useOf(Locale.class, "getDefault"))
                    .or(useOf(ZoneId.class, "systemDefault")))
            .because("the same inputs in the same order give the same outputs, byte for byte"));
  }
}
