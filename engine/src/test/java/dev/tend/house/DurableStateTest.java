package dev.tend.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pcollections.PCollection;
import org.pcollections.PMap;

/**
 * Nobody can change what the core remembers and forget to keep it: a field of a class that answers
 * to monitors, or of a monitor, is written by its own class alone, and only by methods that call
 * {@code changed()}. New fields and classes fall under this, unless they are listed here.
 */
class DurableStateTest {
  private static final List<String> PACKAGES =
      List.of("dev.tend.core.respond", "dev.tend.core.monitor");

  /** Classes whose fields no record holds that is kept with a decision, and why. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "Gates", "a list of questions that never changes",
          "CoreState", "knows what there is; each of these marks itself",
          "ProbeHistory", "a window, kept by the checkpoint; but for what FIELDS says",
          "ResultWindow", "a window",
          "RedNotificationKeys", "a window",
          "RecentFailures", "a window",
          "BucketedCounts", "a window",
          "Earliest", "lives for one question");

  /** Single fields that are in no such record, and why. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("MonitorResponse.number", "follows from the definitions"),
          Map.entry("MonitorResponse.set", "follows from the definitions"),
          Map.entry("SeverityChain.steps", "follows from the definitions"),
          Map.entry("MonitorResponse.deadline", "follows from the rest"),
          Map.entry("MonitorResponse.awake", "follows from the rest"),
          Map.entry("Responder.definition", "follows from the definitions"),
          Map.entry("Monitor.definition", "follows from the definitions"),
          Map.entry("MonitorEngine.wanted", "follows from the definitions"),
          Map.entry("MonitorEngine.groundless", "follows from the record and the definitions"),
          Map.entry("MonitorEngine.seenAt", "kept by the checkpoint"),
          Map.entry("MonitorEngine.machine", "is the same for all, but in its own test"),
          Map.entry("MonitorEngine.watcher", "is who is told"),
          Map.entry("RuleEvaluation.conclusiveAt", "kept by the checkpoint"));

  @Test
  void who_writes_what_is_remembered_marks_it() {
    Set<String> offences = new TreeSet<>();
    remembered()
        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
        .flatMap(field -> field.getAccessesToSelf().stream())
        .filter(access -> access.getAccessType() == AccessType.SET)
        .filter(access -> !marks(access))
        .forEach(access -> offences.add(access.getDescription()));
    assertThat(offences).isEmpty();
  }

  @Test
  void what_raised_a_monitor_is_written_where_it_is_marked() {
    assertThat(
            classes()
                .filter(type -> type.getSimpleName().equals("ProbeHistory"))
                .map(type -> type.getField("raiser"))
                .flatMap(field -> field.getAccessesToSelf().stream())
                .filter(access -> access.getAccessType() == AccessType.SET))
        .isNotEmpty()
        .allMatch(access -> callsChanged(access.getOrigin()));
  }

  @Test
  void collections_that_are_remembered_are_replaced_and_never_changed_in_place() {
    assertThat(
            remembered()
                .filter(field -> isCollection(field.getRawType()))
                .map(JavaField::getFullName)
                .map(name -> name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)))
        // A copy that cannot be changed.
        .containsExactly("MonitorResponse.responders");
  }

  @Test
  void what_is_listed_exists() {
    List<String> fields =
        classes()
            .flatMap(type -> type.getFields().stream())
            .map(field -> field.getOwner().getSimpleName() + "." + field.getName())
            .toList();
    assertThat(fields).containsAll(FIELDS.keySet());
    assertThat(classes().map(JavaClass::getSimpleName)).containsAll(ELSEWHERE.keySet());
  }

  private static Stream<JavaClass> classes() {
    return Production.classes().stream().filter(type -> PACKAGES.contains(type.getPackageName()));
  }

  private static Stream<JavaField> remembered() {
    return classes()
        .filter(type -> !type.isRecord() && !type.isEnum())
        .filter(type -> !ELSEWHERE.containsKey(type.getSimpleName()))
        .flatMap(type -> type.getFields().stream())
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filter(
            field -> !FIELDS.containsKey(field.getOwner().getSimpleName() + "." + field.getName()));
  }

  private static boolean marks(JavaFieldAccess access) {
    JavaCodeUnit writer = access.getOrigin();
    return writer.getOwner().equals(access.getTargetOwner())
        && (writer instanceof JavaConstructor || callsChanged(writer));
  }

  private static boolean callsChanged(JavaCodeUnit writer) {
    return writer.getMethodCallsFromSelf().stream()
        .map(JavaAccess::getTarget)
        .anyMatch(
            target ->
                target.getName().equals("changed")
                    && PACKAGES.contains(target.getOwner().getPackageName()));
  }

  private static boolean isCollection(JavaClass type) {
    boolean mutable = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return mutable && !type.isAssignableTo(PCollection.class) && !type.isAssignableTo(PMap.class);
  }
}
