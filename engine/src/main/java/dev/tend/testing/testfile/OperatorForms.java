package dev.tend.testing.testfile;

import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.Requester;
import dev.tend.definition.ItemId;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import java.time.Duration;
import java.util.List;

/** What people do. */
final class OperatorForms {
  private static final FieldSpec<String> OWNER =
      FieldSpec.optional("owner", TestValues.TEXT, "Who does it. Default: operator.");
  private static final FieldSpec<String> REASON =
      FieldSpec.optional("reason", TestValues.TEXT, "Why. Default: test.");
  private static final FieldSpec<Duration> LASTS =
      FieldSpec.optional(
          "for", TestValues.TIME, "How long. Without it: 1h for a repair, no end for a hold.");
  private static final FieldSpec<Requester> REQUESTER =
      FieldSpec.optional(
          "requester",
          ValueSchema.word(Requester.class, Requester::text),
          "Whose hold it is. Default: Maintenance.");

  private static final FieldSpec<ComponentState> STATE =
      FieldSpec.optional(
          "state",
          ValueSchema.word(ComponentState.class, ComponentState::text),
          "Inactive or Draining. Default: Inactive.");

  private OperatorForms() {}

  static List<ObjectSchema<ScheduledStep>> of(TestValues values) {
    return List.of(
        repairing(values),
        repaired(values),
        hold(),
        release(),
        brake(),
        answer("approve", true, values),
        answer("deny", false, values),
        clearChronic(values));
  }

  private static ObjectSchema<ScheduledStep> repairing(TestValues values) {
    FieldSpec<ItemId> monitor =
        FieldSpec.required(
            "repairing", values.monitor, "The monitor that is marked as being repaired.");
    return WhenForms.input(
        "A person marks a monitor as being repaired.",
        List.of(monitor, LASTS, OWNER, REASON),
        (fields, agent) ->
            new OperatorInput.RepairingSet(
                fields.get(monitor),
                owner(fields),
                reason(fields),
                agent.simulation().now().plus(fields.get(LASTS, Duration.ofHours(1)))));
  }

  private static ObjectSchema<ScheduledStep> repaired(TestValues values) {
    FieldSpec<ItemId> monitor = FieldSpec.required("repaired", values.monitor, "The monitor.");
    return WhenForms.input(
        "A person clears such a mark.",
        List.of(monitor, OWNER),
        (fields, agent) -> new OperatorInput.RepairingCleared(fields.get(monitor), owner(fields)));
  }

  private static ObjectSchema<ScheduledStep> hold() {
    FieldSpec<String> component =
        FieldSpec.required("hold", TestValues.NAME, "The component that is taken out of service.");
    return WhenForms.input(
        "A component is taken out of service.",
        List.of(component, STATE, REQUESTER, LASTS, OWNER, REASON),
        (fields, agent) ->
            new OperatorInput.HoldPlaced(
                fields.get(component),
                fields.get(REQUESTER, Requester.MAINTENANCE),
                fields.get(STATE, ComponentState.INACTIVE),
                owner(fields),
                reason(fields),
                fields.find(LASTS).map(agent.wallClock()::plus)));
  }

  private static ObjectSchema<ScheduledStep> release() {
    FieldSpec<String> component = FieldSpec.required("release", TestValues.NAME, "The component.");
    return WhenForms.input(
        "A hold on a component ends.",
        List.of(component, REQUESTER, OWNER),
        (fields, agent) ->
            new OperatorInput.HoldReleased(
                fields.get(component),
                fields.get(REQUESTER, Requester.MAINTENANCE),
                owner(fields)));
  }

  private static ObjectSchema<ScheduledStep> brake() {
    FieldSpec<Boolean> brake =
        FieldSpec.required(
            "brake", TestValues.BOOLEAN, "true stops all recovery, false lets it go on.");
    return WhenForms.input(
        "A person stops all recovery, or lets it go on.",
        List.of(brake, OWNER, REASON),
        (fields, agent) ->
            new OperatorInput.BrakeSet(fields.get(brake), owner(fields), reason(fields)));
  }

  private static ObjectSchema<ScheduledStep> answer(
      String key, boolean granted, TestValues values) {
    FieldSpec<ItemId> responder =
        FieldSpec.required(key, values.responder, "The responder that asked.");
    return WhenForms.form(
        "A person answers a responder's last question.",
        List.of(responder, OWNER),
        fields ->
            agent -> {
              if (!agent.answer(fields.get(responder), granted, owner(fields))) {
                throw new CaseException(
                    fields.at(), fields.get(responder) + " has not asked for approval");
              }
            });
  }

  private static ObjectSchema<ScheduledStep> clearChronic(TestValues values) {
    FieldSpec<ItemId> monitor = FieldSpec.required("clearChronic", values.monitor, "The monitor.");
    return WhenForms.input(
        "A person lets Tend act again on a chronic fault.",
        List.of(monitor, OWNER),
        (fields, agent) -> new OperatorInput.ChronicCleared(fields.get(monitor), owner(fields)));
  }

  static String owner(Fields fields) {
    return fields.get(OWNER, "operator");
  }

  static String reason(Fields fields) {
    return fields.get(REASON, "test");
  }

  static FieldSpec<String> ownerKey() {
    return OWNER;
  }

  static FieldSpec<String> reasonKey() {
    return REASON;
  }
}
