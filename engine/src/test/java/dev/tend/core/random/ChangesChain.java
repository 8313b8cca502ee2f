package dev.tend.core.random;

import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.MonitorEvent.MonitorChanged;
import dev.tend.core.random.Sightings.Sighting;

/**
 * Every change of what a monitor shows, or of the state beneath, is told in exactly one event; each
 * begins where the one before it ended, and none tells of nothing.
 */
final class ChangesChain implements Invariant {
  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    if (!(event.body() instanceof MonitorChanged change)) {
      return;
    }
    Sighting before =
        facts
            .sightings()
            .of(change.monitor())
            .orElseThrow(() -> broken(change + " tells of a monitor that was not there"));
    require(
        before.shown() == change.from() && before.beneath() == change.beneathFrom(),
        change + " does not begin with " + before);
    require(
        change.from() != change.to() || change.beneathFrom() != change.beneath(),
        change + " changes nothing");
  }

  @Override
  public void decided(Moment moment, Facts facts) {
    for (MonitorView view : moment.snapshot().monitors()) {
      facts
          .sightings()
          .of(view.id())
          .ifPresent(
              told ->
                  require(
                      told.shown() == view.shown() && told.beneath() == view.beneath(),
                      view.id()
                          + " is "
                          + view.shown()
                          + " over "
                          + view.beneath()
                          + ", but was told to be "
                          + told.shown()
                          + " over "
                          + told.beneath()));
    }
  }
}
