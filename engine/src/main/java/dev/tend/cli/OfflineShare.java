package dev.tend.cli;

import dev.tend.config.AgentConfiguration;
import dev.tend.config.TrustedKeys;
import dev.tend.config.UnusableKeyException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.CheckpointKeys;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The shared directory without an agent. Whatever is asked of it is given up after a while, since a
 * file system far away may never answer; what was known of it then still counts.
 */
final class OfflineShare {
  private final SharedDirectory directory;
  private final SharedView recalled;

  private OfflineShare(SharedDirectory directory, SharedView recalled) {
    this.directory = directory;
    this.recalled = recalled;
  }

  /**
   * What is in it.
   *
   * @param overrides the overrides that are believed, or those that last were
   * @param rejectedSource what is not believed
   * @param heard what servers said
   * @param directory how it stands; empty when there is none
   */
  record Contents(
      List<MonitoringOverride> overrides,
      List<RejectedSource> rejectedSource,
      List<Acknowledgement> heard,
      Optional<OverrideListing.Directory> directory) {
    static final Contents NONE = new Contents(List.of(), List.of(), List.of(), Optional.empty());
  }

  static Optional<OfflineShare> of(AgentConfiguration configuration, LocalStore store)
      throws OverrideStoreException {
    if (configuration.overrides().global().isEmpty()) {
      return Optional.empty();
    }
    try {
      SharedDirectory directory =
          new SharedDirectory(
              configuration.overrides().global().get(),
              TrustedKeys.trust(configuration.overrides()));
      SharedView recalled =
          store.note(CheckpointKeys.SHARED).map(directory::recall).orElse(SharedView.EMPTY);
      return Optional.of(new OfflineShare(directory, recalled));
    } catch (UnusableKeyException unusable) {
      throw new CannotAskException(String.valueOf(unusable.getMessage()));
    }
  }

  /** What the agent last knew of it; touches no file there. */
  List<MonitoringOverride> recalled() {
    return recalled.overrides();
  }

  SharedDirectory directory() {
    return directory;
  }

  /** What a question to the directory comes to, if that answers in time. */
  <T> T within(Callable<T> question) throws IOException {
    return TimeLimiter.USUAL.within(directory.path().toString(), question);
  }

  Contents contents() {
    Instant now = Instant.now();
    try {
      return within(
          () -> {
            SharedView view = directory.look();
            return contents(
                view, directory.acknowledgements().heard(), Optional.of(now), Optional.empty());
          });
    } catch (IOException trouble) {
      return contents(
          recalled, List.of(), Optional.empty(), Optional.of(String.valueOf(trouble.getMessage())));
    }
  }

  private Contents contents(
      SharedView view,
      List<Acknowledgement> heard,
      Optional<Instant> seen,
      Optional<String> trouble) {
    return new Contents(
        view.overrides(),
        view.rejectedSource(),
        heard,
        Optional.of(
            new OverrideListing.Directory(
                directory.path().toString(), seen, trouble, trouble.map(why -> Instant.now()))));
  }
}
