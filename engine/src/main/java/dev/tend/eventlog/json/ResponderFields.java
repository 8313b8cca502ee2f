package dev.tend.eventlog.json;

import dev.tend.core.event.ResponderEvent;

/** The fields of responders' decisions. */
final class ResponderFields {
  private ResponderFields() {}

  static void write(Line line, ResponderEvent body) {
    switch (body) {
      case ResponderEvent.Refused refused -> refused(line, refused);
      case ResponderEvent.Confirming confirming ->
          line.item(confirming.responder()).text(EventField.EPISODE, confirming.episode());
      case ResponderEvent.Allowed allowed ->
          line.item(allowed.responder())
              .text(EventField.EPISODE, allowed.episode())
              .text(EventField.INSTANCE, allowed.instance())
              .number(EventField.ATTEMPT, allowed.attempt());
      case ResponderEvent.ApprovalAsked asked ->
          line.item(asked.responder())
              .text(EventField.EPISODE, asked.episode())
              .text(EventField.APPROVAL, asked.approval())
              .time(EventField.APPROVAL_EXPIRES, asked.expiresAt());
      case ResponderEvent.ApprovalSettled settled ->
          line.item(settled.responder())
              .text(EventField.APPROVAL, settled.approval())
              .text(EventField.APPROVAL_ANSWER, word(settled.answer()))
              .text(EventField.USER, settled.owner());
    }
  }

  private static void refused(Line line, ResponderEvent.Refused refused) {
    line.item(refused.responder())
        .text(EventField.EPISODE, refused.episode())
        .text(EventField.REFUSAL, refused.reason().text())
        .number(EventField.GATE, refused.reason().gate())
        .text(EventField.MESSAGE, refused.detail());
    refused.retryAt().ifPresent(at -> line.time(EventField.RETRY_AT, at));
  }

  private static String word(ResponderEvent.Answer answer) {
    return switch (answer) {
      case GRANTED -> "Granted";
      case DENIED -> "Denied";
      case EXPIRED -> "Expired";
      case STALE -> "Stale";
    };
  }
}
