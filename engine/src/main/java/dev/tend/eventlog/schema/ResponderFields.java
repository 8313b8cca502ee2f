package dev.tend.eventlog.schema;

import dev.tend.core.event.ResponderEvent;

/** The fields of responders' decisions. */
final class ResponderFields {
  private ResponderFields() {}

  static void write(LineWriter writer, ResponderEvent body) {
    switch (body) {
      case ResponderEvent.Refused refused -> refused(writer, refused);
      case ResponderEvent.Confirming confirming ->
          writer.item(confirming.responder()).text(EventField.EPISODE, confirming.episode());
      case ResponderEvent.Allowed allowed ->
          writer
              .item(allowed.responder())
              .text(EventField.EPISODE, allowed.episode())
              .text(EventField.INSTANCE, allowed.instance())
              .number(EventField.ATTEMPT, allowed.attempt());
      case ResponderEvent.ApprovalAsked asked ->
          writer
              .item(asked.responder())
              .text(EventField.EPISODE, asked.episode())
              .text(EventField.APPROVAL, asked.approval())
              .time(EventField.APPROVAL_EXPIRES, asked.expiresAt());
      case ResponderEvent.ApprovalSettled settled ->
          writer
              .item(settled.responder())
              .text(EventField.APPROVAL, settled.approval())
              .text(EventField.APPROVAL_ANSWER, word(settled.answer()))
              .text(EventField.USER, settled.owner());
    }
  }

  private static void refused(LineWriter writer, ResponderEvent.Refused refused) {
    writer
        .item(refused.responder())
        .text(EventField.EPISODE, refused.episode())
        .text(EventField.REFUSAL, refused.reason().text())
        .number(EventField.GATE, refused.reason().gate())
        .text(EventField.MESSAGE, refused.detail());
    refused.retryAt().ifPresent(at -> writer.time(EventField.RETRY_AT, at));
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
