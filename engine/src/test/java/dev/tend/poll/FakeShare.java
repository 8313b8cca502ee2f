package dev.tend.poll;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedRepository;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A real directory that can be made to hang: every call then waits until it answers again. */
final class FakeShare implements SharedRepository {
  private final SharedDirectory directory;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private volatile CountDownLatch hanging = new CountDownLatch(0);
  private volatile boolean ended;

  FakeShare(PollSettings.Shared configured) {
    directory = new SharedDirectory(configured.directory(), configured.trust());
  }

  void hangs() {
    hanging = new CountDownLatch(1);
  }

  void answers() {
    hanging.countDown();
  }

  /** Nobody gets at the directory any more, late ones neither. */
  void ends() {
    ended = true;
    hanging.countDown();
  }

  boolean isHanging() {
    return hanging.getCount() > 0;
  }

  int looks() {
    return looks.get();
  }

  int acknowledged() {
    return acknowledged.get();
  }

  private void pass() throws IOException {
    boolean interrupted = false;
    while (true) {
      try {
        hanging.await();
        break;
      } catch (InterruptedException deaf) {
        // What hangs in the kernel does not hear it either.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (ended) {
      throw new IOException("the test is over");
    }
  }

  @Override
  public SharedView look(SharedView before) throws IOException {
    looks.incrementAndGet();
    pass();
    return directory.look(before);
  }

  @Override
  public SharedView recall(String text) {
    return directory.recall(text);
  }

  @Override
  public void acknowledge(Acknowledgement acknowledgement) throws IOException {
    pass();
    directory.acknowledge(acknowledgement);
    acknowledged.incrementAndGet();
  }

  @Override
  public List<Acknowledgement> acknowledgements() throws IOException {
    pass();
    return directory.acknowledgements();
  }

  @Override
  public List<MonitoringOverride> overrides() throws IOException {
    return directory.overrides();
  }

  @Override
  public Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
    return directory.objection(override, signature);
  }

  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    directory.add(override, signature, replace, now);
  }

  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws IOException {
    return directory.remove(key);
  }
}
