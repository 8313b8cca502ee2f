package dev.tend.agent;

import dev.tend.api.OperationAnswer;
import dev.tend.core.Decision;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.RecoveryEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the core made of a person's request, in words. */
final class CoreAnswer {
  private CoreAnswer() {}

  /**
   * The answer.
   *
   * @param storeTrouble why the store does not keep it; empty when it does
   */
  static OperationAnswer of(Decision decision, Optional<String> storeTrouble) {
    List<String> ids =
        decision.events().stream().map(HealthEvent::id).map(EventId::toString).toList();
    Optional<String> refusal =
        decision.events().stream().map(HealthEvent::body).flatMap(CoreAnswer::refused).findFirst();
    if (refusal.isPresent()) {
      return new OperationAnswer(false, refusal.get(), ids);
    }
    String unkept =
        storeTrouble
            .map(why -> "done, but lost if the agent stops now: the store reports: " + why)
            .orElse("");
    String said =
        Stream.concat(
                decision.events().stream().map(HealthEvent::body).flatMap(CoreAnswer::cleared),
                Stream.of(unkept))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "));
    return new OperationAnswer(true, said, ids);
  }

  private static Stream<String> refused(EventBody body) {
    return switch (body) {
      case EnvironmentEvent.RepairRefused refused -> Stream.of(refused.reason());
      case EnvironmentEvent.InputIgnored ignored -> Stream.of(ignored.why());
      default -> Stream.empty();
    };
  }

  private static Stream<String> cleared(EventBody body) {
    return switch (body) {
      case RecoveryEvent.ChronicChanged changed ->
          changed.chronic()
              ? Stream.empty()
              : Stream.of(changed.monitor() + " is no longer chronic");
      case RecoveryEvent.ExhaustionChanged changed ->
          changed.exhausted()
              ? Stream.empty()
              : Stream.of(changed.responder() + " is no longer exhausted");
      default -> Stream.empty();
    };
  }
}
