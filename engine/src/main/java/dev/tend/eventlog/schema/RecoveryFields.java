package dev.tend.eventlog.schema;

import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.input.RecoveryInput;

/** The fields of acts. */
final class RecoveryFields {
  private RecoveryFields() {}

  static void write(LineWriter writer, RecoveryEvent body) {
    switch (body) {
      case RecoveryEvent.ThrottleJudged judged -> throttle(writer, judged);
      case RecoveryEvent.RecoveryStarted started ->
          writer
              .item(started.responder())
              .text(EventField.ACTION_TYPE, started.action())
              .text(EventField.RESOURCE, started.resource())
              .text(EventField.INSTANCE, started.instance())
              .text(EventField.EPISODE, started.episode())
              .time(EventField.EXPECTED_END, started.expectedEnd());
      case RecoveryEvent.RecoveryFinished finished -> finished(writer, finished);
      case RecoveryEvent.RecoveryJudged judged ->
          writer
              .item(judged.responder())
              .text(EventField.INSTANCE, judged.instance())
              .text(EventField.VERDICT, judged.verdict().text())
              .text(EventField.OUTCOME, EcsOutcome.of(judged.verdict()));
      case RecoveryEvent.ExhaustionChanged exhaustion ->
          writer.item(exhaustion.responder()).flag(EventField.EXHAUSTED, exhaustion.exhausted());
      case RecoveryEvent.ChronicChanged chronic ->
          writer
              .item(chronic.monitor())
              .flag(EventField.CHRONIC, chronic.chronic())
              .text(EventField.USER, chronic.owner());
    }
  }

  private static void finished(LineWriter writer, RecoveryEvent.RecoveryFinished finished) {
    boolean good = finished.result() == RecoveryInput.Result.SUCCEEDED;
    writer
        .item(finished.responder())
        .text(EventField.ACTION_TYPE, finished.action())
        .text(EventField.RESOURCE, finished.resource())
        .text(EventField.INSTANCE, finished.instance())
        .text(EventField.RESULT, word(finished.result()))
        .text(EventField.OUTCOME, EcsOutcome.of(finished.result()))
        .text(good ? EventField.MESSAGE : EventField.ERROR_MESSAGE, finished.message());
  }

  private static String word(RecoveryInput.Result result) {
    return switch (result) {
      case SUCCEEDED -> "Succeeded";
      case FAILED -> "Failed";
      case TIMED_OUT -> "TimedOut";
    };
  }

  private static void throttle(LineWriter writer, RecoveryEvent.ThrottleJudged judged) {
    ThrottleCounters counters = judged.counters();
    writer
        .item(judged.responder())
        .text(EventField.THROTTLE_KEY, judged.key())
        .flag(EventField.ALLOWED, judged.allowed());
    counters.sinceLast().ifPresent(since -> writer.seconds(EventField.SINCE_LAST, since));
    writer
        .seconds(EventField.MINIMUM_BETWEEN, counters.minimumBetween())
        .number(EventField.IN_HOUR, counters.inHour())
        .number(EventField.MAXIMUM_PER_HOUR, counters.maximumPerHour())
        .number(EventField.IN_DAY, counters.inDay())
        .number(EventField.MAXIMUM_PER_DAY, counters.maximumPerDay())
        .number(EventField.SERVER_IN_HOUR, counters.serverInHour())
        .number(EventField.SERVER_PER_HOUR, counters.serverMaximumPerHour())
        .number(EventField.SERVER_IN_DAY, counters.serverInDay())
        .number(EventField.SERVER_PER_DAY, counters.serverMaximumPerDay());
  }
}
