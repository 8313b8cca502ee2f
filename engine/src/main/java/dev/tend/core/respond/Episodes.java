package dev.tend.core.respond;

import dev.tend.core.event.EventId;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.MonitorEvent.End;
import dev.tend.core.event.Occasion;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens an episode when a monitor is raised, reopens it when it is raised again soon, and closes
 * it.
 */
final class Episodes {
  private final Scene scene;
  private final Incidents incidents;
  private final Offline offline;

  Episodes(Scene scene, Incidents incidents, Offline offline) {
    this.scene = scene;
    this.incidents = incidents;
    this.offline = offline;
  }

  /**
   * A monitor changed; {@code because} is the event that brought it about, beside the results it
   * names.
   */
  void changed(Chain chain, MonitorChange change, EventId because, Instant now) {
    List<EventId> causes = new ArrayList<>(change.causes());
    if (!causes.contains(because)) {
      causes.add(because);
    }
    changed(chain, change, causes, now);
  }

  /** A monitor changed. */
  void changed(Chain chain, MonitorChange change, List<EventId> known, Instant now) {
    EventId before = chain.monitor().lastTransition();
    List<EventId> causes = known.isEmpty() && before.sequence() > 0 ? List.of(before) : known;
    EventId id =
        scene
            .journal()
            .record(
                new MonitorEvent.MonitorChanged(
                    chain.id(),
                    change.from(),
                    change.to(),
                    change.beneathFrom(),
                    change.beneath(),
                    change.occasion(),
                    change.detail()),
                causes);
    chain.monitor().transitioned(id, now);
    scene.touch(chain);
    scene.stir(chain.id().healthSet());
    calm(chain, now);
    if (change.beneath().raised() && !change.beneathFrom().raised()) {
      raised(chain, id, now);
    } else if (change.occasion() == Occasion.HEALED) {
      healed(chain, now);
    } else if (change.occasion() == Occasion.WITHDRAWN || change.to() == MonitorState.DISABLED) {
      close(chain, End.WITHDRAWN, change.detail(), id);
    }
  }

  private static void calm(Chain chain, Instant now) {
    boolean calm =
        chain.monitor().enabled()
            && !chain.monitor().unavailable()
            && chain.monitor().beneath() == MonitorState.HEALTHY;
    if (!calm) {
      chain.calmSince = Optional.empty();
    } else if (chain.calmSince.isEmpty()) {
      chain.calmSince = Optional.of(now);
    }
  }

  private void raised(Chain chain, EventId cause, Instant now) {
    chain.asked.clear();
    Episode open = chain.episode;
    if (open != null) {
      open.reopened();
      scene.journal().record(new MonitorEvent.EpisodeOpened(chain.id(), open.id(), true), cause);
      chain.responders().forEach(Responder::newRaise);
      return;
    }
    String id = "episode-" + scene.journal().next();
    EventId opened =
        scene.journal().record(new MonitorEvent.EpisodeOpened(chain.id(), id, false), cause);
    chain.episode = new Episode(id, now, opened);
    if (chain.incident != null && !chain.incident.open()) {
      chain.incident = null;
    }
    chain.responders().forEach(Responder::newEpisode);
  }

  private void healed(Chain chain, Instant now) {
    chain.healedAt = Optional.of(now);
    if (chain.episode != null) {
      chain.episode.healed(now);
    }
  }

  /** Closes the episode, if one is open, and all that belongs to it. */
  void close(Chain chain, End end, EventId because) {
    close(chain, end, "", because);
  }

  /** The same; {@code detail} says whose doing it is: empty text for nobody's. */
  private void close(Chain chain, End end, String detail, EventId because) {
    String how = end.name().toLowerCase(Locale.ROOT) + (detail.isEmpty() ? "" : ": " + detail);
    Episode episode = chain.episode;
    if (episode != null) {
      EventId closed =
          scene
              .journal()
              .record(
                  new MonitorEvent.EpisodeClosed(chain.id(), episode.id(), end, episode.raisedAt()),
                  because);
      chain.episode = null;
      chain.responders().forEach(Responder::newEpisode);
      scene.touch(chain);
      offline.release(chain, "the episode ended: " + how, List.of(closed));
    }
    if (end != End.HEALED) {
      incidents.close(chain, how, List.of(because));
    }
  }
}
