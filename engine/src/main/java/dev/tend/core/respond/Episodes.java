package dev.tend.core.respond;

import dev.tend.core.event.EventId;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.MonitorEvent.End;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.core.record.MonitorResponseRecord.EpisodeRecord;
import dev.tend.core.record.MonitorResponseRecord.IncidentRecord;
import dev.tend.definition.value.MonitorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens an episode when a monitor is raised, reopens it when it is raised again soon, and closes
 * it.
 */
final class Episodes {
  private final CoreState state;
  private final Incidents incidents;
  private final OfflineHolds offline;

  Episodes(CoreState state, Incidents incidents, OfflineHolds offline) {
    this.state = state;
    this.incidents = incidents;
    this.offline = offline;
  }

  /**
   * A monitor changed; {@code because} is the event that brought it about, beside the results it
   * names.
   */
  void changed(MonitorResponse response, MonitorChange change, EventId because) {
    List<EventId> causes = new ArrayList<>(change.causes());
    if (!causes.contains(because)) {
      causes.add(because);
    }
    changed(response, change, causes);
  }

  /** A monitor changed. */
  void changed(MonitorResponse response, MonitorChange change, List<EventId> known) {
    EventId before = response.monitor().lastTransition();
    List<EventId> causes = known.isEmpty() && before.sequence() > 0 ? List.of(before) : known;
    EventId id =
        state.record(
            new MonitorEvent.MonitorChanged(
                response.id(),
                change.from(),
                change.to(),
                change.beneathFrom(),
                change.beneath(),
                change.cause(),
                change.detail()),
            causes);
    response.monitor().transitioned(id, state.now());
    state.reconsider(response.id().healthSet());
    calm(response);
    if (change.beneath().raised() && !change.beneathFrom().raised()) {
      raised(response, id);
    } else if (change.cause() == TransitionCause.HEALED) {
      response.healed(state.now());
    } else if (change.cause() == TransitionCause.WITHDRAWN
        || change.to() == MonitorState.DISABLED) {
      close(response, End.WITHDRAWN, change.detail(), id);
    }
  }

  private void calm(MonitorResponse response) {
    boolean calm =
        response.monitor().enabled()
            && !response.monitor().unavailable()
            && response.monitor().beneath() == MonitorState.HEALTHY;
    response.calm(calm, state.now());
  }

  private void raised(MonitorResponse response, EventId cause) {
    response.raised();
    if (response.episode.isPresent()) {
      EpisodeRecord open = response.episode.get().healed(Optional.empty());
      response.episode(Optional.of(open));
      state.record(new MonitorEvent.EpisodeOpened(response.id(), open.id(), true), cause);
      response.responders().forEach(Responder::newRaise);
      return;
    }
    String id = "episode-" + state.journal().next();
    EventId opened = state.record(new MonitorEvent.EpisodeOpened(response.id(), id, false), cause);
    response.episode(
        Optional.of(new EpisodeRecord(id, state.now(), opened, Optional.empty(), List.of())));
    response.incident(response.incident.filter(IncidentRecord::open));
    response.responders().forEach(Responder::newEpisode);
  }

  /**
   * Closes the episode, if one is open, and all that belongs to it.
   *
   * @param detail whose doing it is; empty text for nobody's
   */
  void close(MonitorResponse response, End end, String detail, EventId because) {
    String how = end.name().toLowerCase(Locale.ROOT) + (detail.isEmpty() ? "" : ": " + detail);
    if (response.episode.isPresent()) {
      EpisodeRecord episode = response.episode.get();
      EventId closed =
          state.record(
              new MonitorEvent.EpisodeClosed(response.id(), episode.id(), end, episode.raisedAt()),
              because);
      response.episode(Optional.empty());
      response.responders().forEach(Responder::newEpisode);
      offline.release(response, "the episode ended: " + how, List.of(closed));
    }
    if (end != End.HEALED) {
      incidents.close(response, how, List.of(because));
    }
  }
}
