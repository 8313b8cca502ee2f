package dev.tend.api.server;

import dev.tend.api.HealthView;
import dev.tend.api.OperationRefusedException;
import dev.tend.api.Operations;
import dev.tend.api.model.ComponentChange;
import dev.tend.api.model.ComponentChange.UnknownComponentException;
import dev.tend.api.model.ComponentRequest;
import dev.tend.api.model.ServerComponents;
import java.time.Duration;
import java.util.function.Supplier;

/** Shows the components, and takes them out of service and back. */
final class ComponentRoutes {
  static final String PATH = "/v1/components";

  private static final Duration CORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

  private final HealthView view;
  private final Operations operations;

  ComponentRoutes(HealthView view, Operations operations) {
    this.view = view;
    this.operations = operations;
  }

  HttpReply components(Request request) {
    return HttpReply.json(
        refusing(
            () ->
                ServerComponents.of(
                    view.status().server(),
                    true,
                    view.clock().wall(),
                    view.snapshot(),
                    request.parameter("component"))));
  }

  HttpReply change(Request request) {
    ComponentRequest wanted = request.read(ComponentRequest.class);
    ComponentChange change =
        refusing(() -> ComponentChange.of(wanted, view.snapshot(), view.clock().wall()));
    var answer = request.within(CORE_ANSWERS_WITHIN, operations.submit(change.input()));
    return HttpReply.json(change.answer(view.snapshot(), answer));
  }

  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnknownComponentException unknown) {
      throw new ApiException(404, String.valueOf(unknown.getMessage()), unknown.advice());
    } catch (OperationRefusedException refused) {
      throw new ApiException(409, String.valueOf(refused.getMessage()), refused.advice());
    }
  }
}
