package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.Mode;
import java.time.Instant;
import java.util.Optional;

/** No act begins that a person, a switch or a setting forbids. */
final class OnlyWhenAllowed implements Invariant {
  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    Instant now = moment.now();
    ResponderDefinition responder =
        facts.responder(intent.responder()).orElseThrow(() -> broken(intent + " is not defined"));
    ItemId monitor = facts.monitorOf(intent.responder());
    switchedOn(responder, monitor, facts);
    require(!facts.braked(), intent.responder() + " acts though the brake is on");
    for (String name : new String[] {"RecoveryActionsEnabled", "Monitoring"}) {
      require(
          !facts.switchedOff(name, now), intent.responder() + " acts though " + name + " is off");
    }
    Mode mode = facts.settings().recoveryActions().lower(responder.mode());
    require(mode == Mode.ACT || mode == Mode.APPROVE, intent.responder() + " acts in mode " + mode);
    require(
        !facts.heldByOthers(intent.component(), now),
        intent.responder() + " acts though somebody holds " + intent.component());
    require(
        !facts.operatorOn(intent.resource()),
        intent.responder() + " acts though an operator is at work on " + intent.resource());
    if (responder.kind().disturbs()) {
      disturbing(responder, monitor, now, facts);
    }
  }

  private void switchedOn(ResponderDefinition responder, ItemId monitor, Facts facts) {
    require(responder.enabled(), responder.id() + " acts though it is disabled");
    Optional<HealthSetDefinition> set = facts.set(monitor);
    require(
        set.isPresent() && set.get().enabled(),
        responder.id() + " acts though its set is disabled");
    require(
        facts.monitor(monitor).orElseThrow().enabled() && !facts.probes(monitor).isEmpty(),
        responder.id() + " acts though its monitor is disabled");
    require(
        facts.sightings().of(monitor).orElseThrow().enabled(),
        responder.id() + " acts though its monitor shows Disabled");
  }

  private void disturbing(ResponderDefinition responder, ItemId monitor, Instant now, Facts facts) {
    require(
        !facts.repairing(monitor, now),
        responder.id() + " acts though " + monitor + " is being repaired");
    require(
        responder.kind() != ResponderKind.DESTRUCTIVE
            || facts.settings().armed().contains(responder.type().name()),
        responder.id() + " is not armed");
    require(
        !now.isBefore(facts.upSince().plus(facts.settings().startupGrace())),
        responder.id() + " acts within the startup grace");
    require(
        facts
            .sightings()
            .of(monitor)
            .orElseThrow()
            .beneath()
            .atLeast(responder.targetHealthState()),
        responder.id() + " acts though its state is not reached");
  }
}
