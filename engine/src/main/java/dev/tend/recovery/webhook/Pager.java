package dev.tend.recovery.webhook;

import dev.tend.config.Webhook;
import dev.tend.core.effect.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pages to the webhooks of the team they are for, and reports each once all of them have
 * taken it. A team without a webhook of its own is reached through those without a team; if there
 * are none of these either, through all: somebody must hear. With no webhook at all a page counts
 * as delivered at once, since the event log and the agent's own log hold it.
 *
 * <p>Each webhook has a queue and a thread of its own, so that one that hangs delays no other. What
 * is not delivered when the agent stops is sent again by the core's next start, under the same id
 * and sequence. Safe for use by many threads.
 */
public final class Pager implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pager.class);

  private final List<WebhookSender> senders = new ArrayList<>();
  private final BiConsumer<String, Integer> delivered;
  private final Map<String, Integer> outstanding = new HashMap<>();

  /**
   * Begins to wait for pages.
   *
   * @param webhooks where pages go
   * @param post how a page is brought to one of them
   * @param retries how patiently
   * @param delivered given the alert id and the sequence of each page once, when it has been
   *     delivered; on a thread of the pager's, or that of the sender when there is no webhook
   */
  public Pager(
      List<Webhook> webhooks,
      HttpPagePost post,
      RetryPolicy retries,
      BiConsumer<String, Integer> delivered) {
    this.delivered = delivered;
    if (webhooks.isEmpty()) {
      LOG.warn("no webhook is configured: pages go to this log and the event log, to nobody else");
    }
    for (Webhook webhook : webhooks) {
      senders.add(new WebhookSender(webhook, post, retries, this::arrived));
    }
  }

  /** Takes a page and returns at once. One that is under way already is not sent twice. */
  public void send(Page page) {
    List<WebhookSender> reached = channelsFor(page.team());
    if (reached.isEmpty()) {
      LOG.warn(
          "page {} of {} to team {}, by no webhook: {} ({})",
          page.sequence(),
          page.alertId(),
          page.team(),
          page.subject(),
          page.reason());
      delivered.accept(page.alertId(), page.sequence());
      return;
    }
    synchronized (outstanding) {
      if (outstanding.putIfAbsent(key(page), reached.size()) != null) {
        return;
      }
    }
    for (WebhookSender sender : reached) {
      if (!sender.offer(page)) {
        synchronized (outstanding) {
          outstanding.remove(key(page));
        }
        LOG.error(
            "{} has too many pages waiting: page {} of {} waits for the next start",
            sender.name(),
            page.sequence(),
            page.alertId());
      }
    }
  }

  /** How many tries have failed since the agent's start, of all webhooks. */
  public long failures() {
    return senders.stream().mapToLong(WebhookSender::failures).sum();
  }

  /** How many pages wait now, for all webhooks. */
  public long waiting() {
    return senders.stream().mapToLong(WebhookSender::waiting).sum();
  }

  /** Stops sending; a request that is under way is cut off. */
  @Override
  public void close() {
    senders.forEach(WebhookSender::close);
    senders.forEach(sender -> sender.awaitEnd(Duration.ofSeconds(2)));
  }

  private List<WebhookSender> channelsFor(String team) {
    List<WebhookSender> own = senders.stream().filter(one -> one.serves(team)).toList();
    if (!own.isEmpty()) {
      return own;
    }
    List<WebhookSender> forAll = senders.stream().filter(WebhookSender::servesAll).toList();
    return forAll.isEmpty() ? List.copyOf(senders) : forAll;
  }

  private void arrived(Page page) {
    boolean everywhere;
    synchronized (outstanding) {
      Integer left = outstanding.computeIfPresent(key(page), (key, before) -> before - 1);
      everywhere = left != null && left == 0;
      if (everywhere) {
        outstanding.remove(key(page));
      }
    }
    if (everywhere) {
      delivered.accept(page.alertId(), page.sequence());
    }
  }

  private static String key(Page page) {
    return page.alertId() + ":" + page.sequence();
  }
}
