package dev.tend.api.server;

import dev.tend.api.OverrideOperations;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;
import java.time.Duration;

/** The routes to overrides. */
final class OverrideRoutes {
  /** Where they are kept may be far away and slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OverrideOperations operations;
  private final RequestSupport support;

  OverrideRoutes(OverrideOperations operations, RequestSupport support) {
    this.operations = operations;
    this.support = support;
  }

  HttpReply list(Request request) {
    return support.reply(support.within(PATIENCE, operations.list()));
  }

  HttpReply add(Request request) {
    OverrideRequest asked = support.read(request, OverrideRequest.class);
    return support.reply(support.within(PATIENCE, operations.add(asked)));
  }

  HttpReply addSigned(Request request) {
    SignedOverride asked = support.read(request, SignedOverride.class);
    return support.reply(support.within(PATIENCE, operations.add(asked)));
  }

  HttpReply remove(Request request) {
    OverrideRemoval asked = support.read(request, OverrideRemoval.class);
    return support.reply(support.within(PATIENCE, operations.remove(asked)));
  }

  HttpReply look(Request request) {
    return support.reply(support.within(PATIENCE, operations.look()));
  }
}
