package dev.tend.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tend.house.Production.obeys;
import static dev.tend.house.Production.useOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that nobody makes. */
class ForbiddenCallsTest {
  /** These constructors resolve the host name they are given. */
  private static final DescribedPredicate<JavaAccess<?>> NEW_ADDRESS_FROM_A_NAME =
      useOf(InetSocketAddress.class, "<init>")
          .or(useOf(Socket.class, "<init>"))
          .and(DescribedPredicate.describe("by name", ForbiddenCallsTest::takesNameFirst));

  @Test
  void names_are_resolved_without_InetAddress() {
    obeys(
        noClasses()
            .should()
            .accessTargetWhere(
                useOf(InetAddress.class, "getByName", "getAllByName", "getLocalHost")
                    .or(useOf(InetAddress.class, "getHostName", "getCanonicalHostName"))
                    .or(useOf(InetSocketAddress.class, "getHostName"))
                    .or(NEW_ADDRESS_FROM_A_NAME))
            .because(
                "InetAddress blocks its thread with no deadline; on virtual threads a few hundred"
                    + " unanswered look-ups stop all of them. dnsjava resolves, with a deadline;"
                    + " InetSocketAddress.createUnresolved and getHostString do not look up"));
  }

  @Test
  void only_the_command_line_exits() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.tend.cli..")
            .should()
            .accessTargetWhere(useOf(System.class, "exit").or(useOf(Runtime.class, "exit", "halt")))
            .because("the agent is a library, too, and must not end the program it lives in"));
  }

  private static boolean takesNameFirst(JavaAccess<?> access) {
    Optional<? extends Object> target = access.getTarget().resolveMember();
    return target.isPresent()
        && target.get() instanceof JavaCodeUnit unit
        && !unit.getRawParameterTypes().isEmpty()
        && unit.getRawParameterTypes().getFirst().isEquivalentTo(String.class);
  }
}
