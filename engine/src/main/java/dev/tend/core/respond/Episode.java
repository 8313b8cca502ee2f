package dev.tend.core.respond;

import dev.tend.core.event.EventId;
import dev.tend.core.record.ChainRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time from a monitor's raise to its healing, and half an hour more, in which a new raise
 * belongs to it.
 */
final class Episode {
  /** How long after the healing a raise reopens the episode. */
  static final Duration REOPENS_WITHIN = Duration.ofMinutes(30);

  /** How many lines of the story are kept for the page. */
  private static final int MOST_TRIED = 16;

  private final String id;
  private final Instant raisedAt;
  private final EventId opened;
  private Optional<Instant> healedAt = Optional.empty();
  private final List<String> tried = new ArrayList<>();

  Episode(String id, Instant raisedAt, EventId opened) {
    this.id = id;
    this.raisedAt = raisedAt;
    this.opened = opened;
  }

  String id() {
    return id;
  }

  Instant raisedAt() {
    return raisedAt;
  }

  /** The event that opened it. */
  EventId opened() {
    return opened;
  }

  Optional<Instant> healedAt() {
    return healedAt;
  }

  void healed(Instant now) {
    healedAt = Optional.of(now);
  }

  void reopened() {
    healedAt = Optional.empty();
  }

  /** When it can no longer be reopened; empty while it is raised. */
  Optional<Instant> closesAt() {
    return healedAt.map(at -> at.plus(REOPENS_WITHIN));
  }

  /** Adds a line to the story of what was tried. */
  void tell(String line) {
    if (tried.size() == MOST_TRIED) {
      tried.remove(0);
    }
    tried.add(line);
  }

  List<String> tried() {
    return List.copyOf(tried);
  }

  ChainRecord.EpisodeRecord record() {
    return new ChainRecord.EpisodeRecord(id, raisedAt, opened, healedAt, tried());
  }

  static Episode restore(ChainRecord.EpisodeRecord record) {
    Episode episode = new Episode(record.id(), record.raisedAt(), record.opened());
    episode.healedAt = record.healedAt();
    episode.tried.addAll(record.tried());
    return episode;
  }
}
