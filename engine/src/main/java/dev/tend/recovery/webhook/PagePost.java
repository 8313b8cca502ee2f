package dev.tend.recovery.webhook;

import dev.tend.config.Webhook;
import dev.tend.core.effect.Page;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;

/** How one page is brought to one webhook, once. */
@FunctionalInterface
public interface PagePost {
  /**
   * Returns once the webhook has taken the page.
   *
   * @throws IOException if it has not, or it cannot be told; the message says why and holds no
   *     secret
   * @throws InterruptedException if interrupted while waiting
   */
  void post(Webhook webhook, Page page, Deadline deadline, CancellationScope scope)
      throws IOException, InterruptedException;
}
