package dev.tend.simulate.language;

import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.Requester;
import dev.tend.definition.ItemId;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import java.time.Duration;
import java.util.List;

/** What people do. */
final class OperatorForms {
  private static final Key<String> OWNER =
      Key.optional("owner", Vocabulary.TEXT, "Who does it. Default: operator.");
  private static final Key<String> REASON =
      Key.optional("reason", Vocabulary.TEXT, "Why. Default: test.");
  private static final Key<Duration> LASTS =
      Key.optional(
          "for", Vocabulary.TIME, "How long. Without it: 1h for a repair, no end for a hold.");
  private static final Key<Requester> REQUESTER =
      Key.optional(
          "requester",
          Shapes.word(Requester.class, Requester::text),
          "Whose hold it is. Default: Maintenance.");

  private OperatorForms() {}

  static List<Form<Moment>> of(Vocabulary words) {
    return List.of(
        repairing(words),
        repaired(words),
        hold(),
        release(),
        brake(),
        answer("approve", true, words),
        answer("deny", false, words),
        clearChronic(words));
  }

  private static Form<Moment> repairing(Vocabulary words) {
    Key<ItemId> monitor =
        Key.required("repairing", words.monitor, "The monitor that is marked as being repaired.");
    return WhenForms.form(
        "A person marks a monitor as being repaired.",
        List.of(monitor, LASTS, OWNER, REASON),
        fields ->
            agent ->
                agent.submit(
                    new OperatorInput.RepairingSet(
                        fields.get(monitor),
                        owner(fields),
                        reason(fields),
                        agent.simulation().now().plus(fields.get(LASTS, Duration.ofHours(1))))));
  }

  private static Form<Moment> repaired(Vocabulary words) {
    Key<ItemId> monitor = Key.required("repaired", words.monitor, "The monitor.");
    return WhenForms.form(
        "A person takes such a mark back.",
        List.of(monitor, OWNER),
        fields ->
            agent ->
                agent.submit(
                    new OperatorInput.RepairingCleared(fields.get(monitor), owner(fields))));
  }

  private static Form<Moment> hold() {
    Key<String> component =
        Key.required("hold", Vocabulary.NAME, "The component that is taken out of service.");
    return WhenForms.form(
        "A component is taken out of service.",
        List.of(component, REQUESTER, LASTS, OWNER, REASON),
        fields ->
            agent ->
                agent.submit(
                    new OperatorInput.HoldPlaced(
                        fields.get(component),
                        fields.get(REQUESTER, Requester.MAINTENANCE),
                        owner(fields),
                        reason(fields),
                        fields.find(LASTS).map(agent.wallClock()::plus))));
  }

  private static Form<Moment> release() {
    Key<String> component = Key.required("release", Vocabulary.NAME, "The component.");
    return WhenForms.form(
        "A hold on a component ends.",
        List.of(component, REQUESTER, OWNER),
        fields ->
            agent ->
                agent.submit(
                    new OperatorInput.HoldReleased(
                        fields.get(component),
                        fields.get(REQUESTER, Requester.MAINTENANCE),
                        owner(fields))));
  }

  private static Form<Moment> brake() {
    Key<Boolean> brake =
        Key.required("brake", Vocabulary.BOOLEAN, "true stops all recovery, false lets it go on.");
    return WhenForms.form(
        "A person stops all recovery, or lets it go on.",
        List.of(brake, OWNER, REASON),
        fields ->
            agent ->
                agent.submit(
                    new OperatorInput.BrakeSet(fields.get(brake), owner(fields), reason(fields))));
  }

  private static Form<Moment> answer(String key, boolean granted, Vocabulary words) {
    Key<ItemId> responder = Key.required(key, words.responder, "The responder that asked.");
    return WhenForms.form(
        "A person answers what a responder asked last.",
        List.of(responder, OWNER),
        fields ->
            agent -> {
              if (!agent.answer(fields.get(responder), granted, owner(fields))) {
                throw new CaseException(
                    fields.at(), fields.get(responder) + " has not asked for approval");
              }
            });
  }

  private static Form<Moment> clearChronic(Vocabulary words) {
    Key<ItemId> monitor = Key.required("clearChronic", words.monitor, "The monitor.");
    return WhenForms.form(
        "A person lets Tend act again on a chronic fault.",
        List.of(monitor, OWNER),
        fields ->
            agent ->
                agent.submit(new OperatorInput.ChronicCleared(fields.get(monitor), owner(fields))));
  }

  static String owner(Fields fields) {
    return fields.get(OWNER, "operator");
  }

  static String reason(Fields fields) {
    return fields.get(REASON, "test");
  }

  static Key<String> ownerKey() {
    return OWNER;
  }

  static Key<String> reasonKey() {
    return REASON;
  }
}
