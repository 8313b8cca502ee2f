package dev.tend.recovery.webhook;

import dev.tend.config.Webhook;
import dev.tend.core.effect.Page;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one webhook. Pages of one incident leave in their order, each only after the one
 * before was taken; an incident whose page fails makes way for the others meanwhile.
 */
final class WebhookSender {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  private final Webhook webhook;
  private final HttpPagePost post;
  private final RetryPolicy retries;
  private final Consumer<Page> arrived;
  private final PageQueue queue;
  private final Thread thread;
  private CancellationScope underWay = new CancellationScope();
  private boolean closed;
  private long failures;

  WebhookSender(Webhook webhook, HttpPagePost post, RetryPolicy retries, Consumer<Page> arrived) {
    this.webhook = webhook;
    this.post = post;
    this.retries = retries;
    this.arrived = arrived;
    this.queue = new PageQueue(retries.waiting());
    this.thread = Thread.ofPlatform().daemon().name("tend-pager").start(this::deliverAll);
  }

  boolean serves(String team) {
    return webhook.team().filter(team::equalsIgnoreCase).isPresent();
  }

  boolean servesAll() {
    return webhook.team().isEmpty();
  }

  String name() {
    String place = webhook.url().place();
    return webhook.team().map(team -> place + " of team " + team).orElse(place);
  }

  synchronized boolean offer(Page page) {
    boolean taken = queue.add(page);
    notifyAll();
    return taken;
  }

  synchronized long failures() {
    return failures;
  }

  synchronized int waiting() {
    return queue.size();
  }

  synchronized void close() {
    closed = true;
    underWay.abandon();
    thread.interrupt();
  }

  void awaitEnd(Duration patience) {
    try {
      if (!thread.join(patience)) {
        LOG.warn("the sender to {} does not end", name());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliverAll() {
    try {
      while (true) {
        deliver(nextDue());
      }
    } catch (InterruptedException stopped) {
      LOG.debug("no more pages go to {}", name());
    }
  }

  private synchronized Page nextDue() throws InterruptedException {
    while (true) {
      if (closed) {
        throw new InterruptedException();
      }
      Optional<Page> due = queue.due();
      if (due.isPresent()) {
        underWay = new CancellationScope();
        return due.get();
      }
      wait(queue.untilNextDue().toMillis());
    }
  }

  private void deliver(Page page) throws InterruptedException {
    try {
      post.post(webhook, page, Deadline.in(retries.attempt()), underWay());
      taken(page);
    } catch (IOException | RuntimeException failed) {
      putOff(page, failed);
      return;
    }
    try {
      arrived.accept(page);
    } catch (RuntimeException broken) {
      LOG.error("the arrival of page {} could not be recorded", page.alertId(), broken);
    }
  }

  private synchronized CancellationScope underWay() {
    return underWay;
  }

  private synchronized void taken(Page page) {
    queue.taken(page);
  }

  private synchronized void putOff(Page page, Exception failed) {
    String error = failed instanceof IOException ? failed.getMessage() : failed.toString();
    int failedBefore = queue.putOff(page, retries);
    failures++;
    if (!closed) {
      LOG.warn(
          "page {} of {} has not reached {} in {} tries and is tried again: {}",
          page.sequence(),
          page.alertId(),
          name(),
          failedBefore,
          error);
    }
  }
}
