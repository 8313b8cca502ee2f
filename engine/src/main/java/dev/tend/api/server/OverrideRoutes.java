package dev.tend.api.server;

import dev.tend.api.OverrideOperations;
import dev.tend.override.admin.OverrideChange;
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

  HttpReply look(Request request) {
    return support.reply(support.within(PATIENCE, operations.look()));
  }

  <T extends Record & OverrideChange> HttpReply change(Request request, Class<T> type) {
    return support.reply(support.within(PATIENCE, operations.change(support.read(request, type))));
  }
}
