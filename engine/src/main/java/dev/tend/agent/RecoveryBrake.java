package dev.tend.agent;

import dev.tend.api.OperationAnswer;
import dev.tend.brake.Brake;
import dev.tend.brake.BrakeFile;
import dev.tend.core.input.OperatorInput.BrakeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The brake of a running agent. The file is the truth: it is read every second and right before
 * each action. What is pulled here counts at once, whether the disk takes it or not, and is written
 * as soon as it can be. Nobody who pulls or looks waits for the disk, since that may hang.
 */
final class RecoveryBrake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryBrake.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long ANSWERED_WITHIN_SECONDS = 3;

  private final BrakeFile file;
  private final Function<BrakeSet, CompletableFuture<List<String>>> core;
  private final PeriodicTasks disk = new PeriodicTasks(1, "tend-brake");
  private Optional<Brake> filed = Optional.empty();

  /** Pulled here, and not in the file yet. */
  private Optional<Brake> unfiled;

  private Optional<BrakeSet> told;

  /**
   * The brake as the agent finds it at its start.
   *
   * @param file the file
   * @param stored what the core remembers of an earlier run; one that no file kept is pulled again
   * @param core takes each change and returns the ids of the events about it; must not block
   */
  RecoveryBrake(
      BrakeFile file,
      Optional<BrakeSet> stored,
      Function<BrakeSet, CompletableFuture<List<String>>> core) {
    this.file = file;
    this.core = core;
    told = stored;
    unfiled =
        stored
            .filter(set -> set.since().isEmpty())
            .map(set -> new Brake(set.owner(), set.reason(), Instant.now()));
  }

  /** Reads the file for the first time, before anything can act, and from then on again. */
  void start() {
    trouble(
            () -> {
              look();
              return Optional.empty();
            })
        .join()
        .ifPresent(why -> LOG.error("whether recovery is stopped is not known yet: {}", why));
    current().ifPresent(set -> LOG.warn("{}", words(set)));
    disk.every(PAUSE, "looking at the brake", this::look);
  }

  /** The brake as far as it is known; empty when it is not pulled. */
  synchronized Optional<Brake> current() {
    return filed.isPresent() && unfiled.isPresent()
        ? Optional.of(filed.get().and(unfiled.get()))
        : filed.or(() -> unfiled);
  }

  /** What a person should know of a brake that is pulled; empty when there is nothing to say. */
  synchronized Optional<String> note() {
    return unfiled.map(set -> file.path() + " cannot be written yet: a restart may end this");
  }

  /** Why no action may begin, if so. Asks the file as well, and may wait for the disk. */
  Optional<String> refusal() {
    Optional<Brake> known = current();
    if (known.isEmpty()) {
      known = file.read();
      known.ifPresent(pulled -> disk.once(Duration.ZERO, "looking at the brake", this::look));
    }
    return known.map(RecoveryBrake::words);
  }

  /** Stops all recovery, besides whoever has stopped it already. */
  CompletableFuture<OperationAnswer> pull(String owner, String reason) {
    CompletableFuture<List<String>> events;
    synchronized (this) {
      Brake mine = new Brake(owner, reason, Instant.now());
      unfiled = Optional.of(unfiled.map(earlier -> earlier.and(mine)).orElse(mine));
      events = tell("", "");
    }
    LOG.warn("{}", words(new Brake(owner, reason, Instant.now())));
    return trouble(this::write)
        .thenCombine(
            events,
            (trouble, ids) ->
                new OperationAnswer(
                    true, trouble.map(RecoveryBrake::unkept).orElse(""), List.copyOf(ids)));
  }

  /** Lets recovery go on; refused when the file cannot be removed. */
  CompletableFuture<OperationAnswer> release(String owner, String reason) {
    if (current().isEmpty()) {
      return CompletableFuture.completedFuture(
          new OperationAnswer(false, "the brake is not pulled", List.of()));
    }
    return trouble(this::remove)
        .thenCompose(
            trouble ->
                trouble
                    .map(
                        why ->
                            CompletableFuture.completedFuture(
                                new OperationAnswer(
                                    false, "all recovery stays stopped: " + why, List.of())))
                    .orElseGet(
                        () ->
                            tell(owner, reason)
                                .thenApply(ids -> new OperationAnswer(true, "", ids))));
  }

  /** Writes what the file does not have yet, if that is possible now. */
  @Override
  public void close() {
    if (note().isPresent()) {
      var unused = trouble(this::write).join();
    }
    disk.close();
  }

  private void look() {
    if (unwritten().isPresent()) {
      var unused = write();
    } else {
      Optional<Brake> found = file.read();
      synchronized (this) {
        filed = found;
      }
    }
    var unused = tell("nobody known", file.path() + " is gone");
  }

  private synchronized Optional<Brake> unwritten() {
    return unfiled;
  }

  /** Returns why it could not be written. */
  private Optional<String> write() {
    Optional<Brake> mine = unwritten();
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    Optional<Brake> found = file.read();
    Brake whole = found.map(other -> other.and(mine.get())).orElse(mine.get());
    try {
      file.write(whole);
      synchronized (this) {
        filed = Optional.of(whole);
        unfiled = unfiled.filter(later -> !later.equals(mine.get()));
      }
      var unused = tell("", "");
      return Optional.empty();
    } catch (IOException unwritable) {
      boolean stays = Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          unwritable + (stays ? "; the file is there, without who and why, and brakes" : ""));
    }
  }

  private Optional<String> remove() {
    try {
      file.delete();
      synchronized (this) {
        filed = Optional.empty();
        unfiled = Optional.empty();
      }
      return Optional.empty();
    } catch (IOException undeletable) {
      return Optional.of("remove " + file.path() + " by hand: " + undeletable);
    }
  }

  /** Tells the core what it does not know; who released it, if it is released. */
  private synchronized CompletableFuture<List<String>> tell(String owner, String reason) {
    Optional<BrakeSet> now =
        current()
            .map(
                set ->
                    new BrakeSet(
                        true,
                        set.owner(),
                        set.why(),
                        unfiled.isPresent() ? Optional.empty() : Optional.of(set.since())));
    if (now.equals(told)) {
      return CompletableFuture.completedFuture(List.of());
    }
    told = now;
    return core.apply(now.orElseGet(() -> new BrakeSet(false, owner, reason)))
        .completeOnTimeout(List.of(), ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
  }

  /** What came of work with the disk, or that it does not answer; empty when all went well. */
  private CompletableFuture<Optional<String>> trouble(Supplier<Optional<String>> work) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    disk.once(Duration.ZERO, "the brake", () -> answer.complete(work.get()));
    return answer.completeOnTimeout(
        Optional.of("the disk with " + file.path() + " does not answer"),
        ANSWERED_WITHIN_SECONDS,
        TimeUnit.SECONDS);
  }

  private static String words(Brake set) {
    return set.owner() + " stopped all recovery: " + set.why();
  }

  private static String unkept(String why) {
    return "recovery is stopped, but a restart of the agent may end that: " + why;
  }
}
