package dev.tend.api.server;

import dev.tend.api.OverrideOperations;
import dev.tend.override.desk.OverrideRemoval;
import dev.tend.override.desk.OverrideRequest;
import dev.tend.override.desk.SignedOverride;
import java.time.Duration;

/** The routes to overrides. */
final class OverrideRoutes {
  /** Where they are kept may be far away and slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OverrideOperations operations;
  private final Dialogue dialogue;

  OverrideRoutes(OverrideOperations operations, Dialogue dialogue) {
    this.operations = operations;
    this.dialogue = dialogue;
  }

  Reply list(Request request) {
    return dialogue.reply(dialogue.within(PATIENCE, operations.list()));
  }

  Reply add(Request request) {
    OverrideRequest asked = dialogue.read(request, OverrideRequest.class);
    return dialogue.reply(dialogue.within(PATIENCE, operations.add(asked)));
  }

  Reply addSigned(Request request) {
    SignedOverride asked = dialogue.read(request, SignedOverride.class);
    return dialogue.reply(dialogue.within(PATIENCE, operations.add(asked)));
  }

  Reply remove(Request request) {
    OverrideRemoval asked = dialogue.read(request, OverrideRemoval.class);
    return dialogue.reply(dialogue.within(PATIENCE, operations.remove(asked)));
  }

  Reply look(Request request) {
    return dialogue.reply(dialogue.within(PATIENCE, operations.look()));
  }
}
