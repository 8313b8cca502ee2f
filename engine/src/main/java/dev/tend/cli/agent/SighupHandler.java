package dev.tend.cli.agent;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles {@code SIGHUP}. Compilers warn about the JDK's class for it, so it is looked up at run
 * time; where it is missing, the API can still reload.
 */
final class SighupHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SighupHandler.class);

  private SighupHandler() {}

  /** Runs the handler, on a thread of its own, each time the signal arrives. */
  static void handledBy(Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> receiver = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              SighupHandler.class.getClassLoader(),
              new Class<?>[] {receiver},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      handler.run();
                      yield null;
                    }
                    case "equals" ->
                        System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "SIGHUP handler";
                  });
      signal
          .getMethod("handle", signal, receiver)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException missing) {
      LOG.warn("SIGHUP does not reload here ({}); use the API", missing.toString());
    }
  }
}
