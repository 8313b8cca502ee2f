package dev.tend.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKinds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real faults of a real mail server, each of them cured by one act of the agent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealingIT {
  private Scene scene;

  @BeforeAll
  void start() throws IOException {
    scene = Scene.start();
  }

  @AfterAll
  void end() {
    if (scene != null) {
      scene.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_act_heals_it_and_the_ids_lead_from_its_verdict_to_the_results(Fault fault)
      throws IOException {
    long before = scene.chronicle().end();
    scene.lab().breakBy(fault.text);
    scene.until(before, chronicle -> assertThat(healed(chronicle, before, fault)).hasSize(1));
    EventLine healed = healed(scene.chronicle(), before, fault).getFirst();
    // Whoever acts needlessly does so before everything has been quiet for a while.
    scene.settled(Chronicle.number(healed));
    scene.lab().sendMail();

    Chronicle chronicle = scene.chronicle();
    assertThat(chronicle.after(before, EventKinds.RECOVERY_STARTED))
        .as(chronicle.told(before))
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.text(EventField.ITEM)).isEqualTo(fault.responder);
              assertThat(act.text(EventField.RESOURCE)).isEqualTo(fault.resource);
            });
    assertThat(chronicle.after(before, EventKinds.ESCALATED))
        .as("people who were woken up for what heals by itself")
        .isEmpty();
    walk(chronicle, healed, fault);
  }

  private static List<EventLine> healed(Chronicle chronicle, long before, Fault fault) {
    return chronicle.after(before, EventKinds.MONITOR_CHANGED).stream()
        .filter(line -> line.text(EventField.ITEM).equals(fault.monitor))
        .filter(line -> line.text(EventField.OCCASION).equals("Healed"))
        .toList();
  }

  /** From the healing back to what the probes saw, by the ids of causes and nothing else. */
  private static void walk(Chronicle chronicle, EventLine healed, Fault fault) {
    EventLine judged = chronicle.cause(healed, EventKinds.RECOVERY_JUDGED);
    assertThat(judged.text(EventField.VERDICT)).isEqualTo("Helped");
    EventLine finished = chronicle.cause(judged, EventKinds.RECOVERY_FINISHED);
    assertThat(finished.text(EventField.RESULT)).isEqualTo("Succeeded");
    EventLine started = chronicle.cause(finished, EventKinds.RECOVERY_STARTED);
    // The first act of an episode waits for the evidence.
    EventLine ready =
        chronicle.causes(started, EventKinds.EVIDENCE_COLLECTED).stream()
            .findFirst()
            .orElse(started);
    EventLine allowed = chronicle.cause(ready, EventKinds.RESPONDER_ALLOWED);
    assertThat(allowed.text(EventField.ITEM)).isEqualTo(fault.responder);
    EventLine raised = chronicle.cause(allowed, EventKinds.MONITOR_CHANGED);
    assertThat(raised.text(EventField.ITEM)).isEqualTo(fault.monitor);
    assertThat(raised.text(EventField.OCCASION)).isEqualTo("Raised");
    assertThat(raised.text(EventField.STATE_TO)).isEqualTo("Degraded");
    List<EventLine> results = chronicle.causes(raised, EventKinds.PROBE_RESULT);
    assertThat(results).hasSizeGreaterThanOrEqualTo(2);
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.text(EventField.ITEM)).isEqualTo(fault.probe);
              assertThat(fault.isIn(result)).as(result.raw()).isTrue();
            });
  }
}
